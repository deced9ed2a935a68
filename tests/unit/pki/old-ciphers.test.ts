import { randomBytes, randomInt } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { decryptAesCbc } from '../../../src/pki/ciphers/aes-cbc'
import { decryptRc2Cbc } from '../../../src/pki/ciphers/rc2'
import { rc4 } from '../../../src/pki/ciphers/rc4'
import { decryptTripleDesCbc, tripleDesKeyOf } from '../../../src/pki/ciphers/triple-des'
import { createOpensslWorkspace } from '../../setup/openssl'

// Ciphers that files of others are sealed with and WebCrypto lacks: what OpenSSL encrypts is decrypted here.
const openssl = createOpensslWorkspace()
afterAll(() => openssl.remove())
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

interface OldCipher {
  readonly name: string
  readonly options: readonly string[]
  readonly keyLength: number
  readonly ivLength: number
  readonly decrypt: (key: Uint8Array, iv: Uint8Array, text: Uint8Array) => Uint8Array | null
}
const rc2 =
  (effectiveBits: number): OldCipher['decrypt'] =>
  (key, iv, text) =>
    decryptRc2Cbc(key, effectiveBits, iv, text)
const ciphers: readonly OldCipher[] = [
  { name: 'rc2-40-cbc', options: ['-provider', 'legacy'], keyLength: 5, ivLength: 8, decrypt: rc2(40) },
  { name: 'rc2-64-cbc', options: ['-provider', 'legacy'], keyLength: 8, ivLength: 8, decrypt: rc2(64) },
  { name: 'rc2-cbc', options: ['-provider', 'legacy'], keyLength: 16, ivLength: 8, decrypt: rc2(128) },
  {
    name: 'des-cbc',
    options: ['-provider', 'legacy'],
    keyLength: 8,
    ivLength: 8,
    decrypt: (key, iv, text) => decryptTripleDesCbc(tripleDesKeyOf(key), iv, text),
  },
  {
    name: 'des-ede-cbc',
    options: [],
    keyLength: 16,
    ivLength: 8,
    decrypt: (key, iv, text) => decryptTripleDesCbc(tripleDesKeyOf(key), iv, text),
  },
  ...[128, 192, 256].map((bits) => ({
    name: `aes-${bits}-cbc`,
    options: [],
    keyLength: bits / 8,
    ivLength: 16,
    decrypt: decryptAesCbc,
  })),
]

describe.each(ciphers)('$name is that of OpenSSL', ({ name, options, keyLength, ivLength, decrypt }) => {
  const args = (key: Uint8Array, iv: Uint8Array) =>
    ['enc', `-${name}`, '-K', hex(key), '-iv', hex(iv), '-provider', 'default', ...options] as const

  test('on random inputs', () => {
    for (const length of [0, 1, 7, 8, 15, 16, 17, 64, randomInt(100, 2_000), 5_000]) {
      const [key, iv, plaintext] = [keyLength, ivLength, length].map((size) => randomBytes(size)) as [
        Buffer,
        Buffer,
        Buffer,
      ]
      const { ok, stdout, stderr } = openssl.try(args(key, iv), plaintext)
      expect(ok, stderr).toBe(true)
      expect(hex(decrypt(key, iv, stdout) ?? Uint8Array.of(0xbad)), `${length} bytes`).toBe(hex(plaintext))
    }
  })

  test('what has no valid padding or length is no plaintext', () => {
    const [key, iv] = [randomBytes(keyLength), randomBytes(ivLength)]
    const unpadded = openssl.try([...args(key, iv), '-nopad'], new Uint8Array(2 * ivLength)).stdout
    expect(unpadded).toHaveLength(2 * ivLength)
    expect(decrypt(key, iv, unpadded)).toBeNull()
    expect(decrypt(key, iv, randomBytes(ivLength + 1))).toBeNull()
    expect(decrypt(key, iv, new Uint8Array())).toBeNull()
  })
})

test.each([16, 5])('RC4 with a key of %d bytes is that of OpenSSL', (keyLength) => {
  for (const length of [1, 255, 256, 257, 3_000]) {
    const [key, plaintext] = [randomBytes(keyLength), randomBytes(length)]
    const name = keyLength === 5 ? 'rc4-40' : 'rc4'
    const args = ['enc', `-${name}`, '-K', hex(key), '-provider', 'legacy', '-provider', 'default']
    const { ok, stdout, stderr } = openssl.try(args, plaintext)
    expect(ok, stderr).toBe(true)
    expect(hex(rc4(key, stdout))).toBe(hex(plaintext))
  }
})

test.each([
  // RFC 2268 §5: key, effective bits, ciphertext of the plaintext
  ['0000000000000000', 63, '0000000000000000', 'ebb773f993278eff'],
  ['ffffffffffffffff', 64, 'ffffffffffffffff', '278b27e42e2f0d49'],
  ['88', 64, '0000000000000000', '61a8a244adacccf0'],
  ['88bca90e90875a7f0f79c384627bafb2', 64, '0000000000000000', '1a807d272bbe5db1'],
  ['88bca90e90875a7f0f79c384627bafb2', 128, '0000000000000000', '2269552ab0f85ca6'],
  [
    '88bca90e90875a7f0f79c384627bafb216f80a6f85920584c42fceb0be255daf1e',
    129,
    '0000000000000000',
    '5b78d3a43dfff1f1',
  ],
])('RC2 keeps the examples of RFC 2268: key %s, %d bits', (key, bits, plaintext, ciphertext) => {
  // The examples are single blocks: with the block itself as the second one's chain, what comes out is
  // plaintext ^ chain, padding.
  const block = Buffer.from(ciphertext, 'hex')
  const padding = Buffer.alloc(8, 8)
  const chain = Buffer.from(plaintext, 'hex').map((byte, index) => byte ^ (padding[index] ?? 0))
  const decrypted = decryptRc2Cbc(Buffer.from(key, 'hex'), bits, chain, block)
  expect(decrypted).toEqual(new Uint8Array())
})
