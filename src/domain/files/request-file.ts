import { AppError } from '../../errors'
import { privateKeyIn } from '../keys/private-key-text'
import { fileDate } from './pkcs12-file-name'
import { hasTraceOfSealedKey, sealedKeyInText } from './sealed-key-text'

/** The facts in a request file about its key; none is secret. */
export interface RequestFileFacts {
  readonly pickupId: string
  readonly orderNumber: string
  readonly deviceId: string
  readonly agreementVersion: string
  /** ISO 8601. */
  readonly sealedAt: string
  /** SHA-256 of the DER SubjectPublicKeyInfo, lower-case hex. */
  readonly publicKeySha256: string
}

/** The parts of a request file. */
interface RequestFile {
  readonly facts: RequestFileFacts
  /** `ENCRYPTED PRIVATE KEY`, PEM. */
  readonly sealedKeyPem: string
}

/** The readable parts of a request file. */
export interface ReadRequestFile {
  /**
   * The facts that could be read before the key; only the key is sure to be whole, with our line ends again.
   */
  readonly facts: Partial<RequestFileFacts>
  readonly sealedKeyPem: string
}

/** The media type a request file is saved with. */
export const requestFileMediaType = 'application/x-pem-file'
/** A request file has some three thousand; four to a character, and each line twice, are let in. */
export const maxRequestFileBytes = 256 * 1024

/** The lines before the key, each with what its value must look like. */
const lines: readonly {
  readonly name: keyof RequestFileFacts
  readonly label: string
  readonly form: RegExp
  /** Written in small letters, and read so where a file came back in capitals. */
  readonly small?: true
}[] = [
  { name: 'orderNumber', label: 'Certdesk-Order', form: /^[\x21-\x7e]{1,100}$/ },
  { name: 'pickupId', label: 'Certdesk-Pickup', form: /^[\x21-\x7e]{1,100}$/ },
  { name: 'publicKeySha256', label: 'Certdesk-Public-Key-SHA256', form: /^[0-9a-f]{64}$/, small: true },
  { name: 'deviceId', label: 'Certdesk-Device', form: /^[a-z0-9_]{1,40}$/, small: true },
  { name: 'agreementVersion', label: 'Certdesk-Agreement', form: /^[\x21-\x7e]{1,100}$/ },
  { name: 'sealedAt', label: 'Certdesk-Sealed', form: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/ },
]
const keyBlock =
  /^-----BEGIN ENCRYPTED PRIVATE KEY-----\n(?:[A-Za-z0-9+/]{1,76}={0,2}\n){1,400}-----END ENCRYPTED PRIVATE KEY-----$/m

/**
 * The text of a request file: an explanation for the person, the facts as ASCII lines, then the key, which
 * `openssl pkey` finds (RFC 7468 §2 lets text stand before a block). LF. Throws `request-file-malformed`
 * (`line`) for a fact that has no place in such a line.
 */
export function composeRequestFile({
  facts,
  sealedKeyPem,
  explanation,
}: RequestFile & { readonly explanation: readonly string[] }): string {
  const factLines = lines.map(({ name, label, form }) => {
    if (!form.test(facts[name])) throw malformed(label)
    return `${label}: ${facts[name]}`
  })
  const key = sealedKeyPem.trim()
  if (keyBlock.exec(key)?.[0] !== key) throw malformed('key')
  // No line of the explanation may read as a fact or as a block.
  const comments = explanation
    .flatMap((text) => text.split(/[\r\n\u2028\u2029]+/))
    .map((text) => `# ${text}`.trimEnd())
  return [...comments, ...factLines, '', key, ''].join('\n')
}

/**
 * Reads a request file, as it is or as it came through a mail, an editor or a hand. Only the sealed key must
 * be whole: the password and the key that was submitted prove it, so a fact that is missing, misshapen or
 * there in two versions is none. Throws `input-too-large`, `request-file-is-pkcs12`, `request-file-damaged`
 * (a part of a key), `private-key-given` (one that is not sealed, or in another program's way),
 * `request-file-malformed`. The key is judged when it is opened.
 */
export function parseRequestFile(bytes: Uint8Array): ReadRequestFile {
  if (bytes.length > maxRequestFileBytes) {
    throw new AppError('input-too-large', { bytes: bytes.length, limit: maxRequestFileBytes })
  }
  const form = privateKeyIn(bytes)
  if (form === 'pkcs12') throw new AppError('request-file-is-pkcs12') // people have both files
  const text = textOf(bytes)
  // Where the line ends are lost, everything may be one comment.
  for (const part of [withoutComments(text), text]) {
    const sealedKeyDer = sealedKeyInText(part)
    if (sealedKeyDer) return { facts: factsIn(part), sealedKeyPem: pemOf(sealedKeyDer) }
  }
  if (hasTraceOfSealedKey(text)) throw new AppError('request-file-damaged')
  throw new AppError(form ? 'private-key-given' : 'request-file-malformed')
}

const withoutComments = (text: string) =>
  text
    .split(/[\r\n\u2028\u2029]+/)
    .filter((line) => !/^[\s>|\ufeff]{0,40}#/.test(line))
    .join('\n')

/** The facts that can be read, each in the one version there is. */
function factsIn(text: string): Partial<RequestFileFacts> {
  const plain = text.replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ').replace(/[\u2010-\u2015]/g, '-')
  const known = lines.flatMap(({ name, label, form, small }) => {
    const found = plain.matchAll(
      new RegExp(`${label}[ \\t]{0,20}(?::|=3A)[ \\t]{0,20}([!-%'-;=?-~]{1,120})`, 'gi'),
    )
    const values = new Set([...found].map(([, value = '']) => (small ? value.toLowerCase() : value)))
    const [value] = values
    return values.size === 1 && value !== undefined && form.test(value) ? [[name, value] as const] : []
  })
  return Object.fromEntries(known)
}

/**
 * UTF-8, or UTF-16 of either order, as PowerShell and some editors write it, with a mark at the beginning or
 * without.
 */
function textOf(bytes: Uint8Array): string {
  const head = bytes.subarray(0, 200)
  const zeros = (odd: number) => head.filter((byte, index) => byte === 0 && index % 2 === odd).length
  const isUtf16 = (first: number, second: number, zerosAt: number) =>
    (bytes[0] === first && bytes[1] === second) || zeros(zerosAt) > head.length / 4
  const encoding = isUtf16(0xff, 0xfe, 1) ? 'utf-16le' : isUtf16(0xfe, 0xff, 0) ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}

function pemOf(der: Uint8Array): string {
  const base64 = btoa(Array.from(der, (byte) => String.fromCharCode(byte)).join(''))
  const body = base64.match(/.{1,64}/g)?.join('\n') ?? ''
  return `-----BEGIN ENCRYPTED PRIVATE KEY-----\n${body}\n-----END ENCRYPTED PRIVATE KEY-----\n`
}

/**
 * The name a request file is saved under: `certdesk-request-100123-2026-11-21.pem`; `date` is shown in local
 * time.
 */
export function requestFileName(orderNumber: string, date: Date): string {
  const order = orderNumber.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '')
  return `certdesk-request-${[...(order ? [order] : []), fileDate(date)].join('-')}.pem`
}

const malformed = (line: string) => new AppError('request-file-malformed', { line })
