/** More levels has no CSR. */
const maxDepth = 24

/**
 * Whether bytes are one element in DER as far as its frame goes (X.690 §10.1, §10.2): lengths definite and as
 * short as can be, each element within the one around it, nothing after the last, and of the universal types
 * only SEQUENCE and SET made of others.
 */
export function isStrictDer(bytes: Uint8Array): boolean {
  return endOf(bytes, 0, bytes.length, 1) === bytes.length
}

/** Where the element at `at` ends; NaN where it is none. */
function endOf(bytes: Uint8Array, at: number, limit: number, depth: number): number {
  const tag = bytes[at] ?? 0
  const lengthAt = (tag & 0x1f) === 0x1f ? afterHighTag(bytes, at + 1) : at + 1
  const [content, length] = lengthOf(bytes, lengthAt)
  const end = content + length
  if (!(end <= limit) || depth > maxDepth || tag === 0 || !isKindRight(tag)) return Number.NaN
  if ((tag & 0x20) === 0) return end
  let next = content
  while (next < end) next = endOf(bytes, next, end, depth + 1)
  return next === end ? end : Number.NaN
}

function afterHighTag(bytes: Uint8Array, from: number): number {
  const last = bytes.subarray(from, from + 4).findIndex((octet) => octet < 0x80)
  return last === -1 ? Number.NaN : from + last + 1
}

function lengthOf(bytes: Uint8Array, at: number): readonly [content: number, length: number] {
  const first = bytes[at] ?? 0x80
  if (first < 0x80) return [at + 1, first]
  const octets = bytes.subarray(at + 1, at + 1 + (first & 0x7f))
  const length = octets.reduce((sum, octet) => sum * 256 + octet, 0)
  const isShortest = octets.length > 0 && octets[0] !== 0 && length >= 0x80
  const isWhole = octets.length === (first & 0x7f) && octets.length <= 4
  return isShortest && isWhole ? [at + 1 + octets.length, length] : [at, Number.NaN]
}

/** EXTERNAL, EMBEDDED PDV and CHARACTER STRING may be either. */
function isKindRight(tag: number): boolean {
  const type = tag & 0x1f
  if (tag >= 0x40 || type === 8 || type === 11 || type === 29 || type === 31) return true
  return (tag & 0x20) === 0x20 ? type === 16 || type === 17 : type !== 16 && type !== 17
}
