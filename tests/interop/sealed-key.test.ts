import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { derOf, pemOf } from '../../src/pki/der/pem'
import { importKeyPair, type KeyPair } from '../../src/pki/keys/key-pair'
import { type KeyProfileId, keyProfiles } from '../../src/pki/keys/profiles'
import { openSealedKey, sealKey } from '../../src/pki/keys/sealed-key'
import { neverPause } from '../setup/never-pause'
import { createOpensslWorkspace } from '../setup/openssl'
import { sharedKey } from '../setup/shared-keys'

const openssl = createOpensslWorkspace()
afterAll(() => openssl.remove())
const keyProfileIds = Object.keys(keyProfiles) as KeyProfileId[]
const passIn = (password: string) => ['-passin', `file:${openssl.write('password.txt', password)}`]

/** One of them in letters of many scripts: how a password becomes bytes has nothing to do with the key. */
const passwordsFor = (keyProfile: KeyProfileId) =>
  keyProfile === 'ec_p256' ? ['correct horse battery', 'é密🔑'] : ['correct horse battery']

describe.each(keyProfileIds)('%s', (keyProfile) => {
  test('OpenSSL opens what we seal, with the right password only', async () => {
    const { pkcs8Der, spkiDer } = await sharedKey(keyProfile)
    for (const password of passwordsFor(keyProfile)) {
      openssl.write('sealed.pem', pemOf('sealedKey', await sealKey(pkcs8Der, password, crypto, neverPause)))
      const publicPem = openssl.run(['pkey', '-in', 'sealed.pem', ...passIn(password), '-pubout'])
      const publicDer = Buffer.from(publicPem.replace(/-----[^-]+-----|\s/g, ''), 'base64')
      expect(publicDer.equals(Buffer.from(spkiDer))).toBe(true)
      expect(openssl.try(['pkey', '-in', 'sealed.pem', ...passIn(`${password}x`), '-noout']).ok).toBe(false)
    }
  })
})

test('is PBES2 with PBKDF2-HMAC-SHA-256, 600,000 iterations and AES-256-CBC, in DER', async () => {
  const { pkcs8Der } = await sharedKey('ec_p256')
  openssl.write(
    'sealed.pem',
    pemOf('sealedKey', await sealKey(pkcs8Der, 'correct horse', crypto, neverPause)),
  )
  const structure = openssl.run(['asn1parse', '-in', 'sealed.pem'])
  const words = [...structure.matchAll(/prim: (?:OBJECT|INTEGER) +:(\S+)/g)].map(([, word]) => word)
  expect(words).toEqual(['PBES2', 'PBKDF2', '0927C0', 'hmacWithSHA256', 'aes-256-cbc'])
  expect(structure).not.toMatch(/l=inf|cons: OCTET STRING/)
})

interface Foreign {
  readonly what: string
  readonly args: readonly string[]
}
const foreign: readonly Foreign[] = [
  { what: 'AES-256-CBC', args: ['-v2', 'aes-256-cbc'] },
  { what: 'AES-128-CBC with HMAC-SHA-1', args: ['-v2', 'aes-128-cbc', '-v2prf', 'hmacWithSHA1'] },
  { what: 'AES-256-CBC with HMAC-SHA-512', args: ['-v2', 'aes-256-cbc', '-v2prf', 'hmacWithSHA512'] },
  { what: '3DES in PBES2', args: ['-v2', 'des3'] },
  { what: '3DES of PKCS#12', args: ['-v1', 'PBE-SHA1-3DES'] },
]

describe.each(keyProfileIds.filter((id) => id !== 'rsa_4096'))('%s', (keyProfile) => {
  let keyPair: KeyPair
  beforeAll(async () => {
    keyPair = await sharedKey(keyProfile)
  })
  test.each(foreign)('we open what OpenSSL seals: $what', async ({ args }) => {
    const { pkcs8Der, publicKeySha256 } = keyPair
    for (const password of ['correct horse battery', 'é密🔑']) {
      // Its own 3DES of PKCS#12 takes the password as Latin-1 there: ASCII is what it can be asked.
      if (args.includes('PBE-SHA1-3DES') && password !== 'correct horse battery') continue
      openssl.write('password.txt', password)
      const seal = ['pkcs8', '-topk8', '-inform', 'DER', '-passout', 'file:password.txt', '-iter', '2000']
      const sealedDer = derOf('sealedKey', openssl.run([...seal, ...args], pkcs8Der))
      const opened = await openSealedKey(sealedDer, password, crypto, neverPause)
      expect((await importKeyPair(opened, crypto)).publicKeySha256).toBe(publicKeySha256)
      const wrong = openSealedKey(sealedDer, `${password}x`, crypto, neverPause)
      await expect(wrong).rejects.toMatchObject({ code: 'sealed-key-password-wrong' })
    }
  })
})

test('an algorithm we do not have is named', async () => {
  const { pkcs8Der } = await sharedKey('ec_p256')
  const seal = ['pkcs8', '-topk8', '-inform', 'DER', '-passout', 'pass:x', '-scrypt']
  const sealedDer = derOf('sealedKey', openssl.run(seal, pkcs8Der))
  await expect(openSealedKey(sealedDer, 'x', crypto, neverPause)).rejects.toMatchObject({
    code: 'sealed-key-algorithm-unsupported',
    details: { algorithm: '1.3.6.1.4.1.11591.4.11' },
  })
})

test('of a thousand wrong passwords none passes for the right one', async () => {
  const { pkcs8Der } = await sharedKey('ec_p256')
  const seal = ['pkcs8', '-topk8', '-inform', 'DER', '-passout', 'pass:right', '-iter', '1', '-v2', 'des3']
  const sealedDer = derOf('sealedKey', openssl.run(seal, pkcs8Der))
  for (let guess = 0; guess < 1_000; guess++) {
    const opening = openSealedKey(sealedDer, `wrong ${guess}`, crypto, neverPause)
    await expect(opening).rejects.toMatchObject({ code: 'sealed-key-password-wrong' })
  }
})
