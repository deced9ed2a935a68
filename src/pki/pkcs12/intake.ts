import { type DerShape, derShapeOf } from '../../domain/keys/der-shape'
import { privateKeyIn } from '../../domain/keys/private-key-text'
import { berElementsOf, berOidOf, berTags, readBer } from '../der/ber-reader'
import { textOf } from '../der/pem'

/** Things that people choose in place of a PKCS#12 file. */
const pkcs12Instead = [
  'cut-off',
  'private-key',
  'certificate',
  'csr',
  'public-key',
  'pkcs7',
  'java-keystore',
  'program-store',
  'archive',
  'document',
  'profile',
  'openpgp',
  'web-page',
  'text',
  'unknown',
] as const
export type Pkcs12Instead = (typeof pkcs12Instead)[number]

/** The bytes of a PKCS#12 file in what was chosen, and how they were written there; or what it is instead. */
type Pkcs12Intake =
  | { readonly pkcs12Der: Uint8Array<ArrayBuffer>; readonly container: 'none' | 'text' | 'profile' }
  | { readonly instead: Pkcs12Instead }

const insteadOfShape: Readonly<Partial<Record<DerShape, Pkcs12Instead>>> = {
  'private-key': 'private-key',
  certificate: 'certificate',
  csr: 'csr',
  'public-key': 'public-key',
  pkcs7: 'pkcs7',
}

/** First bytes, in hex, of what people choose by mistake. */
const beginnings: readonly (readonly [string, Pkcs12Instead])[] = [
  ['feedfeed', 'java-keystore'], // JKS
  ['cececece', 'java-keystore'], // JCEKS
  ['000000010000001', 'java-keystore'], // BKS, UBER
  ['000000020000001', 'java-keystore'],
  // SQLite: key4.db and cert9.db of Firefox and Thunderbird
  ['53514c69746520666f726d617420', 'program-store'],
  ['6b796368', 'program-store'], // macOS Keychain
  ['504b0304', 'archive'],
  ['504b0506', 'archive'],
  ['1f8b', 'archive'],
  ['377abcaf', 'archive'],
  ['52617221', 'archive'],
  ['25504446', 'document'],
  ['d0cf11e0', 'document'], // Outlook's .msg, old Office
  ['7b5c727466', 'document'],
  ['89504e47', 'document'],
  ['ffd8ff', 'document'],
]

/**
 * Finds a PKCS#12 file in what a person chose: the file itself, base64 or PEM of it, in a mail's source, a
 * JSON or YAML file, a profile of Apple's. It is told from its first elements alone; nothing is decrypted,
 * nothing thrown.
 */
export function findPkcs12(bytes: Uint8Array<ArrayBuffer>): Pkcs12Intake {
  const start = bytes.findIndex((byte, index) => !isBlank(byte) && !isByteOrderMark(bytes, index))
  const body = bytes.subarray(Math.max(0, start))
  const shape = derShapeOf(body)
  if (shape === 'pkcs12') {
    return isWhole(body) ? { pkcs12Der: Uint8Array.from(body), container: 'none' } : { instead: 'cut-off' }
  }
  if (shape === 'pkcs7') return inText(latin1Of(body)) ?? { instead: 'pkcs7' }
  const ofShape = shape && insteadOfShape[shape]
  if (ofShape) return { instead: ofShape }
  if (shape === 'other' && isBouncyCastleStore(body)) return { instead: 'java-keystore' }
  const head = Array.from(body.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('')
  const begun = beginnings.find(([beginning]) => head.startsWith(beginning))
  if (begun) return { instead: begun[1] }
  const text = textOf(bytes)
  return inText(text) ?? { instead: insteadOfText(text, bytes) }
}

const isBlank = (byte: number) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)
const isByteOrderMark = (bytes: Uint8Array, index: number) =>
  index < 3 && [0xef, 0xbb, 0xbf].every((byte, at) => bytes[at] === byte)

/** Whether the outer length is within the bytes: a file that was saved in part shows it. */
function isWhole(body: Uint8Array): boolean {
  const octets = (body[1] ?? 0) & 0x7f
  if ((body[1] ?? 0) <= 0x80) return true
  const length = body.subarray(2, 2 + octets).reduce((sum, byte) => sum * 256 + byte, 0)
  return 2 + octets + length <= body.length
}

/** A keystore of Bouncy Castle's FIPS edition: { { AlgorithmIdentifier, OCTET STRING }, … }. */
function isBouncyCastleStore(body: Uint8Array<ArrayBuffer>): boolean {
  try {
    const [data] = berElementsOf(readBer(body), berTags.sequence)
    const [algorithm] = berElementsOf(data, berTags.sequence)
    return berOidOf(berElementsOf(algorithm, berTags.sequence)[0]).startsWith('1.2.840.113549.1.5.')
  } catch {
    return false // another structure: whatever it is, not that
  }
}

const isPlist = (text: string) => /<plist[\s>]/.test(text)

/** A PKCS#12 file within a text, in base64; null where there is none. */
function inText(text: string): Pkcs12Intake | null {
  const container = isPlist(text) ? 'profile' : 'text'
  let cutOff = false
  for (const der of base64In(text)) {
    if (derShapeOf(der) !== 'pkcs12') continue
    if (isWhole(der)) return { pkcs12Der: der, container }
    cutOff = true
  }
  return cutOff ? { instead: 'cut-off' } : null
}

/**
 * How the base64 of a SEQUENCE begins; the others are base64 of such base64, as Kubernetes and some tools
 * make it.
 */
const runs = /(?<![A-Za-z0-9+/_-])(MI[AIM]|TUl[BJN])[A-Za-z0-9+/_-][A-Za-z0-9+/_\-\s]*/g
const mostRuns = 50

function* base64In(text: string, again = true): Generator<Uint8Array<ArrayBuffer>> {
  const mended = text
    .replaceAll('\0', '')
    .replace(/[\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/\\r\\n|\\[nr]/g, '\n')
    .replaceAll('\\/', '/')
    .replace(/^[ \t]*(?:>[ \t]*)+/gm, '')
    .replace(/=\r?\n(?=[A-Za-z0-9+/])/g, '') // quoted-printable
  let count = 0
  for (const [run] of mended.matchAll(runs)) {
    if (++count > mostRuns) return
    const bytes = decoded(run)
    if (run.startsWith('MI')) yield bytes
    else if (again) yield* base64In(latin1Of(bytes), false)
  }
}

/** Text behind the base64 (a greeting, the next word) makes bytes behind the file: those are ignored. */
function decoded(run: string): Uint8Array<ArrayBuffer> {
  const base64 = run.replace(/\s/g, '').replaceAll('-', '+').replaceAll('_', '/')
  const whole = base64.slice(0, base64.length - (base64.length % 4 === 1 ? 1 : 0))
  return Uint8Array.from(atob(whole), (character) => character.charCodeAt(0))
}

/** Marks in a text, the telling ones first. */
const marks: readonly (readonly [RegExp, Pkcs12Instead])[] = [
  [/-----BEGIN PGP |^-----BEGIN SSH2 PUBLIC|^ssh-(rsa|ed25519) /, 'openpgp'],
  [/BEGIN[^\n]{0,20}CERTIFICATE REQUEST/, 'csr'],
  [/BEGIN (PKCS ?#?7|CMS)/, 'pkcs7'],
  [/BEGIN[^\n]{0,12} CERTIFICATE/, 'certificate'],
  [/BEGIN[^\n]{0,12} PUBLIC KEY/, 'public-key'],
]

function insteadOfText(text: string, bytes: Uint8Array): Pkcs12Instead {
  if (isPlist(text)) return 'profile'
  const start = text.slice(0, 1024).trimStart()
  if (/^<(!doctype|html|head|body)/i.test(start)) return 'web-page'
  if (privateKeyIn(bytes) === 'private-key') return 'private-key'
  const marked = marks.find(([mark]) => mark.test(text))
  if (marked) return marked[1]
  for (const der of base64In(text)) {
    const instead = insteadOfShape[derShapeOf(der) ?? 'other']
    if (instead) return instead
  }
  if (/^<\?xml/i.test(start)) return /<html/i.test(start) ? 'web-page' : 'text'
  const isText = start !== '' && !/[\p{Cc}\ufffd]/u.test(start.replace(/[\t\n\r]/g, ''))
  return isText ? 'text' : 'unknown'
}

function latin1Of(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes)
}
