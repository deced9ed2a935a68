// RC2 (RFC 2268), decryption only: the certificates in files of macOS Keychain, of older Windows and of
// OpenSSL before 3 are sealed with it, with 40 bits. No current program should write it, and WebCrypto
// doesn't have it.
import { decryptCbc } from './cbc'

/** RFC 2268 §2: a permutation of the byte values, from the digits of pi. */
const piTable = Uint8Array.from(
  (
    'd978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2179a59f587b34f1361456d8d09817d32' +
    'bd8f40eb86b77b0bf09521225c6b4e8254d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb626' +
    '6fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed708e8eade8052eef784aa72ac354d6a2a' +
    '961ad2715a1549744b9fd05e0418a4ecc2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b255597' +
    '312d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a90d38341bab33ffb0bb480c5fb9b1cd' +
    '2ec5f3db47e5a59c770aa62068fe7fc1ad'
  )
    .match(/../g)
    ?.map((byte) => Number.parseInt(byte, 16)) ?? [],
)
const rotations = [1, 2, 3, 5] as const

/** The expanded key: 64 words of 16 bits (RFC 2268 §2). */
function expandedKey(key: Uint8Array, effectiveBits: number): Uint16Array {
  const bytes = new Uint8Array(128)
  bytes.set(key)
  const pi = (index: number) => piTable[index & 0xff] ?? 0
  const at = (index: number) => bytes[index] ?? 0
  for (let i = key.length; i < 128; i++) bytes[i] = pi(at(i - 1) + at(i - key.length))
  const effectiveBytes = Math.ceil(effectiveBits / 8)
  const mask = 0xff >> (8 * effectiveBytes - effectiveBits)
  bytes[128 - effectiveBytes] = pi(at(128 - effectiveBytes) & mask)
  for (let i = 127 - effectiveBytes; i >= 0; i--) bytes[i] = pi(at(i + 1) ^ at(i + effectiveBytes))
  const words = Uint16Array.from({ length: 64 }, (_, i) => at(2 * i) | (at(2 * i + 1) << 8))
  bytes.fill(0)
  return words
}

/** RC2 in CBC mode; `effectiveBits` is at most 1024, `key` at most 128 bytes. Null as `decryptCbc`. */
export function decryptRc2Cbc(
  key: Uint8Array,
  effectiveBits: number,
  iv: Uint8Array,
  ciphertext: Uint8Array,
): Uint8Array<ArrayBuffer> | null {
  const words = expandedKey(key, effectiveBits)
  const r = new Uint16Array(4)
  const word = (index: number) => words[index] ?? 0
  const register = (index: number) => r[index & 3] ?? 0
  const plaintext = decryptCbc(
    8,
    (bytes, at) => {
      const view = new DataView(bytes.buffer, bytes.byteOffset + at, 8)
      for (let i = 0; i < 4; i++) r[i] = view.getUint16(2 * i, true)
      // Sixteen mixing rounds backwards, mashing after the fifth and the eleventh of them (RFC 2268 §4).
      for (let round = 15; round >= 0; round--) {
        for (let i = 3; i >= 0; i--) {
          const shift = rotations[i] ?? 0
          const rotated = (register(i) >>> shift) | (register(i) << (16 - shift))
          const mixed = (register(i + 3) & register(i + 2)) + (~register(i + 3) & register(i + 1))
          r[i] = rotated - word(4 * round + i) - mixed
        }
        if (round === 11 || round === 5) {
          for (let i = 3; i >= 0; i--) r[i] = register(i) - word(register(i + 3) & 63)
        }
      }
      for (let i = 0; i < 4; i++) view.setUint16(2 * i, register(i), true)
    },
    iv,
    ciphertext,
  )
  words.fill(0)
  r.fill(0)
  return plaintext
}
