import { derShapeOf } from './der-shape'

/** How programs write private keys as text. Each is a mark that no request, certificate or list of people has. */
const marks: readonly { readonly what: string; readonly mark: RegExp }[] = [
  // PKCS#8 (also encrypted), PKCS#1, SEC 1, DSA, OpenSSH, SSH2, PGP; also with a mangled first line, or with the last one only
  { what: 'PEM', mark: /\b(BEGIN|END)\b[^\n]{0,40}PRIVATE[\s_+%20-]{0,6}KEY/i },
  { what: 'PuTTY', mark: /PuTTY-User-Key-File-\d|^Private-Lines:/m },
  {
    what: 'openssl -text',
    mark: /^[ \t]*(RSA |EC )?Private-Key: \(|^[ \t]*privateExponent:|^[ \t]*priv:[ \t]*$/m,
  },
  { what: 'SSH, binary, as base64', mark: /b3BlbnNzaC1rZXktdjE/ },
]

/** A JSON Web Key with its private member (RFC 7517, RFC 7518 §6); quotes may be escaped. */
const jwk = { keyType: /\\?"kty\\?"\s*:/, privateMember: /\\?"d\\?"\s*:\s*\\?"[\w-]/ }
/** XML of .NET. */
const xml = { keyValue: /<RSAKeyValue\b|<RSAKeyPair\b/, privateMember: /<D>\s*[A-Za-z0-9+/]/ }

const openSshMagic = 'openssh-key-v1'

/**
 * Whether a text or a file holds a private key in any form that people paste or choose by mistake: PEM of every kind (also encrypted), OpenSSH, PuTTY,
 * PGP, JWK, DER, base64 of DER. A PKCS#12 file isn't meant: nothing in it can be read without its password.
 */
export function holdsPrivateKey(input: string | Uint8Array): boolean {
  if (typeof input === 'string') return isPrivateKeyText(input)
  if (derShapeOf(input) === 'private-key') return true
  // Marks are ASCII: byte for byte is enough, and the zeros between UTF-16's letters are taken out below.
  return isPrivateKeyText(new TextDecoder('latin1').decode(input))
}

function isPrivateKeyText(text: string): boolean {
  const letters = text.includes('\0') ? text.replaceAll('\0', '') : text
  return (
    letters.startsWith(openSshMagic) ||
    marks.some(({ mark }) => mark.test(letters)) ||
    (jwk.keyType.test(letters) && jwk.privateMember.test(letters)) ||
    (xml.keyValue.test(letters) && xml.privateMember.test(letters)) ||
    isBareBase64OfPrivateKey(letters)
  )
}

/** A key whose first and last line were not copied. */
function isBareBase64OfPrivateKey(text: string): boolean {
  const der = bareBase64(text)
  return der !== null && derShapeOf(der) === 'private-key'
}

/** The bytes of a text that is base64 and nothing else, blanks, line ends and marks of quoted mail aside; null for every other text. */
export function bareBase64(text: string): Uint8Array<ArrayBuffer> | null {
  const base64 = text.replace(/[\s\uFEFF>]/g, '')
  if (base64.length < 64 || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return null
  const whole = base64.replace(/=+$/, '')
  const usable = whole.slice(0, whole.length % 4 === 1 ? -1 : undefined)
  return Uint8Array.from(atob(usable), (character) => character.charCodeAt(0))
}
