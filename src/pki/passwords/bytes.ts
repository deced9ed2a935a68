import { AppError } from '../../errors'

/** A password as the two families of derivations take it. */
export interface PasswordBytes {
  /**
   * UTF-16BE and two zero bytes, as PKCS#12's own derivation takes it (RFC 7292 B.1); empty where there is no
   * password at all.
   */
  readonly pkcs12: Uint8Array<ArrayBuffer>
  /**
   * The bytes of a password for PBKDF1, PBKDF2 and PBMAC1 (RFC 8018, RFC 9879): UTF-8, unless the program is
   * known to do otherwise.
   */
  readonly octets: Uint8Array<ArrayBuffer>
}

/**
 * UTF-8, as PBKDF2 takes it (RFC 8018, and every program in `src/pki/MEASUREMENTS.md`). Throws
 * `password-malformed`.
 */
export function utf8PasswordBytes(password: string): Uint8Array<ArrayBuffer> {
  refuseLoneSurrogates(password)
  return new Uint8Array(new TextEncoder().encode(password))
}

/**
 * UTF-16BE and two zero bytes, what PKCS#12's own derivation takes (RFC 7292 B.1). Throws
 * `password-malformed`.
 */
export function pkcs12PasswordBytes(password: string): Uint8Array<ArrayBuffer> {
  refuseLoneSurrogates(password)
  return utf16Bytes(`${password}\0`)
}

/** A password as every program of today reads it. Throws `password-malformed`. */
export function passwordBytesOf(password: string): PasswordBytes {
  return { pkcs12: pkcs12PasswordBytes(password), octets: utf8PasswordBytes(password) }
}

/** UTF-16BE, and nothing more. */
export function utf16Bytes(text: string): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(text.length * 2))
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i))
  return new Uint8Array(view.buffer)
}

/**
 * Half a character has no UTF-8: the encoder would put U+FFFD in its place and make another password of it.
 * Throws `password-malformed`.
 */
export function refuseLoneSurrogates(password: string): void {
  if (!isWellFormed(password)) throw new AppError('password-malformed')
}

const isWellFormed = (text: string) => !/\p{Surrogate}/u.test(text)
