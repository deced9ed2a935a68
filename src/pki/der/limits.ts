import { AppError } from '../../errors'

/**
 * The bounds of a parser's input in bytes, levels and elements, and whether BER's freedoms are let through.
 */
export interface DerLimits {
  readonly maxBytes: number
  readonly maxDepth: number
  readonly maxElements: number
  /**
   * `ber` lets indefinite and non-minimal lengths pass (PKCS#12 files of others have them); `der` is X.690
   * §10.1.
   */
  readonly encoding: 'der' | 'ber'
}

/** Below the defaults of asn1js (100 levels, 10,000 elements), so that ours speak first, with a code. */
export const derLimits = {
  csr: { maxBytes: 64 * 1024, maxDepth: 24, maxElements: 8_000, encoding: 'der' },
  certificate: { maxBytes: 64 * 1024, maxDepth: 32, maxElements: 8_000, encoding: 'der' },
  key: { maxBytes: 32 * 1024, maxDepth: 16, maxElements: 200, encoding: 'ber' },
  pkcs12: { maxBytes: 1024 * 1024, maxDepth: 40, maxElements: 8_000, encoding: 'ber' },
} as const satisfies Record<string, DerLimits>

interface Element {
  readonly tag: number
  readonly constructed: boolean
  readonly start: number
  /** -1 where the length is indefinite. */
  readonly end: number
}

const universalBitString = 0x03
const universalOctetString = 0x04

/**
 * Walks over the whole structure before a library does, so that none meets a length that leaves its parent, a
 * nesting that overflows the stack or bytes after the end. Contents of OCTET and BIT STRINGs count as nesting
 * too: asn1js parses into them on suspicion. Throws `input-too-large`, `der-too-deep`, `der-malformed`.
 */
export function checkDer(bytes: Uint8Array, limits: DerLimits): void {
  if (bytes.length > limits.maxBytes) {
    throw new AppError('input-too-large', { bytes: bytes.length, limit: limits.maxBytes })
  }
  const scan = new DerScan(bytes, limits)
  if (scan.element(0, bytes.length, 1) !== bytes.length) throw new AppError('der-malformed')
}

class DerScan {
  readonly #bytes: Uint8Array
  readonly #limits: DerLimits
  #elements = 0

  constructor(bytes: Uint8Array, limits: DerLimits) {
    this.#bytes = bytes
    this.#limits = limits
  }

  /** Checks the element at `offset`, all of it before `parentEnd`; returns where it ends. */
  element(offset: number, parentEnd: number, depth: number): number {
    if (depth > this.#limits.maxDepth) throw new AppError('der-too-deep', { limit: this.#limits.maxDepth })
    if (++this.#elements > this.#limits.maxElements) {
      throw new AppError('input-too-large', { elements: this.#elements, limit: this.#limits.maxElements })
    }
    const header = this.#header(offset, parentEnd)
    if (header.end === -1) return this.#untilEndOfContents(header.start, parentEnd, depth)
    if (header.constructed) this.#children(header.start, header.end, depth)
    else this.#suspected(header, depth)
    return header.end
  }

  #children(start: number, end: number, depth: number): void {
    let at = start
    while (at < end) at = this.element(at, end, depth + 1)
  }

  #untilEndOfContents(start: number, parentEnd: number, depth: number): number {
    let at = start
    while (at + 1 < parentEnd) {
      if (this.#bytes[at] === 0 && this.#bytes[at + 1] === 0) return at + 2
      at = this.element(at, parentEnd, depth + 1)
    }
    throw new AppError('der-malformed', { offset: start })
  }

  /** A string of octets may hold anything; its depth counts only where it reads as an element. */
  #suspected({ tag, start, end }: Element, depth: number): void {
    const inner = tag === universalOctetString ? start : tag === universalBitString ? start + 1 : end
    if (inner >= end) return
    const elements = this.#elements
    try {
      this.element(inner, end, depth + 1)
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'der-malformed') throw error
      this.#elements = elements // the library gives up on it as well
    }
  }

  #header(offset: number, parentEnd: number): Element {
    const malformed = () => new AppError('der-malformed', { offset })
    const strict = this.#limits.encoding === 'der'
    if (offset + 2 > parentEnd) throw malformed()
    const first = this.#bytes[offset] ?? 0
    let at = offset + 1
    if ((first & 0x1f) === 0x1f) {
      // High tag numbers: nothing we read has them beyond two octets.
      for (let octets = 0; ; octets++) {
        if (octets === 4 || at >= parentEnd) throw malformed()
        if (((this.#bytes[at++] ?? 0) & 0x80) === 0) break
      }
      if (at >= parentEnd) throw malformed()
    }
    const constructed = (first & 0x20) !== 0
    if (strict && !isRightlyBuilt(first)) throw malformed()
    let length = this.#bytes[at++] ?? 0
    if (length === 0x80) {
      if (strict || !constructed) throw malformed()
      return { tag: first & 0xdf, constructed, start: at, end: -1 }
    }
    if (length > 0x80) {
      const octets = length & 0x7f
      if (octets > 4 || at + octets > parentEnd) throw malformed()
      length = 0
      for (let i = 0; i < octets; i++) length = length * 256 + (this.#bytes[at++] ?? 0)
      if (strict && (length < 0x80 || length < 256 ** (octets - 1))) throw malformed()
    }
    // Universal 0 is the end-of-contents mark and nothing else (X.690 §8.1.5).
    if (first === 0 || length > parentEnd - at) throw malformed()
    return { tag: first & 0xdf, constructed, start: at, end: at + length }
  }
}

/**
 * Of the universal types, SEQUENCE and SET are made of others, and in DER the rest are not (X.690 §8.9,
 * §8.11, §10.2); three rare ones may be either.
 */
function isRightlyBuilt(first: number): boolean {
  const isUniversal = (first & 0xc0) === 0
  const type = first & 0x1f
  if (!isUniversal || [8, 11, 29, 31].includes(type)) return true
  return ((first & 0x20) !== 0) === (type === 16 || type === 17)
}
