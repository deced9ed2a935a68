import { AppError } from '../../errors'

/** The kinds of PEM; the first label is the one written, all are read. */
export const pemLabels = {
  certificate: ['CERTIFICATE', 'X509 CERTIFICATE'],
  csr: ['CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST'],
  sealedKey: ['ENCRYPTED PRIVATE KEY'],
} as const satisfies Record<string, readonly [string, ...string[]]>
export type PemKind = keyof typeof pemLabels

/**
 * Text (or file) sizes in bytes: a bundle of a hundred certificates passes, a disk image doesn't get to the
 * regular expressions.
 */
export const maxPemLength = 1024 * 1024
const maxBlocks = 200

interface PemBlock {
  readonly label: string
  readonly der: Uint8Array<ArrayBuffer>
}

/**
 * The DER in PEM text or in a file (`Uint8Array`: PEM or DER itself), exactly one block of that kind. Blocks
 * with other labels, text around them, CRLF, blanks, a byte order mark and headers are passed over. Throws
 * `input-too-large`, `pem-missing`, `pem-label-unexpected` (`label`), `pem-several-blocks` (`count`),
 * `pem-malformed`.
 */
export function derOf(kind: PemKind, input: string | Uint8Array): Uint8Array<ArrayBuffer> {
  const all = allDerOf(kind, input)
  if (all.length > 1) throw new AppError('pem-several-blocks', { count: all.length })
  return all[0] as Uint8Array<ArrayBuffer>
}

/** As `derOf`, one block or more, in the order of the text. */
export function allDerOf(
  kind: PemKind,
  input: string | Uint8Array,
): readonly [Uint8Array<ArrayBuffer>, ...Uint8Array<ArrayBuffer>[]] {
  if (input.length > maxPemLength) {
    throw new AppError('input-too-large', { bytes: input.length, limit: maxPemLength })
  }
  if (typeof input !== 'string' && looksLikeDer(input)) return [Uint8Array.from(input)]
  const labels: readonly string[] = pemLabels[kind]
  const blocks = readBlocks(typeof input === 'string' ? input : textOf(input), labels)
  const [first, ...rest] = blocks.filter(({ label }) => labels.includes(label)).map(({ der }) => der)
  if (first) return [first, ...rest]
  const [stranger] = blocks
  throw stranger
    ? new AppError('pem-label-unexpected', { label: stranger.label, expected: pemLabels[kind][0] })
    : new AppError('pem-missing')
}

/** PEM text (RFC 7468 §2 strict): LF, 64 columns, final newline. */
export function pemOf(kind: PemKind, der: Uint8Array): string {
  const lines = base64Of(der).match(/.{1,64}/g) ?? []
  const [label] = pemLabels[kind]
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

/**
 * A SEQUENCE with a length of more than one octet, or an indefinite one: nothing we read is shorter, and no
 * text starts so.
 */
function looksLikeDer(bytes: Uint8Array): boolean {
  return bytes[0] === 0x30 && (bytes[1] ?? 0) >= 0x80
}

const textEncodings: readonly { readonly mark: readonly number[]; readonly name: string }[] = [
  { mark: [0xff, 0xfe], name: 'utf-16le' }, // what PowerShell's `>` writes
  { mark: [0xfe, 0xff], name: 'utf-16be' },
]

/** The text of a file: UTF-8, or UTF-16 where it says so by its first bytes. */
export function textOf(bytes: Uint8Array): string {
  const encoding = textEncodings.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte))
  return new TextDecoder(encoding?.name ?? 'utf-8').decode(bytes)
}

const beginLine = /^[ \t\uFEFF]*-----BEGIN ([A-Z0-9 #.-]{1,64}?)-----[ \t]*$/
const endLine = /^[ \t]*-----END ([A-Z0-9 #.-]{1,64}?)-----[ \t]*$/

/**
 * Of blocks that were not asked for only the labels are read: their content (a private key, perhaps) stays
 * text.
 */
function readBlocks(text: string, wanted: readonly string[]): PemBlock[] {
  const blocks: PemBlock[] = []
  let open: { readonly label: string; readonly lines: string[] } | undefined
  for (const line of text.split(/\r\n|\n|\r/)) {
    const begun = beginLine.exec(line)?.[1]
    if (begun !== undefined) {
      if (open) throw new AppError('pem-malformed', { label: open.label })
      open = { label: begun, lines: [] }
      continue
    }
    const ended = endLine.exec(line)?.[1]
    if (ended === undefined) {
      open?.lines.push(line)
      continue
    }
    if (open?.label !== ended || blocks.length === maxBlocks) {
      throw new AppError('pem-malformed', { label: ended })
    }
    blocks.push({ label: ended, der: wanted.includes(ended) ? bodyOf(open) : new Uint8Array() })
    open = undefined
  }
  if (open) throw new AppError('pem-malformed', { label: open.label })
  return blocks
}

function bodyOf({ label, lines }: { label: string; lines: readonly string[] }): Uint8Array<ArrayBuffer> {
  // Headers as in RFC 1421 §4.4 stand before an empty line; base64 has no colon.
  const firstText = lines.findIndex((line) => line.trim() !== '')
  const hasHeaders = lines[firstText]?.includes(':') === true
  const body = hasHeaders
    ? lines.slice(lines.findIndex((line, index) => index > firstText && line.trim() === ''))
    : lines
  const base64 = body.join('').replace(/[ \t]/g, '')
  // Checked line by line in effect: no nested quantifier, so no backtracking on a long text.
  if (base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) {
    throw new AppError('pem-malformed', { label })
  }
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}

function base64Of(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}
