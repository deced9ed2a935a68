// biome-ignore-all lint/style/noNonNullAssertion: every index here is within its array, and a check would cost what the loop saves.
// MD5 (RFC 1321) for reading what programs sealed with it long ago; nothing is written with it. WebCrypto
// doesn't have it.

/** RFC 1321 §3.3. */
export const md5Initial = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476)

const sines = Int32Array.from({ length: 64 }, (_, index) => (Math.abs(Math.sin(index + 1)) * 2 ** 32) | 0)
/** By round, then by the four steps that repeat. */
const shifts = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21]

/** Adds one block of sixteen little-endian words to the state (RFC 1321 §3.4). */
export function compressMd5(state: Int32Array, block: Int32Array): void {
  let a = state[0]!
  let b = state[1]!
  let c = state[2]!
  let d = state[3]!
  for (let step = 0; step < 64; step++) {
    const round = step >> 4
    let mixed: number
    let word: number
    if (round === 0) {
      mixed = (b & c) | (~b & d)
      word = step
    } else if (round === 1) {
      mixed = (d & b) | (~d & c)
      word = 5 * step + 1
    } else if (round === 2) {
      mixed = b ^ c ^ d
      word = 3 * step + 5
    } else {
      mixed = c ^ (b | ~d)
      word = 7 * step
    }
    const sum = (a + mixed + sines[step]! + block[word & 15]!) | 0
    const shift = shifts[round * 4 + (step & 3)]!
    a = d
    d = c
    c = b
    b = (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0
  }
  state[0] = state[0]! + a
  state[1] = state[1]! + b
  state[2] = state[2]! + c
  state[3] = state[3]! + d
}
