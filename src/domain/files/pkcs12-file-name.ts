const maxNameLength = 60
/** File names are bounded in bytes on most systems (255); a Chinese character takes three, some four. */
const maxNameBytes = 160
/** UTF-16 code units that are looked at; later ones never get into a file's name. */
const longestRead = 1_000

/**
 * A person's name as a part of a file name: letters and digits of any script stay, other signs (separators,
 * those that Windows forbids, invisible direction marks) become a hyphen; `certificate` where none stays.
 */
function namePart(commonName: string): string {
  const name = commonName
    .slice(0, longestRead)
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
  const characters = Array.from(name.replace(/^-+|-+$/g, '')).slice(0, maxNameLength)
  while (bytesOf(characters) > maxNameBytes) characters.pop()
  const short = characters.join('').replace(/-+$/, '')
  return short || 'certificate'
}

const bytesOf = (characters: readonly string[]) =>
  characters.reduce((sum, character) => {
    const point = character.codePointAt(0) ?? 0
    return sum + (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4)
  }, 0)

/** The local date as `2026-11-21`. */
export function fileDate(date: Date): string {
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
}

/**
 * The name under which a file about a certificate is saved: `Alice-Whitcombe-2026-11-21.p12`, with a suffix
 * `Alice-Whitcombe-2026-11-21-iphone.p12`. The date is the local one; behind it no name is one that Windows
 * keeps for itself (CON, NUL).
 */
function fileName(commonName: string, date: Date, suffix: string, extension: string): string {
  return `${[namePart(commonName), fileDate(date), ...(suffix ? [suffix] : [])].join('-')}.${extension}`
}

/** The media type a `.p12` is saved with (RFC 7292 has none; IANA's registered one). */
export const pkcs12MediaType = 'application/x-pkcs12'

/** The name of a `.p12`; `suffix` tells files for several devices apart. */
export function pkcs12FileName(commonName: string, date: Date, suffix = ''): string {
  return fileName(commonName, date, suffix, 'p12')
}

/**
 * Kinds of certificate files (`pki/pkcs12/certificate-files`), with extension and media type (RFC 8555 §9.1,
 * RFC 2585 §4.1, RFC 8551 §3.2.1).
 */
export const certificateFileKinds = {
  pem: { extension: 'pem', mediaType: 'application/pem-certificate-chain' },
  der: { extension: 'cer', mediaType: 'application/pkix-cert' },
  p7b: { extension: 'p7b', mediaType: 'application/x-pkcs7-certificates' },
} as const
export type CertificateFileKind = keyof typeof certificateFileKinds

/** The name of a certificate without its key. */
export function certificateFileName(commonName: string, date: Date, kind: CertificateFileKind): string {
  return fileName(commonName, date, '', certificateFileKinds[kind].extension)
}

/** The name of a saved receipt; `word` is “receipt” in the person's language. */
export function receiptFileName(commonName: string, date: Date, word: string): string {
  return fileName(commonName, date, namePart(word), 'txt')
}
