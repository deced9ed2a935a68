// DES (FIPS 46-3) for one purpose: PKCS#12 files that older systems read. WebCrypto doesn't have it. The
// tables are the standard's, bits numbered from 1 at the most significant end.
import { withoutPadding } from './cbc'

const initialPermutation = [58, 60, 62, 64, 57, 59, 61, 63].flatMap((first) =>
  Array.from({ length: 8 }, (_, i) => first - 8 * i),
)
const finalPermutation = Array.from({ length: 64 }, (_, i) => initialPermutation.indexOf(i + 1) + 1)
const roundPermutation = [
  16, 7, 20, 21, 29, 12, 28, 17, 1, 15, 23, 26, 5, 18, 31, 10, 2, 8, 24, 14, 32, 27, 3, 9, 19, 13, 30, 6, 22,
  11, 4, 25,
]
const permutedChoice1 = [
  57, 49, 41, 33, 25, 17, 9, 1, 58, 50, 42, 34, 26, 18, 10, 2, 59, 51, 43, 35, 27, 19, 11, 3, 60, 52, 44, 36,
  63, 55, 47, 39, 31, 23, 15, 7, 62, 54, 46, 38, 30, 22, 14, 6, 61, 53, 45, 37, 29, 21, 13, 5, 28, 20, 12, 4,
]
const permutedChoice2 = [
  14, 17, 11, 24, 1, 5, 3, 28, 15, 6, 21, 10, 23, 19, 12, 4, 26, 8, 16, 7, 27, 20, 13, 2, 41, 52, 31, 37, 47,
  55, 30, 40, 51, 45, 33, 48, 44, 49, 39, 56, 34, 53, 46, 42, 50, 36, 29, 32,
]
const rotations = [1, 1, 2, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2, 2, 1]
/** S-boxes: four rows of sixteen hex digits each. */
const substitutions = [
  'e4d12fb83a6c59070f74e2d1a6cb953841e8d62bfc973a50fc8249175b3ea06d',
  'f18e6b34972dc05a3d47f28ec01a69b50e7ba4d158c6932fd8a13f42b67c05e9',
  'a09e63f51dc7b428d709346a285ecbf1d6498f30b12c5ae71ad069874fe3b52c',
  '7de3069a1285bc4fd8b56f03472c1ae9a690cb7df13e52843f06a1d8945bc72e',
  '2c417ab6853fd0e9eb2c47d150fa3986421bad78f9c5630eb8c71e2d6f09a453',
  'c1af92680d34e75baf427c9561de0b389ef528c3704a1db6432c95fabe17608d',
  '4b2ef08d3c975a61d0b7491ae35c2f8614bdc37eaf6805926bd814a7950fe23c',
  'd2846fb1a93e50c71fd8a374c56b0e927b419ce206adf35821e74a8dfc90356b',
]

/** For each box and six input bits: the box's output where the round permutation puts it. */
const substituted = substitutions.map((rows, box) =>
  Int32Array.from({ length: 64 }, (_, bits) => {
    const row = ((bits >> 4) & 2) | (bits & 1)
    const value = Number.parseInt(rows.charAt(row * 16 + ((bits >> 1) & 15)), 16) << (28 - 4 * box)
    return roundPermutation.reduce((word, from, to) => word | (((value >>> (32 - from)) & 1) << (31 - to)), 0)
  }),
)

/** Sixteen round keys of eight six-bit parts. */
function roundKeys(key: Uint8Array): Uint8Array {
  const bit = (position: number) => ((key[(position - 1) >> 3] ?? 0) >> (7 - ((position - 1) & 7))) & 1
  let halves = permutedChoice1.map(bit)
  const parts = new Uint8Array(16 * 8)
  rotations.forEach((rotation, round) => {
    halves = halves.map((_, i) => halves[i < 28 ? (i + rotation) % 28 : 28 + ((i - 28 + rotation) % 28)] ?? 0)
    permutedChoice2.forEach((from, i) => {
      const at = round * 8 + Math.floor(i / 6)
      parts[at] = ((parts[at] ?? 0) << 1) | (halves[from - 1] ?? 0)
    })
  })
  return parts
}

function permuted(table: readonly number[], block: Int32Array): void {
  const [left = 0, right = 0] = block
  block[0] = 0
  block[1] = 0
  for (let to = 0; to < 64; to++) {
    const from = (table[to] ?? 1) - 1
    const bit = ((from < 32 ? left : right) >>> (31 - (from & 31))) & 1
    block[to >> 5] = (block[to >> 5] ?? 0) | (bit << (31 - (to & 31)))
  }
}

/** Sixteen rounds and the swap of the halves; decryption takes the keys from the end (FIPS 46-3). */
function rounds(block: Int32Array, keys: Uint8Array, decrypt: boolean): void {
  let left = block[0] as number
  let right = block[1] as number
  for (let round = 0; round < 16; round++) {
    const at = (decrypt ? 15 - round : round) * 8
    let mixed = 0
    for (let box = 0; box < 8; box++) {
      const shift = (4 * box + 5) & 31
      // For the last box the shift is 37: five again, one nibble further round the word.
      const bits = ((right << shift) | (right >>> (32 - shift))) & 63
      mixed |= (substituted[box] as Int32Array)[bits ^ (keys[at + box] as number)] as number
    }
    const next = left ^ mixed
    left = right
    right = next
  }
  block[0] = right
  block[1] = left
}

type Direction = 'encrypt' | 'decrypt'

/** DES-EDE3 of one block: three keys, the middle one the other way (ANSI X9.52). */
function tripleDes(key: Uint8Array, direction: Direction): (block: Int32Array) => void {
  const schedules = [0, 8, 16].map((start) => roundKeys(key.subarray(start, start + 8)))
  if (direction === 'decrypt') schedules.reverse()
  return (block) => {
    permuted(initialPermutation, block)
    schedules.forEach((schedule, index) => {
      rounds(block, schedule, (direction === 'decrypt') !== (index === 1))
    })
    permuted(finalPermutation, block)
  }
}

/** 3DES in CBC mode with PKCS#7 padding. `key`: 24 bytes, `iv`: 8. */
export function encryptTripleDesCbc(
  key: Uint8Array,
  iv: Uint8Array,
  plaintext: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const padding = 8 - (plaintext.length % 8)
  const bytes = new Uint8Array(plaintext.length + padding).fill(padding)
  bytes.set(plaintext)
  const view = new DataView(bytes.buffer)
  const encrypt = tripleDes(key, 'encrypt')
  const chain = wordsOf(iv)
  for (let at = 0; at < bytes.length; at += 8) {
    chain[0] = (chain[0] as number) ^ view.getInt32(at)
    chain[1] = (chain[1] as number) ^ view.getInt32(at + 4)
    encrypt(chain)
    view.setInt32(at, chain[0])
    view.setInt32(at + 4, chain[1])
  }
  return bytes
}

/** The reverse; null where length or padding don't fit, which is what a wrong key looks like. */
export function decryptTripleDesCbc(
  key: Uint8Array,
  iv: Uint8Array,
  ciphertext: Uint8Array,
): Uint8Array<ArrayBuffer> | null {
  if (ciphertext.length === 0 || ciphertext.length % 8 !== 0) return null
  const bytes = Uint8Array.from(ciphertext)
  const view = new DataView(bytes.buffer)
  const decrypt = tripleDes(key, 'decrypt')
  const block = new Int32Array(2)
  let [left, right] = wordsOf(iv) as unknown as [number, number]
  for (let at = 0; at < bytes.length; at += 8) {
    const nextLeft = view.getInt32(at)
    const nextRight = view.getInt32(at + 4)
    block[0] = nextLeft
    block[1] = nextRight
    decrypt(block)
    view.setInt32(at, (block[0] as number) ^ left)
    view.setInt32(at + 4, (block[1] as number) ^ right)
    left = nextLeft
    right = nextRight
  }
  return withoutPadding(bytes, 8)
}

/** A key of 8 bytes (DES) or 16 (two-key 3DES) as the three keys that do the same (ANSI X9.52). */
export function tripleDesKeyOf(key: Uint8Array): Uint8Array {
  const third = key.length === 8 ? [...key, ...key] : [...key.subarray(0, 8)]
  return Uint8Array.from([...key, ...third])
}

function wordsOf(block: Uint8Array): Int32Array {
  const view = new DataView(block.buffer, block.byteOffset, 8)
  return Int32Array.of(view.getInt32(0), view.getInt32(4))
}
