import { AppError } from '../../errors'

/** An element of BER (X.690 §8.1) as it was read: nothing copied, nothing within it read. */
export interface BerElement {
  /** The identifier octet without the bit that tells constructed from primitive: class and number. */
  readonly tag: number
  readonly constructed: boolean
  /** Without the end-of-contents mark of an indefinite length. */
  readonly content: Uint8Array<ArrayBuffer>
  /** The whole of it, header included. */
  readonly encoded: Uint8Array<ArrayBuffer>
}

/** Identifier octets of what is looked for (X.690 §8.1.2), without the constructed bit. */
export const berTags = {
  integer: 0x02,
  octetString: 0x04,
  objectIdentifier: 0x06,
  bmpString: 0x1e,
  sequence: 0x10,
  set: 0x11,
  /** Context-specific [0]. */
  contextZero: 0x80,
} as const

/** Levels within an element of indefinite length, or of an OCTET STRING in pieces. */
const maxDepth = 40
/** Elements beside each other: more than any file of a megabyte has of certificates. */
const maxSiblings = 8_000

/**
 * The element at the beginning of bytes; bytes behind it are ignored. For structures whose unknown parts are
 * to be passed over: a library would parse (and choke on) all of them. As everything in this file it throws
 * `der-malformed`, `der-too-deep`.
 */
export function readBer(bytes: Uint8Array<ArrayBuffer>): BerElement {
  return elementAt(bytes, 0, 1)
}

/**
 * The elements beside each other in the content of a constructed one. Throws `input-too-large` (`elements`,
 * `limit`), too.
 */
export function berElementsOf(parent: BerElement | undefined, tag: number): readonly BerElement[] {
  const { content } = berElement(parent, tag)
  if (!parent?.constructed) throw new AppError('der-malformed')
  return siblings(content, 1)
}

function siblings(content: Uint8Array<ArrayBuffer>, depth: number): readonly BerElement[] {
  const elements: BerElement[] = []
  for (let at = 0; at < content.length; ) {
    if (elements.length === maxSiblings) {
      throw new AppError('input-too-large', { elements: elements.length + 1, limit: maxSiblings })
    }
    const element = elementAt(content, at, depth)
    elements.push(element)
    at += element.encoded.length
  }
  return elements
}

/** The element itself, where it has that tag. */
function berElement(element: BerElement | undefined, tag: number): BerElement {
  if (element?.tag !== tag) throw new AppError('der-malformed')
  return element
}

/** The octets of an OCTET STRING, or of what is tagged in its place; BER's pieces are joined. */
export function berOctetsOf(
  element: BerElement | undefined,
  tag: number = berTags.octetString,
): Uint8Array<ArrayBuffer> {
  return joined(berElement(element, tag), 1)
}

function joined({ constructed, content }: BerElement, depth: number): Uint8Array<ArrayBuffer> {
  if (!constructed) return Uint8Array.from(content)
  if (depth > maxDepth) throw new AppError('der-too-deep', { limit: maxDepth })
  const pieces = siblings(content, depth).map((piece) =>
    joined(berElement(piece, berTags.octetString), depth + 1),
  )
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** An OBJECT IDENTIFIER in dotted decimals (X.690 §8.19). */
export function berOidOf(element: BerElement | undefined): string {
  const { content } = berElement(element, berTags.objectIdentifier)
  if (content.length === 0 || content.length > 64) throw new AppError('der-malformed')
  const numbers: bigint[] = []
  let value = 0n
  for (const byte of content) {
    value = (value << 7n) | BigInt(byte & 0x7f)
    if (byte & 0x80) continue
    numbers.push(value)
    value = 0n
  }
  const [first = 0n, ...rest] = numbers
  const root = first < 80n ? first / 40n : 2n
  return [root, first - root * 40n, ...rest].join('.')
}

function elementAt(bytes: Uint8Array<ArrayBuffer>, start: number, depth: number): BerElement {
  const malformed = () => new AppError('der-malformed', { offset: start })
  if (depth > maxDepth) throw new AppError('der-too-deep', { limit: maxDepth })
  if (start + 2 > bytes.length) throw malformed()
  const first = bytes[start] ?? 0
  // Universal 0 is the end-of-contents mark; numbers beyond 30 stand in octets of their own, which nothing
  // here has.
  if (first === 0 || (first & 0x1f) === 0x1f) throw malformed()
  const constructed = (first & 0x20) !== 0
  const tag = first & 0xdf
  let at = start + 1
  let length = bytes[at++] ?? 0
  if (length === 0x80) {
    if (!constructed) throw malformed()
    const end = endOfContents(bytes, at, depth)
    return { tag, constructed, content: bytes.subarray(at, end), encoded: bytes.subarray(start, end + 2) }
  }
  if (length > 0x80) {
    const octets = length & 0x7f
    if (octets > 6 || at + octets > bytes.length) throw malformed()
    length = 0
    for (let i = 0; i < octets; i++) length = length * 256 + (bytes[at++] ?? 0)
  }
  if (length > bytes.length - at) throw malformed()
  const end = at + length
  return { tag, constructed, content: bytes.subarray(at, end), encoded: bytes.subarray(start, end) }
}

function endOfContents(bytes: Uint8Array<ArrayBuffer>, start: number, depth: number): number {
  let at = start
  while (at + 1 < bytes.length) {
    if (bytes[at] === 0 && bytes[at + 1] === 0) return at
    at += elementAt(bytes, at, depth + 1).encoded.length
  }
  throw new AppError('der-malformed', { offset: start })
}
