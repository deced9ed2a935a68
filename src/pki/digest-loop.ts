/** The hashes that PKCS#12's own key derivation is met with. */
export type LoopHash = 'SHA-1' | 'SHA-256'

/**
 * A hash made for being applied to its own output some hundred thousand times: WebCrypto has it in one call per application
 * only, each through the event loop. Words are big-endian 32-bit integers; `iterate` allocates nothing.
 */
export interface DigestLoop {
  readonly digestLength: number
  /** The digest of a message of any length (FIPS 180-4 §5.1.1, §6). */
  digest(message: Uint8Array): Int32Array
  /** Replaces the digest in `words` by its digest, `times` times. */
  iterate(words: Int32Array, times: number): void
}

type Compress = (state: Int32Array, block: Int32Array, schedule: Int32Array) => void

export const digestLoops: Readonly<Record<LoopHash, DigestLoop>> = {
  'SHA-1': loopOf([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0], 80, compressSha1),
  'SHA-256': loopOf(fractions(8, 1 / 2), 64, compressSha256),
}

const sha256Constants = Int32Array.from(fractions(64, 1 / 3))

function loopOf(initial: readonly number[], scheduleLength: number, compress: Compress): DigestLoop {
  const start = Int32Array.from(initial)
  const digestLength = start.length * 4
  const schedule = new Int32Array(scheduleLength)
  const block = new Int32Array(16)
  return {
    digestLength,
    digest(message) {
      const padded = new DataView(new ArrayBuffer(Math.ceil((message.length + 9) / 64) * 64))
      new Uint8Array(padded.buffer).set(message)
      padded.setUint8(message.length, 0x80)
      padded.setUint32(padded.byteLength - 4, message.length * 8) // messages here are far below 2^29 bytes
      const state = start.slice()
      for (let at = 0; at < padded.byteLength; at += 64) {
        for (let i = 0; i < 16; i++) block[i] = padded.getInt32(at + i * 4)
        compress(state, block, schedule)
      }
      block.fill(0)
      schedule.fill(0)
      return state
    },
    iterate(words, times) {
      // A digest fits one block: its words, the padding bit, zeros, its length in bits.
      block.fill(0)
      block[start.length] = 0x80000000 | 0
      block[15] = digestLength * 8
      for (let i = 0; i < times; i++) {
        block.set(words)
        words.set(start)
        compress(words, block, schedule)
      }
      block.fill(0)
      schedule.fill(0)
    },
  }
}

/** First 32 bits of the fractional parts of the roots of the first primes (FIPS 180-4 §4.2.2, §5.3.3): exact in doubles. */
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
function compressSha1(state: Int32Array, block: Int32Array, w: Int32Array): void {
  let [a, b, c, d, e] = state as unknown as [number, number, number, number, number]
  for (let t = 0; t < 80; t++) {
    let word: number
    if (t < 16) word = block[t] as number
    else {
      word = (w[t - 3] as number) ^ (w[t - 8] as number) ^ (w[t - 14] as number) ^ (w[t - 16] as number)
      word = (word << 1) | (word >>> 31)
    }
    w[t] = word
    const f =
      t < 20
        ? ((b & c) | (~b & d)) + 0x5a827999
        : t < 40
          ? (b ^ c ^ d) + 0x6ed9eba1
          : t < 60
            ? ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc
            : (b ^ c ^ d) + 0xca62c1d6
    const next = (((a << 5) | (a >>> 27)) + f + e + word) | 0
    e = d
    d = c
    c = (b << 30) | (b >>> 2)
    b = a
    a = next
  }
  state[0] = ((state[0] as number) + a) | 0
  state[1] = ((state[1] as number) + b) | 0
  state[2] = ((state[2] as number) + c) | 0
  state[3] = ((state[3] as number) + d) | 0
  state[4] = ((state[4] as number) + e) | 0
}

/** FIPS 180-4 §6.2.2. */
function compressSha256(state: Int32Array, block: Int32Array, w: Int32Array): void {
  for (let t = 0; t < 16; t++) w[t] = block[t] as number
  for (let t = 16; t < 64; t++) {
    const x = w[t - 15] as number
    const y = w[t - 2] as number
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
    w[t] = ((w[t - 16] as number) + s0 + (w[t - 7] as number) + s1) | 0
  }
  let a = state[0] as number
  let b = state[1] as number
  let c = state[2] as number
  let d = state[3] as number
  let e = state[4] as number
  let f = state[5] as number
  let g = state[6] as number
  let h = state[7] as number
  for (let t = 0; t < 64; t++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const t1 = (h + s1 + (g ^ (e & (f ^ g))) + (sha256Constants[t] as number) + (w[t] as number)) | 0
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const t2 = (s0 + ((a & b) | (c & (a | b)))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  state[0] = ((state[0] as number) + a) | 0
  state[1] = ((state[1] as number) + b) | 0
  state[2] = ((state[2] as number) + c) | 0
  state[3] = ((state[3] as number) + d) | 0
  state[4] = ((state[4] as number) + e) | 0
  state[5] = ((state[5] as number) + f) | 0
  state[6] = ((state[6] as number) + g) | 0
  state[7] = ((state[7] as number) + h) | 0
}
