import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkDer, type DerLimits } from '../../../src/pki/der/limits'
import { lengthOctets, tlv } from '../../setup/hostile-der'

const limits = (change: Partial<DerLimits> = {}): DerLimits => ({
  maxBytes: 10_000,
  maxDepth: 8,
  maxElements: 50,
  encoding: 'der',
  ...change,
})
const verdict = (bytes: Uint8Array, change?: Partial<DerLimits>) => {
  try {
    checkDer(bytes, limits(change))
    return 'passes'
  } catch (error) {
    return (error as { code?: string }).code
  }
}
const integer = tlv(0x02, Uint8Array.of(5))
const nested = (tag: number, levels: number, inner = integer) => {
  let bytes = inner
  for (let level = 0; level < levels; level++) bytes = tlv(tag, bytes)
  return bytes
}

describe('DER', () => {
  test.each([
    ['an integer', integer, 'passes'],
    ['a sequence of two', tlv(0x30, Uint8Array.of(...integer, ...integer)), 'passes'],
    ['an empty sequence', Uint8Array.of(0x30, 0), 'passes'],
    ['nothing', Uint8Array.of(), 'der-malformed'],
    ['a tag alone', Uint8Array.of(0x30), 'der-malformed'],
    ['a length beyond the end', Uint8Array.of(0x04, 5, 1), 'der-malformed'],
    ['a child longer than its parent', Uint8Array.of(0x30, 3, 0x04, 5, 1, 1, 1, 1, 1), 'der-malformed'],
    ['bytes after the end', Uint8Array.of(...integer, 0), 'der-malformed'],
    ['a length longer than need be', Uint8Array.of(0x04, 0x81, 1, 7), 'der-malformed'],
    [
      'a length with a leading zero',
      Uint8Array.of(0x04, 0x82, 0, 0x80, ...new Uint8Array(128)),
      'der-malformed',
    ],
    ['a length of five octets', Uint8Array.of(0x04, 0x85, 0, 0, 0, 0, 1, 7), 'der-malformed'],
    ['a length without end', Uint8Array.of(0x30, 0x80, ...integer, 0, 0), 'der-malformed'],
    ['a reserved length', Uint8Array.of(0x04, 0xff, 1), 'der-malformed'],
    ['a mark of the end', Uint8Array.of(0, 0), 'der-malformed'],
    ['a high tag', Uint8Array.of(0xbf, 0x81, 0x01, 3, ...integer), 'passes'],
    ['a tag without end', Uint8Array.of(0x1f, 0x81, 0x81, 0x81, 0x81, 0x81, 1, 0), 'der-malformed'],
  ])('%s', (_, bytes, expected) => expect(verdict(bytes)).toBe(expected))
})

describe('BER', () => {
  const ber = { encoding: 'ber' } as const
  test.each([
    ['a length without end', Uint8Array.of(0x30, 0x80, ...integer, 0, 0), 'passes'],
    ['two of them', Uint8Array.of(0x30, 0x80, 0x30, 0x80, 0, 0, 0, 0), 'passes'],
    ['a length longer than need be', Uint8Array.of(0x04, 0x82, 0, 1, 7), 'passes'],
    ['no mark of the end', Uint8Array.of(0x30, 0x80, ...integer), 'der-malformed'],
    ['one mark for two', Uint8Array.of(0x30, 0x80, 0x30, 0x80, 0, 0), 'der-malformed'],
    ['a primitive without end', Uint8Array.of(0x04, 0x80, 0, 0), 'der-malformed'],
  ])('%s', (_, bytes, expected) => expect(verdict(bytes, ber)).toBe(expected))
})

describe('bounds', () => {
  test('nesting, also where octets or bits hide it', () => {
    for (const tag of [0x30, 0x31, 0xa0, 0x04]) {
      expect(verdict(nested(tag, 7))).toBe('passes')
      expect(verdict(nested(tag, 8))).toBe('der-too-deep')
      expect(verdict(nested(tag, 2_000))).toBe('der-too-deep')
    }
    const bits = (inner: Uint8Array) => tlv(0x03, Uint8Array.of(0, ...inner))
    expect(verdict(bits(nested(0x30, 6)))).toBe('passes')
    expect(verdict(bits(nested(0x30, 7)))).toBe('der-too-deep')
  })

  test('endless nesting of lengths without end', () => {
    const open = new Uint8Array(9_000).map((_, index) => (index % 2 === 0 ? 0x30 : 0x80))
    expect(verdict(open, { encoding: 'ber' })).toBe('der-too-deep')
  })

  test('elements and bytes', () => {
    const many = (count: number) =>
      tlv(
        0x30,
        Uint8Array.from({ length: count * 2 }, (_, i) => (i % 2 ? 0 : 5)),
      )
    expect(verdict(many(49))).toBe('passes')
    expect(verdict(many(50))).toBe('input-too-large')
    expect(verdict(tlv(0x04, new Uint8Array(10_000)))).toBe('input-too-large')
  })
})

test('nothing but our codes, and soon, for any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2_000 }), fc.constantFrom('der', 'ber'), (bytes, encoding) => {
      expect(['passes', 'der-malformed', 'der-too-deep', 'input-too-large']).toContain(
        verdict(bytes, { encoding }),
      )
    }),
    { numRuns: 2_000 },
  )
  const start = performance.now()
  // Octets in octets that almost fit: the worst case for looking into them on suspicion.
  let hard = new Uint8Array(60_000).fill(0x04)
  for (let level = 0; level < 30; level++) hard = Uint8Array.of(0x04, ...lengthOctets(hard.length), ...hard)
  verdict(hard, { maxBytes: 1_000_000, maxDepth: 40, maxElements: 8_000 })
  expect(performance.now() - start).toBeLessThan(5_000)
})
