import { randomBytes, randomInt } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { decryptTripleDesCbc, encryptTripleDesCbc } from '../../../src/pki/ciphers/triple-des'
import { type ForeignHash, foreignDigests } from '../../../src/pki/digests/foreign-digests'
import { derivationPurposes, derivePkcs12Key } from '../../../src/pki/passwords/pkcs12-derivation'
import { neverPause } from '../../setup/never-pause'
import { createOpensslWorkspace } from '../../setup/openssl'

const openssl = createOpensslWorkspace()
afterAll(() => openssl.remove())
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const hashes = Object.keys(foreignDigests) as ForeignHash[]
const purposes = Object.keys(derivationPurposes) as (keyof typeof derivationPurposes)[]

describe.each(hashes)('PKCS#12 key derivation with %s is that of OpenSSL', (hash) => {
  test.each(purposes)('for the %s, on random inputs', async (purpose) => {
    for (let round = 0; round < 12; round++) {
      const passwordBytes = randomBytes(randomInt(1, 150))
      const salt = randomBytes(randomInt(1, 140)) // one, two and three blocks
      const iterations = round === 0 ? 1 : randomInt(1, 9_000) // more than one slice, too
      const length = randomInt(1, 90)
      const derivation = { hash: foreignDigests[hash], purpose, passwordBytes, salt, iterations, length }
      const ours = await derivePkcs12Key(derivation, neverPause)
      const options = {
        digest: hash.replace('-', ''),
        hexpass: hex(passwordBytes),
        hexsalt: hex(salt),
        id: derivationPurposes[purpose],
        iter: iterations,
      }
      const kdfopts = Object.entries(options).flatMap(([name, value]) => ['-kdfopt', `${name}:${value}`])
      const theirs = openssl.run(['kdf', '-keylen', `${length}`, ...kdfopts, 'PKCS12KDF'])
      expect(hex(ours), JSON.stringify(options)).toBe(theirs.trim().replaceAll(':', '').toLowerCase())
    }
  })
})

test('a slice at a time: the pause is asked, and what it throws ends the work', async () => {
  let asked = 0
  const derivation = { hash: 'SHA-256', purpose: 'mac', iterations: 100_000, length: 32 } as const
  const input = { ...derivation, passwordBytes: randomBytes(8), salt: randomBytes(8) }
  await expect(
    derivePkcs12Key(input, async () => {
      if (++asked === 3) throw new Error('enough')
    }),
  ).rejects.toThrow('enough')
  expect(asked).toBe(3)
})

describe('3DES-CBC is that of OpenSSL', () => {
  const args = (key: Uint8Array, iv: Uint8Array) => ['enc', '-des-ede3-cbc', '-K', hex(key), '-iv', hex(iv)]

  test('on random inputs, both ways', () => {
    for (const length of [0, 1, 7, 8, 9, 15, 16, 17, 63, 64, 65, randomInt(100, 2_000), 5_000]) {
      const key = randomBytes(24)
      const iv = randomBytes(8)
      const plaintext = Uint8Array.from(randomBytes(length))
      const ciphertext = encryptTripleDesCbc(key, iv, plaintext)
      const theirs = openssl.try(args(key, iv), plaintext)
      expect(hex(ciphertext), `${length} bytes`).toBe(hex(theirs.stdout))
      expect(hex(decryptTripleDesCbc(key, iv, theirs.stdout) ?? new Uint8Array())).toBe(hex(plaintext))
    }
  })

  test('what has no valid padding or length is no plaintext', () => {
    const key = randomBytes(24)
    const iv = randomBytes(8)
    const unpadded = openssl.try([...args(key, iv), '-nopad'], new Uint8Array(16)).stdout
    expect(decryptTripleDesCbc(key, iv, unpadded)).toBeNull()
    expect(decryptTripleDesCbc(key, iv, randomBytes(12))).toBeNull()
    expect(decryptTripleDesCbc(key, iv, new Uint8Array())).toBeNull()
  })
})
