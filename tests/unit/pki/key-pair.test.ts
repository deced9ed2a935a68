import * as asn1js from 'asn1js'
import { describe, expect, test } from 'vitest'
import { hexOf } from '../../../src/pki/der/hex'
import { generateKeyPair, importKeyPair } from '../../../src/pki/keys/key-pair'
import { type KeyProfileId, keyProfiles } from '../../../src/pki/keys/profiles'

const profileIds = Object.keys(keyProfiles) as KeyProfileId[]

test.each(profileIds)('%s: the imported key is the generated one', async (keyProfile) => {
  const made = await generateKeyPair(keyProfile, crypto)
  const imported = await importKeyPair(made.pkcs8Der, crypto)
  expect({ ...imported, spkiDer: hexOf(imported.spkiDer) }).toMatchObject({
    keyProfile,
    publicKeySha256: made.publicKeySha256,
    spkiDer: hexOf(made.spkiDer),
  })
})

test('no two keys are the same', async () => {
  const pairs = await Promise.all(Array.from({ length: 20 }, () => generateKeyPair('ec_p256', crypto)))
  expect(new Set(pairs.map(({ publicKeySha256 }) => publicKeySha256)).size).toBe(20)
})

test('a provider that cannot make a key is told by code', async () => {
  const subtle = { generateKey: () => Promise.reject(new DOMException('no', 'OperationError')) }
  const provider = { subtle } as unknown as Crypto
  await expect(generateKeyPair('rsa_2048', provider)).rejects.toMatchObject({
    code: 'key-generation-failed',
    details: { keyProfile: 'rsa_2048' },
  })
})

/** A private key whose parts were exchanged: PKCS#8 { version, algorithm, OCTET STRING { the key } }. */
function withKey(pkcs8Der: Uint8Array, change: (key: asn1js.Sequence) => void): Uint8Array<ArrayBuffer> {
  const { value } = (asn1js.fromBER(pkcs8Der).result as asn1js.Sequence).valueBlock
  const key = asn1js.fromBER((value[2] as asn1js.OctetString).getValue()).result as asn1js.Sequence
  change(key)
  const changed = [value[0], value[1], new asn1js.OctetString({ valueHex: key.toBER() })] as asn1js.AsnType[]
  return new Uint8Array(new asn1js.Sequence({ value: changed }).toBER())
}

describe('a key whose parts do not belong together is refused', () => {
  const exchanged = async (keyProfile: KeyProfileId, parts: readonly number[]) => {
    const own = await generateKeyPair(keyProfile, crypto)
    const other = await generateKeyPair(keyProfile, crypto)
    let others: asn1js.Sequence | undefined
    withKey(other.pkcs8Der, (key) => {
      others = key
    })
    return withKey(own.pkcs8Der, (key) => {
      for (const part of parts) {
        key.valueBlock.value[part] = others?.valueBlock.value[part] as asn1js.AsnType
      }
    })
  }
  const cases: readonly (readonly [KeyProfileId, string, readonly number[]])[] = [
    ['ec_p256', 'the secret number', [1]],
    ['ec_p384', 'the secret number', [1]],
    ['rsa_2048', 'the modulus', [1]],
    ['rsa_2048', 'the private exponent', [3]],
    ['rsa_2048', 'the primes and what hangs on them', [4, 5, 6, 7, 8]],
    ['rsa_2048', 'a prime', [4]],
    ['rsa_2048', 'the exponent for the first prime', [6]],
    ['rsa_2048', 'the exponent for the second prime', [7]],
    ['rsa_2048', 'the coefficient', [8]],
  ]
  test.each(cases)('%s: %s', async (keyProfile, _, parts) => {
    const pkcs8Der = await exchanged(keyProfile, parts)
    await expect(importKeyPair(pkcs8Der, crypto)).rejects.toMatchObject({ code: 'key-malformed' })
  })
})

test('a key whose signatures do not verify is refused, whatever the provider made of its parts', async () => {
  const { pkcs8Der } = await generateKeyPair('ec_p256', crypto)
  const subtle = new Proxy(crypto.subtle, {
    get: (target, name) => {
      if (name === 'verify') return async () => false
      const member = Reflect.get(target, name)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
  await expect(importKeyPair(pkcs8Der, { subtle } as Crypto)).rejects.toMatchObject({ code: 'key-malformed' })
})
