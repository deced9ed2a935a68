import { AppError } from '../errors'
import { fileDate } from './pkcs12-file-name'

/** What a request file says about the key in it; nothing of it is secret. */
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

/** What a request file is made of. */
export interface RequestFile {
  readonly facts: RequestFileFacts
  /** `ENCRYPTED PRIVATE KEY`, PEM. */
  readonly sealedKeyPem: string
}

/** The media type a request file is saved with. */
export const requestFileMediaType = 'application/x-pem-file'
/** Characters; a request file has some three thousand. */
export const maxRequestFileLength = 64 * 1024

/** The lines before the key, each with what its value must look like. */
const lines: readonly {
  readonly name: keyof RequestFileFacts
  readonly label: string
  readonly form: RegExp
}[] = [
  { name: 'orderNumber', label: 'Certdesk-Order', form: /^[\x21-\x7e]{1,100}$/ },
  { name: 'pickupId', label: 'Certdesk-Pickup', form: /^[\x21-\x7e]{1,100}$/ },
  { name: 'publicKeySha256', label: 'Certdesk-Public-Key-SHA256', form: /^[0-9a-f]{64}$/ },
  { name: 'deviceId', label: 'Certdesk-Device', form: /^[a-z0-9_]{1,40}$/ },
  { name: 'agreementVersion', label: 'Certdesk-Agreement', form: /^[\x21-\x7e]{1,100}$/ },
  { name: 'sealedAt', label: 'Certdesk-Sealed', form: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/ },
]
const keyBlock =
  /^-----BEGIN ENCRYPTED PRIVATE KEY-----\n(?:[A-Za-z0-9+/]{1,76}={0,2}\n){1,400}-----END ENCRYPTED PRIVATE KEY-----$/m

/**
 * The text of a request file: an explanation for the person, the facts as ASCII lines, then the key, which `openssl pkey` finds (RFC 7468 §2
 * lets text stand before a block). LF. Throws `request-file-malformed` (`line`) for a fact that has no place in such a line.
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
  // Nothing in the explanation may read as a fact or as a block.
  const comments = explanation
    .flatMap((text) => text.split(/[\r\n\u2028\u2029]+/))
    .map((text) => `# ${text}`.trimEnd())
  return [...comments, ...factLines, '', key, ''].join('\n')
}

/**
 * Reads the text of a request file: the six facts, each once, and one sealed key. CRLF, a byte order mark and lines of others
 * around them are passed over. Throws `input-too-large`, `request-file-malformed` (`line`: what is missing, twice there or
 * misshapen; `key`: the block). The key itself is judged when it is opened.
 */
export function parseRequestFile(text: string): RequestFile {
  if (text.length > maxRequestFileLength) {
    throw new AppError('input-too-large', { bytes: text.length, limit: maxRequestFileLength })
  }
  const plain = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const head = plain.split(/^-----BEGIN /m, 1)[0] ?? ''
  const facts = Object.fromEntries(
    lines.map(({ name, label, form }) => {
      const [value, ...more] = head
        .split('\n')
        .filter((line) => line.startsWith(`${label}:`))
        .map((line) => line.slice(label.length + 1).trim())
      if (value === undefined || more.length > 0 || !form.test(value)) throw malformed(label)
      return [name, value]
    }),
  ) as unknown as RequestFileFacts
  if (Number.isNaN(Date.parse(facts.sealedAt))) throw malformed('Certdesk-Sealed')
  const blocks = plain.match(/^-----BEGIN /gm) ?? []
  const sealedKeyPem = keyBlock.exec(plain.replace(/[ \t]+$/gm, ''))?.[0]
  // A key that lies in clear is refused as well, and never quoted.
  if (blocks.length !== 1 || !sealedKeyPem) throw malformed('key')
  return { facts, sealedKeyPem: `${sealedKeyPem}\n` }
}

/** The name a request file is saved under: `certdesk-request-100123-2026-11-21.pem`; `date` is shown in local time. */
export function requestFileName(orderNumber: string, date: Date): string {
  const order = orderNumber.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '')
  return `certdesk-request-${[...(order ? [order] : []), fileDate(date)].join('-')}.pem`
}

const malformed = (line: string) => new AppError('request-file-malformed', { line })
