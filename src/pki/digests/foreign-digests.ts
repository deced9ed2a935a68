import { compressSha256, type DigestLoop, digestLoops, loopOf } from './loop'
import { compressMd5, md5Initial } from './loop-md5'
import { compressSha512, sha384Initial, sha512Initial } from './loop-sha512'

/** The hashes that files of others are derived and sealed with. */
export type ForeignHash = 'MD5' | 'SHA-1' | 'SHA-224' | 'SHA-256' | 'SHA-384' | 'SHA-512'

/** Ours and the others; proved equal to OpenSSL's key derivation on random inputs (`tests/unit/pki`). */
export const foreignDigests: Readonly<Record<ForeignHash, DigestLoop>> = {
  ...digestLoops,
  MD5: loopOf({ initial: md5Initial, compress: compressMd5, blockWords: 16, littleEndian: true }),
  // FIPS 180-4 §5.3.2: the second 32 bits of SHA-384's.
  'SHA-224': loopOf({
    initial: sha384Initial.filter((_, index) => index % 2 === 1),
    compress: compressSha256,
    blockWords: 16,
    digestWords: 7,
  }),
  'SHA-384': loopOf({ initial: sha384Initial, compress: compressSha512, blockWords: 32, digestWords: 12 }),
  'SHA-512': loopOf({ initial: sha512Initial, compress: compressSha512, blockWords: 32 }),
}

/** A digest in one go. */
export function digestOf({ digest, bytesOf }: DigestLoop, message: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytesOf(digest(message))
}
