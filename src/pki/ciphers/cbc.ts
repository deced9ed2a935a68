/** Decrypts one block in place: the bytes of `bytes` from `at` on. */
type DecryptBlock = (bytes: Uint8Array, at: number) => void

/**
 * CBC mode, decryption only (NIST SP 800-38A §6.2), for ciphers that WebCrypto lacks and nothing is written
 * with. Null where length or PKCS#7 padding don't fit, which is what a wrong key looks like.
 */
export function decryptCbc(
  blockLength: number,
  decryptBlock: DecryptBlock,
  iv: Uint8Array,
  ciphertext: Uint8Array,
): Uint8Array<ArrayBuffer> | null {
  if (ciphertext.length === 0 || ciphertext.length % blockLength !== 0) return null
  const bytes = Uint8Array.from(ciphertext)
  for (let at = 0; at < bytes.length; at += blockLength) {
    decryptBlock(bytes, at)
    const [chain, from] = at === 0 ? [iv, 0] : [ciphertext, at - blockLength]
    for (let i = 0; i < blockLength; i++) bytes[at + i] = (bytes[at + i] ?? 0) ^ (chain[from + i] ?? 0)
  }
  const unpadded = withoutPadding(bytes, blockLength)
  if (!unpadded) bytes.fill(0)
  return unpadded
}

/** Without PKCS#7 padding (RFC 5652 §6.3); null where there is none. */
export function withoutPadding(bytes: Uint8Array, blockLength: number): Uint8Array<ArrayBuffer> | null {
  const padding = bytes.at(-1) ?? 0
  if (padding === 0 || padding > blockLength) return null
  if (bytes.subarray(-padding).some((byte) => byte !== padding)) return null
  return Uint8Array.from(bytes.subarray(0, -padding))
}
