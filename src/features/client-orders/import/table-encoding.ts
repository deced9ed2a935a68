/** How the letters of a file were written. */
export type TableEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'big5'

interface DecodedTable {
  readonly text: string
  readonly encoding: TableEncoding
}

/** First bytes of what people choose instead of a CSV file. All of them are refused. */
const foreignSignatures: readonly { readonly what: string; readonly bytes: readonly number[] }[] = [
  { what: 'ZIP: xlsx, ods, numbers', bytes: [0x50, 0x4b] },
  { what: 'OLE: xls of Excel 97 to 2003', bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { what: 'PDF', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { what: 'RTF', bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
  { what: 'PNG', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { what: 'JPEG', bytes: [0xff, 0xd8, 0xff] },
  { what: 'gzip', bytes: [0x1f, 0x8b] },
]

const marks: readonly { readonly encoding: TableEncoding; readonly bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] }, // Excel: “Unicode text”
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
]

/** Whether a file is known by its first bytes to be none of text. */
export function isForeign(bytes: Uint8Array): boolean {
  return foreignSignatures.some((signature) => startsWith(bytes, signature.bytes))
}

/** The text of a file that says nothing of its encoding, or says it by a mark; null where it is no text. */
export function decodeTable(bytes: Uint8Array): DecodedTable | null {
  if (isForeign(bytes)) return null
  const marked = marks.find((mark) => startsWith(bytes, mark.bytes))?.encoding
  const encoding = marked ?? unmarkedUtf16(bytes) ?? unmarkedEncoding(bytes)
  const text = new TextDecoder(encoding).decode(bytes) // takes the mark away
  return isPlainText(text) ? { text, encoding } : null
}

/** Whether a text is a table's and no page, workbook in XML or binary data. */
export function isPlainText(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for; 0x1A ends a file of DOS
  return !/[\x00-\x08\x0B\x0E-\x19\x1B-\x1F]/.test(text) && !/^\s*<(\?xml|!doctype|html|table)\b/i.test(text)
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}

/** Every other byte of the first line is zero. */
function unmarkedUtf16(bytes: Uint8Array): TableEncoding | null {
  const start = bytes.subarray(0, 64)
  if (start.length < 8) return null
  const zeros = [0, 0]
  for (const [index, byte] of start.entries()) {
    const parity = index % 2
    if (byte === 0) zeros[parity] = (zeros[parity] ?? 0) + 1
  }
  const [even = 0, odd = 0] = zeros
  if (odd > start.length / 4 && even === 0) return 'utf-16le'
  return even > start.length / 4 && odd === 0 ? 'utf-16be' : null
}

function unmarkedEncoding(bytes: Uint8Array): TableEncoding {
  if (decodes(bytes, 'utf-8')) return 'utf-8'
  return isBig5(bytes) ? 'big5' : 'windows-1252'
}

function decodes(bytes: Uint8Array, encoding: TableEncoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return true
  } catch {
    return false // that it can't be decoded is the answer
  }
}

/**
 * Excel's encoding in Taiwan and Hong Kong. French decodes as Big5 as well, by chance: its accented letters
 * (0xC0 and up, before an ASCII letter) then read as rare characters. Names are written in the common ones,
 * whose first byte is 0xA4 to 0xC6.
 */
function isBig5(bytes: Uint8Array): boolean {
  if (!decodes(bytes, 'big5')) return false
  let common = 0
  let rare = 0
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0
    if (lead < 0x80) continue
    if (lead >= 0xa4 && lead <= 0xc6) common++
    else rare++
    at++ // over the second byte
  }
  return common > rare * 2
}
