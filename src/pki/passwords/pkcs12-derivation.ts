import { type DigestLoop, digestLoops, type LoopHash } from '../digests/loop'

/**
 * Called between slices of long work: may let other tasks in, and throws where nobody waits for the result
 * any more.
 */
export type Pause = () => Promise<void>

/** The purpose of the derived bytes (RFC 7292 B.3). */
export const derivationPurposes = { key: 1, initializationVector: 2, mac: 3 } as const

interface Pkcs12Derivation {
  readonly hash: LoopHash | DigestLoop
  readonly purpose: keyof typeof derivationPurposes
  /**
   * UTF-16BE with two zero bytes at the end (`pkcs12PasswordBytes`), or nothing where there is no password at
   * all.
   */
  readonly passwordBytes: Uint8Array
  readonly salt: Uint8Array
  readonly iterations: number
  /** Bytes wanted. */
  readonly length: number
}

/** Some milliseconds on a slow phone. */
const iterationsPerSlice = 4096

/** PKCS#12's own key derivation (RFC 7292 B.2). WebCrypto doesn't have it. */
export async function derivePkcs12Key(
  derivation: Pkcs12Derivation,
  pause: Pause,
): Promise<Uint8Array<ArrayBuffer>> {
  const { hash, purpose, passwordBytes, salt, iterations, length } = derivation
  const {
    digest,
    iterate,
    bytesOf,
    digestLength,
    blockLength: v,
  } = typeof hash === 'string' ? digestLoops[hash] : hash
  const diversifier = new Uint8Array(v).fill(derivationPurposes[purpose])
  const input = concatenated(filledToBlocks(salt, v), filledToBlocks(passwordBytes, v))
  const derived = new Uint8Array(Math.ceil(length / digestLength) * digestLength)
  for (let at = 0; at < length; at += digestLength) {
    const words = digest(concatenated(diversifier, input))
    for (let done = 1; done < iterations; done += iterationsPerSlice) {
      iterate(words, Math.min(iterationsPerSlice, iterations - done))
      await pause()
    }
    const block = bytesOf(words)
    derived.set(block, at)
    addToBlocks(input, block, v)
    words.fill(0)
    block.fill(0)
  }
  input.fill(0)
  return derived.slice(0, length)
}

/**
 * Step 6C: each block of `input` becomes itself + B + 1 modulo 2^(8v), B being the digest repeated to v
 * bytes.
 */
function addToBlocks(input: Uint8Array, digest: Uint8Array, v: number): void {
  for (let start = 0; start < input.length; start += v) {
    let carry = 1
    for (let i = v - 1; i >= 0; i--) {
      carry += (input[start + i] ?? 0) + (digest[i % digest.length] ?? 0)
      input[start + i] = carry & 0xff
      carry >>= 8
    }
  }
}

/** Steps 2 and 3: repeated up to a multiple of v; nothing stays nothing. */
function filledToBlocks(bytes: Uint8Array, v: number): Uint8Array {
  return Uint8Array.from({ length: Math.ceil(bytes.length / v) * v }, (_, i) => bytes[i % bytes.length] ?? 0)
}

function concatenated(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(a.length + b.length)
  joined.set(a)
  joined.set(b, a.length)
  return joined
}
