// AES (FIPS 197), decryption only, for the one key length that Chromium's WebCrypto leaves out: 192 bits.
// Tables are calculated.
import { decryptCbc } from './cbc'

/** Multiplication by x in GF(2^8) (FIPS 197 §4.2.1). */
const doubled = (byte: number) => ((byte << 1) ^ (byte & 0x80 ? 0x1b : 0)) & 0xff

const { substitution, inverse, exponents, logarithms } = tables()

function tables() {
  const exponents = new Uint8Array(510)
  const logarithms = new Uint8Array(256)
  for (let power = 0, value = 1; power < 255; power++) {
    exponents[power] = value
    exponents[power + 255] = value
    logarithms[value] = power
    value ^= doubled(value) // 3 generates all of them
  }
  const substitution = new Uint8Array(256)
  const inverse = new Uint8Array(256)
  for (let value = 0; value < 256; value++) {
    const reciprocal = value === 0 ? 0 : (exponents[255 - (logarithms[value] ?? 0)] ?? 0)
    const spread = reciprocal * 0x0101
    const box = reciprocal ^ (spread >> 4) ^ (spread >> 5) ^ (spread >> 6) ^ (spread >> 7) ^ 0x63
    substitution[value] = box & 0xff
    inverse[box & 0xff] = value
  }
  return { substitution, inverse, exponents, logarithms }
}

function product(byte: number, factorLogarithm: number): number {
  return byte === 0 ? 0 : (exponents[(logarithms[byte] ?? 0) + factorLogarithm] ?? 0)
}
/** Of 14, 11, 13 and 9: the inverse of MixColumns (FIPS 197 §5.3.3). */
const mixing = [14, 11, 13, 9].map((factor) => logarithms[factor] ?? 0)

/** One round key of 16 bytes after the other (FIPS 197 §5.2). */
function roundKeys(key: Uint8Array): Uint8Array {
  const rounds = key.length / 4 + 6
  const bytes = new Uint8Array(16 * (rounds + 1))
  bytes.set(key)
  const box = (index: number) => substitution[bytes[index] ?? 0] ?? 0
  for (let at = key.length, constant = 1; at < bytes.length; at += 4) {
    let last = [0, 1, 2, 3].map((i) => bytes[at - 4 + i] ?? 0)
    if (at % key.length === 0) {
      last = [box(at - 3) ^ constant, box(at - 2), box(at - 1), box(at - 4)]
      constant = doubled(constant)
    } else if (key.length === 32 && at % 32 === 16) last = [0, 1, 2, 3].map((i) => box(at - 4 + i))
    last.forEach((byte, i) => {
      bytes[at + i] = (bytes[at - key.length + i] ?? 0) ^ byte
    })
  }
  return bytes
}

/** AES in CBC mode with a key of 16, 24 or 32 bytes. Null as `decryptCbc`. */
export function decryptAesCbc(
  key: Uint8Array,
  iv: Uint8Array,
  ciphertext: Uint8Array,
): Uint8Array<ArrayBuffer> | null {
  const keys = roundKeys(key)
  const state = new Uint8Array(16)
  const addKey = (round: number) => {
    for (let i = 0; i < 16; i++) state[i] = (state[i] ?? 0) ^ (keys[16 * round + i] ?? 0)
  }
  const shifted = new Uint8Array(16)
  const unshiftAndSubstitute = () => {
    for (let i = 0; i < 16; i++) shifted[(i + 4 * (i % 4)) % 16] = inverse[state[i] ?? 0] ?? 0
    state.set(shifted)
  }
  const unmixColumns = () => {
    for (let column = 0; column < 16; column += 4) {
      const [a = 0, b = 0, c = 0, d = 0] = state.subarray(column, column + 4)
      const bytes = [a, b, c, d]
      for (let i = 0; i < 4; i++) {
        state[column + i] = mixing.reduce(
          (sum, factor, j) => sum ^ product(bytes[(i + j) % 4] ?? 0, factor),
          0,
        )
      }
    }
  }
  const plaintext = decryptCbc(
    16,
    (bytes, at) => {
      state.set(bytes.subarray(at, at + 16))
      for (let round = keys.length / 16 - 1; round > 0; round--) {
        addKey(round)
        if (round < keys.length / 16 - 1) unmixColumns()
        unshiftAndSubstitute()
      }
      addKey(0)
      bytes.set(state, at)
    },
    iv,
    ciphertext,
  )
  keys.fill(0)
  state.fill(0)
  return plaintext
}
