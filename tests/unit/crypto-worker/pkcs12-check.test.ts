import { beforeAll, describe, expect, test } from 'vitest'
import { checkPkcs12 } from '../../../src/crypto-worker/pkcs12-check'
import { generateKeyPair } from '../../../src/pki/keys/key-pair'
import { buildPkcs12, type Pkcs12Parts } from '../../../src/pki/pkcs12/pkcs12'
import { neverPause } from '../../setup/never-pause'
import { createTestIdentity, type TestIdentity } from '../../setup/pki-fixtures'

let own: TestIdentity
let other: TestIdentity
let parts: Pkcs12Parts

beforeAll(async () => {
  own = await createTestIdentity('ec_p256', 'own@example.com')
  other = await createTestIdentity('ec_p256', 'other@example.com', await generateKeyPair('ec_p256', crypto))
  parts = {
    pkcs8Der: own.keyPair.pkcs8Der,
    certificateDers: own.certificateDers,
    profile: 'compatible',
    password: 'correct horse battery',
    friendlyName: 'Alice',
  }
})

/** Builds a file of `made` and checks it against what should have gone in. */
async function check(made: Partial<Pkcs12Parts>, publicKeySha256 = own.keyPair.publicKeySha256) {
  const file = await buildPkcs12({ ...parts, ...made }, crypto, neverPause)
  return checkPkcs12(file, parts, publicKeySha256, crypto, neverPause)
}

test('the right file passes', async () => {
  await expect(check({})).resolves.toBeUndefined()
})

describe('a file that is not what it should be does not', () => {
  test.each([
    ['another key', () => ({ pkcs8Der: other.keyPair.pkcs8Der }), { check: 'key' }],
    ['another certificate', () => ({ certificateDers: other.certificateDers }), { check: 'certificates' }],
    [
      'a missing certificate',
      () => ({ certificateDers: [own.certificateDer] as const }),
      { check: 'certificates' },
    ],
    ['another name', () => ({ friendlyName: 'Bob' }), { check: 'friendlyName' }],
    ['another profile', () => ({ profile: 'modern' as const }), { check: 'profile' }],
  ])('%s', async (_, made, details) => {
    await expect(check(made())).rejects.toMatchObject({ code: 'unexpected', details })
  })

  test('a key that is not the one of the certificate, even where it is the one that went in', async () => {
    await expect(check({}, other.keyPair.publicKeySha256)).rejects.toMatchObject({
      details: { check: 'key' },
    })
  })

  test('bytes that are no key', async () => {
    const zeroed = { ...parts, pkcs8Der: new Uint8Array(138) }
    const file = await buildPkcs12(zeroed, crypto, neverPause)
    const checking = checkPkcs12(file, zeroed, own.keyPair.publicKeySha256, crypto, neverPause)
    await expect(checking).rejects.toMatchObject({ code: 'unexpected', details: { check: 'key' } })
  })

  test('another password', async () => {
    await expect(check({ password: 'correct horse batterz' })).rejects.toMatchObject({
      code: 'pkcs12-password-wrong',
    })
  })
})
