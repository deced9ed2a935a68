// biome-ignore-all lint/style/noNonNullAssertion: every index here is within its array, and a check would cost what the loop saves.
/** The hashes that our own files are derived with; others are in `foreign-digests`. */
export type LoopHash = 'SHA-1' | 'SHA-256'

/**
 * A hash made for being applied to its own output some hundred thousand times: WebCrypto has it in one call
 * per application only, each through the event loop. Words are 32-bit integers in the hash's own order; the
 * loop in `iterate` allocates nothing.
 */
export interface DigestLoop {
  readonly digestLength: number
  /** Bytes that are compressed at once: `v` of RFC 7292 B.2, and the block of HMAC. */
  readonly blockLength: number
  /** The digest of a message of any length (FIPS 180-4 §5.1.1, §6; RFC 1321 §3). */
  digest(message: Uint8Array): Int32Array
  /** Replaces the digest in `words` by its digest, `times` times. */
  iterate(words: Int32Array, times: number): void
  /** The digest as bytes. */
  bytesOf(words: Int32Array): Uint8Array<ArrayBuffer>
}

/** Adds one block to the state; both are arrays of 32-bit words that wrap round by themselves. */
type Compress = (state: Int32Array, block: Int32Array) => void

/** The parts of such a hash. */
interface Construction {
  readonly initial: Int32Array
  readonly compress: Compress
  readonly blockWords: 16 | 32
  /** Where the digest is only the begin of the state. */
  readonly digestWords?: number
  readonly littleEndian?: true
}

const sha1Constants = Int32Array.of(0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6)
const sha1Schedule = new Int32Array(80)
const sha256Constants = Int32Array.from(fractions(64, 1 / 3))

/** Proved equal to OpenSSL's key derivation on random inputs (`tests/unit/pki`). */
export const digestLoops: Readonly<Record<LoopHash, DigestLoop>> = {
  'SHA-1': loopOf({
    initial: Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0),
    compress: compressSha1,
    blockWords: 16,
  }),
  'SHA-256': loopOf({
    initial: Int32Array.from(fractions(8, 1 / 2)),
    compress: compressSha256,
    blockWords: 16,
  }),
}

/** The loop of a hash that is built as MD5, SHA-1 and SHA-2 are. */
export function loopOf(construction: Construction): DigestLoop {
  const { initial, compress, blockWords, digestWords = initial.length, littleEndian = false } = construction
  const digestLength = digestWords * 4
  const blockLength = blockWords * 4
  /** Where the message's length stands: the lower word of two, or of four. */
  const lengthWord = littleEndian ? blockWords - 2 : blockWords - 1
  return {
    digestLength,
    blockLength,
    digest(message) {
      const blocks = Math.ceil((message.length + 1 + blockLength / 8) / blockLength)
      const padded = new DataView(new ArrayBuffer(blocks * blockLength))
      new Uint8Array(padded.buffer).set(message)
      padded.setUint8(message.length, 0x80)
      // Messages here are far below 2^29 bytes.
      padded.setUint32((blocks - 1) * blockLength + lengthWord * 4, message.length * 8, littleEndian)
      const state = initial.slice()
      const block = new Int32Array(blockWords)
      for (let at = 0; at < padded.byteLength; at += blockLength) {
        for (let index = 0; index < blockWords; index++)
          block[index] = padded.getInt32(at + index * 4, littleEndian)
        compress(state, block)
      }
      block.fill(0)
      return state.slice(0, digestWords)
    },
    iterate(words, times) {
      // A digest fits one block: its words, the padding bit, zeros, its length in bits.
      const block = new Int32Array(blockWords)
      block[digestWords] = littleEndian ? 0x80 : 0x80000000
      block[lengthWord] = digestLength * 8
      const state = new Int32Array(initial.length)
      state.set(words)
      for (let done = 0; done < times; done++) {
        // Assigned word by word: `set` costs a tenth of the whole.
        for (let index = 0; index < digestWords; index++) block[index] = state[index]!
        for (let index = 0; index < initial.length; index++) state[index] = initial[index]!
        compress(state, block)
      }
      words.set(state.subarray(0, digestWords))
      block.fill(0)
      state.fill(0)
    },
    bytesOf(words) {
      const view = new DataView(new ArrayBuffer(digestLength))
      words.forEach((word, index) => {
        view.setInt32(index * 4, word, littleEndian)
      })
      return new Uint8Array(view.buffer)
    },
  }
}

/**
 * First 32 bits of the fractional parts of the roots of the first primes (FIPS 180-4 §4.2.2, §5.3.3): exact
 * in doubles.
 */
function fractions(count: number, exponent: number): number[] {
  const values: number[] = []
  for (let candidate = 2; values.length < count; candidate++) {
    let prime = true
    for (let divisor = 2; divisor * divisor <= candidate; divisor++) {
      if (candidate % divisor === 0) prime = false
    }
    if (prime) values.push(((candidate ** exponent % 1) * 2 ** 32) | 0)
  }
  return values
}

/** FIPS 180-4 §6.1.2. */
function compressSha1(state: Int32Array, block: Int32Array): void {
  const w = sha1Schedule
  for (let t = 0; t < 16; t++) w[t] = block[t]!
  for (let t = 16; t < 80; t++) {
    const word = w[t - 3]! ^ w[t - 8]! ^ w[t - 14]! ^ w[t - 16]!
    w[t] = (word << 1) | (word >>> 31)
  }
  let a = state[0]!
  let b = state[1]!
  let c = state[2]!
  let d = state[3]!
  let e = state[4]!
  for (let t = 0; t < 80; t++) {
    const f = t < 20 ? d ^ (b & (c ^ d)) : t < 40 || t >= 60 ? b ^ c ^ d : (b & c) | (d & (b | c))
    const next = (((a << 5) | (a >>> 27)) + f + e + w[t]! + sha1Constants[(t / 20) | 0]!) | 0
    e = d
    d = c
    c = (b << 30) | (b >>> 2)
    b = a
    a = next
  }
  state[0] = state[0]! + a
  state[1] = state[1]! + b
  state[2] = state[2]! + c
  state[3] = state[3]! + d
  state[4] = state[4]! + e
}

/**
 * FIPS 180-4 §6.2.2, sixteen rounds a turn and every word a local variable: half the time of the loop as the
 * standard writes it, and this loop is most of what a modern `.p12` costs.
 */
export function compressSha256(state: Int32Array, block: Int32Array): void {
  const k = sha256Constants
  // biome-ignore format: columns show the pattern
  let w0 = block[0]!, w1 = block[1]!, w2 = block[2]!, w3 = block[3]!, w4 = block[4]!, w5 = block[5]!, w6 = block[6]!, w7 = block[7]!,
    w8 = block[8]!, w9 = block[9]!, w10 = block[10]!, w11 = block[11]!, w12 = block[12]!, w13 = block[13]!, w14 = block[14]!, w15 = block[15]!
  // biome-ignore format: columns show the pattern
  let a = state[0]!, b = state[1]!, c = state[2]!, d = state[3]!, e = state[4]!, f = state[5]!, g = state[6]!, h = state[7]!
  // biome-ignore format: one round a line
  for (let t = 0; ; t += 16) {
    h = (h + ((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7)) + (g ^ e & (f ^ g)) + k[t + 0]! + w0) | 0; d = (d + h) | 0; h = (h + ((a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10)) + (a & b | c & (a | b))) | 0
    g = (g + ((d >>> 6 | d << 26) ^ (d >>> 11 | d << 21) ^ (d >>> 25 | d << 7)) + (f ^ d & (e ^ f)) + k[t + 1]! + w1) | 0; c = (c + g) | 0; g = (g + ((h >>> 2 | h << 30) ^ (h >>> 13 | h << 19) ^ (h >>> 22 | h << 10)) + (h & a | b & (h | a))) | 0
    f = (f + ((c >>> 6 | c << 26) ^ (c >>> 11 | c << 21) ^ (c >>> 25 | c << 7)) + (e ^ c & (d ^ e)) + k[t + 2]! + w2) | 0; b = (b + f) | 0; f = (f + ((g >>> 2 | g << 30) ^ (g >>> 13 | g << 19) ^ (g >>> 22 | g << 10)) + (g & h | a & (g | h))) | 0
    e = (e + ((b >>> 6 | b << 26) ^ (b >>> 11 | b << 21) ^ (b >>> 25 | b << 7)) + (d ^ b & (c ^ d)) + k[t + 3]! + w3) | 0; a = (a + e) | 0; e = (e + ((f >>> 2 | f << 30) ^ (f >>> 13 | f << 19) ^ (f >>> 22 | f << 10)) + (f & g | h & (f | g))) | 0
    d = (d + ((a >>> 6 | a << 26) ^ (a >>> 11 | a << 21) ^ (a >>> 25 | a << 7)) + (c ^ a & (b ^ c)) + k[t + 4]! + w4) | 0; h = (h + d) | 0; d = (d + ((e >>> 2 | e << 30) ^ (e >>> 13 | e << 19) ^ (e >>> 22 | e << 10)) + (e & f | g & (e | f))) | 0
    c = (c + ((h >>> 6 | h << 26) ^ (h >>> 11 | h << 21) ^ (h >>> 25 | h << 7)) + (b ^ h & (a ^ b)) + k[t + 5]! + w5) | 0; g = (g + c) | 0; c = (c + ((d >>> 2 | d << 30) ^ (d >>> 13 | d << 19) ^ (d >>> 22 | d << 10)) + (d & e | f & (d | e))) | 0
    b = (b + ((g >>> 6 | g << 26) ^ (g >>> 11 | g << 21) ^ (g >>> 25 | g << 7)) + (a ^ g & (h ^ a)) + k[t + 6]! + w6) | 0; f = (f + b) | 0; b = (b + ((c >>> 2 | c << 30) ^ (c >>> 13 | c << 19) ^ (c >>> 22 | c << 10)) + (c & d | e & (c | d))) | 0
    a = (a + ((f >>> 6 | f << 26) ^ (f >>> 11 | f << 21) ^ (f >>> 25 | f << 7)) + (h ^ f & (g ^ h)) + k[t + 7]! + w7) | 0; e = (e + a) | 0; a = (a + ((b >>> 2 | b << 30) ^ (b >>> 13 | b << 19) ^ (b >>> 22 | b << 10)) + (b & c | d & (b | c))) | 0
    h = (h + ((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7)) + (g ^ e & (f ^ g)) + k[t + 8]! + w8) | 0; d = (d + h) | 0; h = (h + ((a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10)) + (a & b | c & (a | b))) | 0
    g = (g + ((d >>> 6 | d << 26) ^ (d >>> 11 | d << 21) ^ (d >>> 25 | d << 7)) + (f ^ d & (e ^ f)) + k[t + 9]! + w9) | 0; c = (c + g) | 0; g = (g + ((h >>> 2 | h << 30) ^ (h >>> 13 | h << 19) ^ (h >>> 22 | h << 10)) + (h & a | b & (h | a))) | 0
    f = (f + ((c >>> 6 | c << 26) ^ (c >>> 11 | c << 21) ^ (c >>> 25 | c << 7)) + (e ^ c & (d ^ e)) + k[t + 10]! + w10) | 0; b = (b + f) | 0; f = (f + ((g >>> 2 | g << 30) ^ (g >>> 13 | g << 19) ^ (g >>> 22 | g << 10)) + (g & h | a & (g | h))) | 0
    e = (e + ((b >>> 6 | b << 26) ^ (b >>> 11 | b << 21) ^ (b >>> 25 | b << 7)) + (d ^ b & (c ^ d)) + k[t + 11]! + w11) | 0; a = (a + e) | 0; e = (e + ((f >>> 2 | f << 30) ^ (f >>> 13 | f << 19) ^ (f >>> 22 | f << 10)) + (f & g | h & (f | g))) | 0
    d = (d + ((a >>> 6 | a << 26) ^ (a >>> 11 | a << 21) ^ (a >>> 25 | a << 7)) + (c ^ a & (b ^ c)) + k[t + 12]! + w12) | 0; h = (h + d) | 0; d = (d + ((e >>> 2 | e << 30) ^ (e >>> 13 | e << 19) ^ (e >>> 22 | e << 10)) + (e & f | g & (e | f))) | 0
    c = (c + ((h >>> 6 | h << 26) ^ (h >>> 11 | h << 21) ^ (h >>> 25 | h << 7)) + (b ^ h & (a ^ b)) + k[t + 13]! + w13) | 0; g = (g + c) | 0; c = (c + ((d >>> 2 | d << 30) ^ (d >>> 13 | d << 19) ^ (d >>> 22 | d << 10)) + (d & e | f & (d | e))) | 0
    b = (b + ((g >>> 6 | g << 26) ^ (g >>> 11 | g << 21) ^ (g >>> 25 | g << 7)) + (a ^ g & (h ^ a)) + k[t + 14]! + w14) | 0; f = (f + b) | 0; b = (b + ((c >>> 2 | c << 30) ^ (c >>> 13 | c << 19) ^ (c >>> 22 | c << 10)) + (c & d | e & (c | d))) | 0
    a = (a + ((f >>> 6 | f << 26) ^ (f >>> 11 | f << 21) ^ (f >>> 25 | f << 7)) + (h ^ f & (g ^ h)) + k[t + 15]! + w15) | 0; e = (e + a) | 0; a = (a + ((b >>> 2 | b << 30) ^ (b >>> 13 | b << 19) ^ (b >>> 22 | b << 10)) + (b & c | d & (b | c))) | 0
    if (t === 48) break
    w0 = (w0 + ((w1 >>> 7 | w1 << 25) ^ (w1 >>> 18 | w1 << 14) ^ w1 >>> 3) + w9 + ((w14 >>> 17 | w14 << 15) ^ (w14 >>> 19 | w14 << 13) ^ w14 >>> 10)) | 0
    w1 = (w1 + ((w2 >>> 7 | w2 << 25) ^ (w2 >>> 18 | w2 << 14) ^ w2 >>> 3) + w10 + ((w15 >>> 17 | w15 << 15) ^ (w15 >>> 19 | w15 << 13) ^ w15 >>> 10)) | 0
    w2 = (w2 + ((w3 >>> 7 | w3 << 25) ^ (w3 >>> 18 | w3 << 14) ^ w3 >>> 3) + w11 + ((w0 >>> 17 | w0 << 15) ^ (w0 >>> 19 | w0 << 13) ^ w0 >>> 10)) | 0
    w3 = (w3 + ((w4 >>> 7 | w4 << 25) ^ (w4 >>> 18 | w4 << 14) ^ w4 >>> 3) + w12 + ((w1 >>> 17 | w1 << 15) ^ (w1 >>> 19 | w1 << 13) ^ w1 >>> 10)) | 0
    w4 = (w4 + ((w5 >>> 7 | w5 << 25) ^ (w5 >>> 18 | w5 << 14) ^ w5 >>> 3) + w13 + ((w2 >>> 17 | w2 << 15) ^ (w2 >>> 19 | w2 << 13) ^ w2 >>> 10)) | 0
    w5 = (w5 + ((w6 >>> 7 | w6 << 25) ^ (w6 >>> 18 | w6 << 14) ^ w6 >>> 3) + w14 + ((w3 >>> 17 | w3 << 15) ^ (w3 >>> 19 | w3 << 13) ^ w3 >>> 10)) | 0
    w6 = (w6 + ((w7 >>> 7 | w7 << 25) ^ (w7 >>> 18 | w7 << 14) ^ w7 >>> 3) + w15 + ((w4 >>> 17 | w4 << 15) ^ (w4 >>> 19 | w4 << 13) ^ w4 >>> 10)) | 0
    w7 = (w7 + ((w8 >>> 7 | w8 << 25) ^ (w8 >>> 18 | w8 << 14) ^ w8 >>> 3) + w0 + ((w5 >>> 17 | w5 << 15) ^ (w5 >>> 19 | w5 << 13) ^ w5 >>> 10)) | 0
    w8 = (w8 + ((w9 >>> 7 | w9 << 25) ^ (w9 >>> 18 | w9 << 14) ^ w9 >>> 3) + w1 + ((w6 >>> 17 | w6 << 15) ^ (w6 >>> 19 | w6 << 13) ^ w6 >>> 10)) | 0
    w9 = (w9 + ((w10 >>> 7 | w10 << 25) ^ (w10 >>> 18 | w10 << 14) ^ w10 >>> 3) + w2 + ((w7 >>> 17 | w7 << 15) ^ (w7 >>> 19 | w7 << 13) ^ w7 >>> 10)) | 0
    w10 = (w10 + ((w11 >>> 7 | w11 << 25) ^ (w11 >>> 18 | w11 << 14) ^ w11 >>> 3) + w3 + ((w8 >>> 17 | w8 << 15) ^ (w8 >>> 19 | w8 << 13) ^ w8 >>> 10)) | 0
    w11 = (w11 + ((w12 >>> 7 | w12 << 25) ^ (w12 >>> 18 | w12 << 14) ^ w12 >>> 3) + w4 + ((w9 >>> 17 | w9 << 15) ^ (w9 >>> 19 | w9 << 13) ^ w9 >>> 10)) | 0
    w12 = (w12 + ((w13 >>> 7 | w13 << 25) ^ (w13 >>> 18 | w13 << 14) ^ w13 >>> 3) + w5 + ((w10 >>> 17 | w10 << 15) ^ (w10 >>> 19 | w10 << 13) ^ w10 >>> 10)) | 0
    w13 = (w13 + ((w14 >>> 7 | w14 << 25) ^ (w14 >>> 18 | w14 << 14) ^ w14 >>> 3) + w6 + ((w11 >>> 17 | w11 << 15) ^ (w11 >>> 19 | w11 << 13) ^ w11 >>> 10)) | 0
    w14 = (w14 + ((w15 >>> 7 | w15 << 25) ^ (w15 >>> 18 | w15 << 14) ^ w15 >>> 3) + w7 + ((w12 >>> 17 | w12 << 15) ^ (w12 >>> 19 | w12 << 13) ^ w12 >>> 10)) | 0
    w15 = (w15 + ((w0 >>> 7 | w0 << 25) ^ (w0 >>> 18 | w0 << 14) ^ w0 >>> 3) + w8 + ((w13 >>> 17 | w13 << 15) ^ (w13 >>> 19 | w13 << 13) ^ w13 >>> 10)) | 0
  }
  state[0] = state[0]! + a
  state[1] = state[1]! + b
  state[2] = state[2]! + c
  state[3] = state[3]! + d
  state[4] = state[4]! + e
  state[5] = state[5]! + f
  state[6] = state[6]! + g
  state[7] = state[7]! + h
}
