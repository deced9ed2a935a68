import { digestOf } from '../digests/foreign-digests'
import type { DigestLoop } from '../digests/loop'
import type { Pause } from './pkcs12-derivation'

const iterationsPerSlice = 1024

/** HMAC (RFC 2104) with a hash that WebCrypto doesn't have. */
export function hmacOf(hash: DigestLoop, key: Uint8Array, message: Uint8Array): Uint8Array<ArrayBuffer> {
  const { blockLength } = hash
  const padded = new Uint8Array(blockLength)
  padded.set(key.length > blockLength ? digestOf(hash, key) : key)
  const keyed = (mask: number, rest: Uint8Array) => {
    const input = new Uint8Array(blockLength + rest.length)
    for (let i = 0; i < blockLength; i++) input[i] = (padded[i] ?? 0) ^ mask
    input.set(rest, blockLength)
    const digest = digestOf(hash, input)
    input.fill(0, 0, blockLength)
    return digest
  }
  const mac = keyed(0x5c, keyed(0x36, message))
  padded.fill(0)
  return mac
}

/** PBKDF2 (RFC 8018 §5.2) over that HMAC. */
export async function pbkdf2Loop(
  hash: DigestLoop,
  password: Uint8Array,
  { salt, iterations, length }: { salt: Uint8Array; iterations: number; length: number },
  pause: Pause,
): Promise<Uint8Array<ArrayBuffer>> {
  const { digestLength } = hash
  const derived = new Uint8Array(Math.ceil(length / digestLength) * digestLength)
  for (let block = 1; (block - 1) * digestLength < length; block++) {
    let last = hmacOf(hash, password, Uint8Array.from([...salt, 0, 0, block >> 8, block & 0xff]))
    const sum = last.slice()
    for (let done = 1; done < iterations; done++) {
      if (done % iterationsPerSlice === 0) await pause()
      last = hmacOf(hash, password, last)
      for (let i = 0; i < digestLength; i++) sum[i] = (sum[i] ?? 0) ^ (last[i] ?? 0)
    }
    derived.set(sum, (block - 1) * digestLength)
  }
  return derived.slice(0, length)
}
