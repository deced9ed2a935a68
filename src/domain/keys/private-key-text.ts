import {
  type PrivateKeyForm,
  privateKeyAtStart,
  privateKeyBetween,
  privateKeyInBytes,
} from './private-key-der'

/**
 * How programs write private keys as text. Each is a mark that no request, certificate or list of people has.
 */
const marks: readonly { readonly what: string; readonly mark: RegExp }[] = [
  // PKCS#8, PKCS#1, SEC 1, DSA, OpenSSH, SSH2, PGP: whatever the label has before PRIVATE KEY
  { what: 'PEM', mark: /--[ \t]?(BEGIN|END) [A-Z0-9 #.-]{0,40}PRIVATE KEY/ },
  { what: 'PEM of older OpenSSL, under a password', mark: /\bDEK-Info[ \t]*:|\bProc-Type[ \t]*:[ \t]*4/i },
  { what: 'PuTTY', mark: /PuTTY-User-Key-File-\d|^[ \t]*Private-Lines:/im },
  {
    what: 'openssl -text, certtool',
    mark: /^[ \t]*(?:RSA |EC )?Private-Key: \(|^[ \t]*private ?exponent:|^[ \t]*priv:[ \t]*$/im,
  },
  { what: 'GnuPG', mark: /\((?:\d{1,3}:)?(?:protected-|shadowed-)?private-key\b/ },
  { what: 'age', mark: /AGE-SECRET-KEY-1[A-Z0-9]{16}/i },
  { what: 'WireGuard', mark: /^[ \t]*PrivateKey[ \t]*=[ \t]*[A-Za-z0-9+/]{42,43}=/im },
  { what: 'minisign, signify', mark: /^untrusted comment:[^\n]{0,80}secret key/im },
  { what: 'SSH 1', mark: /SSH PRIVATE KEY FILE FORMAT/ },
  { what: 'OpenSSH, binary, and as base64', mark: /openssh-key-v1|b3BlbnNzaC1rZXktdjE/ },
]

/**
 * The first or last line of PEM in what is left of a text when all but letters and hyphens are taken away:
 * broken, wrapped, quoted, with other signs for blanks, in small letters. The label is one of those in use,
 * so that a sentence about keys isn't one.
 */
const strippedPem =
  /--(?:BEGIN|END)-*(?:RSA|DSA|ECDSA|EC|DH|ENCRYPTED|OPENSSH|ANY|PGP|SSHCOM|SSH|TSS|GOST|SM|ED|COM|-){0,4}PRIVATE-*KEY/i

/**
 * A JSON Web Key with its private member (RFC 7517, RFC 7518 §6), also as JavaScript and YAML write it;
 * quotes may be escaped.
 */
const jwk = {
  keyType: /\bkty\\*["']?\s{0,8}[:=]\s{0,8}\\*["']?(?:RSA|EC|OKP|AKP)\b/,
  privateMember: /(?:^|[\s{,"'\\])(?:d|priv)\\*["']?\s{0,8}[:=]\s{0,8}\\*["']?[A-Za-z0-9_-]{16}/,
}
/** XML of .NET. */
const xml = {
  keyValue: /<(?:\w{1,20}:)?RSAKey(?:Value|Pair)\b/i,
  privateMember: /<(?:\w{1,20}:)?D>\s*[A-Za-z0-9+/]/i,
}
/**
 * Characters looked at between two pauses, and how far a part reaches into the next: a key's first line and
 * its head stand in one of them.
 */
const partLength = 32 * 1024
const overlap = 16 * 1024
/** Bytes of a file where a key may begin, between two pauses. */
const placesAtOnce = 256 * 1024
/** The deepest nesting of encodings that is looked into: base64 of JSON that holds base64 of PEM. */
const deepest = 3
/** The shortest private key, of 39 bytes, has 52 characters. */
const base64Run = /[A-Za-z0-9+/_-]{48,}/g
const hexRun = /[0-9a-f]{76,}/gi
/** Numbers of bytes, as JSON and Java print them. */
const numberRun = /(?:-?\d{1,3},){38,}-?\d{1,3}/g

/**
 * Whether a text or a file holds a private key in any form that people paste or choose by mistake: PEM of
 * every kind (also encrypted, mangled or without its frame), OpenSSH, PuTTY, PGP, age, JWK, keystores, DER,
 * and these as base64, base64url or hexadecimal digits, whatever stands around. Takes time in proportion to
 * the length.
 */
export function holdsPrivateKey(input: string | Uint8Array): boolean {
  return privateKeyIn(input) !== null
}

/** As `holdsPrivateKey`, with the form in which it is there; null where there is none. */
export function privateKeyIn(input: string | Uint8Array): PrivateKeyForm | null {
  const search = searchingPrivateKey(input)
  for (;;) {
    const { done, value } = search.next()
    if (done) return value
  }
}

/** As `privateKeyIn`, with pauses in which a page may answer. */
export function* searchingPrivateKey(
  input: string | Uint8Array,
): Generator<undefined, PrivateKeyForm | null> {
  if (typeof input !== 'string') {
    let form = privateKeyAtStart(input)
    for (let at = 0; !form && at < input.length; at += placesAtOnce) {
      if (at > 0) yield
      form = privateKeyBetween(input, at, at + placesAtOnce)
    }
    if (form) return form
  }
  for (let at = 0; at === 0 || at < input.length; at += partLength) {
    if (at > 0) yield
    const end = at + partLength + overlap
    const part = typeof input === 'string' ? input.slice(at, end) : asciiOf(input.subarray(at, end))
    const form = privateKeyInText(part, 0)
    if (form) return form
  }
  return null
}

function privateKeyInText(text: string, depth: number): PrivateKeyForm | null {
  const plain = plainOf(text)
  if (
    marks.some(({ mark }) => mark.test(plain)) ||
    strippedPem.test(plain.replace(/[^A-Za-z-]+/g, '')) ||
    (jwk.keyType.test(plain) && jwk.privateMember.test(plain)) ||
    (xml.keyValue.test(plain) && xml.privateMember.test(plain))
  ) {
    return 'private-key'
  }
  const joined = plain.replace(/[\s>|"'`\\]+/g, '')
  for (const [run] of joined.matchAll(base64Run)) {
    // Text before the key may run into it: then it begins at another of four offsets.
    for (let from = 0; from < 4; from++) {
      const form = privateKeyInEncoded(bytesOfBase64(run, from), depth)
      if (form) return form
    }
  }
  for (const [run] of joined.matchAll(numberRun)) {
    const form = privateKeyInEncoded(Uint8Array.from(run.split(','), Number), depth)
    if (form) return form
  }
  for (const [run] of joined.replace(/(?<![0-9a-f])0x|x|[:,;{}()[\]-]/gi, '').matchAll(hexRun)) {
    for (let from = 0; from < 2; from++) {
      const form = privateKeyInEncoded(bytesOfHex(run, from), depth)
      if (form) return form
    }
  }
  return null
}

function privateKeyInEncoded(bytes: Uint8Array, depth: number): PrivateKeyForm | null {
  const form = privateKeyInBytes(bytes)
  if (form || depth === deepest || !isMostlyText(bytes)) return form
  return privateKeyInText(asciiOf(bytes), depth + 1)
}

/**
 * The text without what programs put into it: zeros of UTF-16, invisible characters, escaped line ends and
 * signs, other dashes.
 */
function plainOf(text: string): string {
  let plain = text
  if (plain.includes('\0')) plain = plain.replaceAll('\0', '')
  if (/[\u0080-\uffff]/.test(plain)) {
    plain = plain.replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]+/g, '').replace(/[\u2010-\u2015\u2212]/g, '-')
  }
  if (plain.includes('\\')) {
    plain = plain
      .replace(/\\{2,}/g, '\\')
      .replace(/\\u00([0-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
      .replace(/\\[nrt]/g, '\n')
      .replaceAll('\\/', '/')
  }
  if (plain.includes('%')) {
    plain = plain.replace(/%(?:2[0-9BDF]|3[AD]|0[AD])/gi, (code) =>
      String.fromCharCode(Number.parseInt(code.slice(1), 16)),
    )
  }
  return plain
}

/** Marks are ASCII: byte for byte is enough. */
function asciiOf(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes)
}

/** Three of four bytes are printable ASCII, or the zeros of UTF-16. Of any bytes four of ten are. */
function isMostlyText(bytes: Uint8Array): boolean {
  let printable = 0
  for (const byte of bytes) {
    if ((byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0)
      printable++
  }
  return printable * 4 >= bytes.length * 3
}

const base64Values = new Uint8Array(128)
for (const [value, letter] of [
  ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
].entries()) {
  base64Values[letter.charCodeAt(0)] = value
}
base64Values['-'.charCodeAt(0)] = 62 // base64url (RFC 4648 §5)
base64Values['_'.charCodeAt(0)] = 63

function bytesOfBase64(run: string, from: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.floor(((run.length - from) * 3) / 4))
  let bits = 0
  let at = 0
  for (let index = from; index < run.length; index++) {
    bits = (bits << 6) | (base64Values[run.charCodeAt(index)] ?? 0)
    const place = (index - from) % 4
    if (place > 0) bytes[at++] = bits >> (6 - place * 2)
  }
  return bytes
}

function bytesOfHex(run: string, from: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.floor((run.length - from) / 2))
  for (let at = 0; at < bytes.length; at++) {
    bytes[at] = Number.parseInt(run.slice(from + at * 2, from + at * 2 + 2), 16)
  }
  return bytes
}

/**
 * The bytes of a text that is base64 and nothing else, blanks, line ends and marks of quoted mail aside; null
 * for every other text.
 */
export function bareBase64(text: string): Uint8Array<ArrayBuffer> | null {
  const base64 = text.replace(/[\s\uFEFF>]/g, '')
  if (base64.length < 64 || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return null
  const whole = base64.replace(/=+$/, '')
  const usable = whole.slice(0, whole.length % 4 === 1 ? -1 : undefined)
  return Uint8Array.from(atob(usable), (character) => character.charCodeAt(0))
}
