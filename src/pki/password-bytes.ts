import { AppError } from '../errors'

/** UTF-8, what PBKDF2 takes (RFC 8018, and every consumer measured). Throws `password-malformed`. */
export function utf8PasswordBytes(password: string): Uint8Array<ArrayBuffer> {
  refuseLoneSurrogates(password)
  return new Uint8Array(new TextEncoder().encode(password))
}

/** UTF-16BE and two zero bytes, what PKCS#12's own derivation takes (RFC 7292 B.1). Throws `password-malformed`. */
export function pkcs12PasswordBytes(password: string): Uint8Array<ArrayBuffer> {
  refuseLoneSurrogates(password)
  const view = new DataView(new ArrayBuffer(password.length * 2 + 2))
  for (let i = 0; i < password.length; i++) view.setUint16(i * 2, password.charCodeAt(i))
  return new Uint8Array(view.buffer)
}

/** Half a character has no UTF-8: the encoder would put U+FFFD in its place and make another password of it. */
function refuseLoneSurrogates(password: string): void {
  if (!isWellFormed(password)) throw new AppError('password-malformed')
}

const isWellFormed = (text: string) => !/\p{Surrogate}/u.test(text)
