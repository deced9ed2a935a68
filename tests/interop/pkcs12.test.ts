import { X509Certificate } from 'node:crypto'
import * as asn1js from 'asn1js'
import forge from 'node-forge'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hexOf } from '../../src/pki/der/hex'
import { importKeyPair } from '../../src/pki/keys/key-pair'
import { type KeyProfileId, keyProfiles } from '../../src/pki/keys/profiles'
import { passwordBytesOf } from '../../src/pki/passwords/bytes'
import { foreignAlgorithms } from '../../src/pki/pkcs12/foreign-algorithms'
import { openPkcs12, openPkcs12WithAny } from '../../src/pki/pkcs12/opening'
import { buildPkcs12 } from '../../src/pki/pkcs12/pkcs12'
import { type Pkcs12ProfileId, pkcs12Profiles } from '../../src/pki/pkcs12/profiles'
import { neverPause } from '../setup/never-pause'
import { createOpensslWorkspace } from '../setup/openssl'
import { createTestIdentity, type TestChain, type TestIdentity, testChain } from '../setup/pki-fixtures'
import { writeWithStockPkijs } from '../setup/pki-stock-pkijs'

const openssl = createOpensslWorkspace()
afterAll(() => openssl.remove())
const email = 'mail@example.com'
const keyProfileIds = Object.keys(keyProfiles) as KeyProfileId[]
const profileIds = Object.keys(pkcs12Profiles) as Pkcs12ProfileId[]
const passwords = ['correct horse battery', 'é', '密碼', '🔑', ' "$\\ ', 'x'.repeat(72)]

let chain: TestChain
const identities = new Map<KeyProfileId, TestIdentity>()
beforeAll(async () => {
  chain = await testChain()
  for (const id of keyProfileIds) identities.set(id, await createTestIdentity(id, email))
}, 60_000)
const identity = (id: KeyProfileId) => identities.get(id) as TestIdentity

async function writeFile(keyProfile: KeyProfileId, profile: Pkcs12ProfileId, password: string) {
  const { keyPair, certificateDers } = identity(keyProfile)
  const parts = { pkcs8Der: keyPair.pkcs8Der, certificateDers, profile, password, friendlyName: 'Zoë 🔑' }
  return openssl.write('our.p12', await buildPkcs12(parts, crypto, neverPause))
}
/**
 * OpenSSL's view of the file, of the authenticated safe in it, and of the safe with the key in that; bytes in
 * `.der`s.
 */
function structureOf(name: string) {
  const parse = (file: string, ...rest: string[]) =>
    openssl.run(['asn1parse', '-inform', 'DER', '-in', file, ...rest])
  const within = (text: string) => /^ *(\d+):d=3 .*prim: OCTET STRING/m.exec(text)?.[1] ?? ''
  const outer = parse(name)
  const inner = parse(name, '-strparse', within(outer), '-out', 'inner.der')
  const keys = parse('inner.der', '-strparse', within(inner), '-out', 'keys.der')
  return { outer, inner, keys }
}
const passOf = (password: string) => ['-passin', `file:${openssl.write('password.txt', password)}`]

describe.each(profileIds)('%s', (profile) => {
  describe.each(keyProfileIds)('with %s', (keyProfile) => {
    test('OpenSSL opens it: key, certificates, names; with another password it does not', async () => {
      await writeFile(keyProfile, profile, 'correct horse battery')
      const key = openssl.run([
        'pkcs12',
        '-in',
        'our.p12',
        '-nocerts',
        '-nodes',
        ...passOf('correct horse battery'),
      ])
      const der = openssl.try(['pkcs8', '-topk8', '-nocrypt', '-outform', 'DER'], key).stdout
      const { keyPair, certificateDers } = identity(keyProfile)
      // Each tool may write PKCS#8 in its own way: the key is compared by its public half and by a signature
      // below.
      const again = await importKeyPair(Uint8Array.from(der), crypto)
      expect(again.publicKeySha256).toBe(keyPair.publicKeySha256)
      const text = openssl.run(['pkcs12', '-in', 'our.p12', '-nokeys', ...passOf('correct horse battery')])
      const certificates = text.match(/-----BEGIN[^-]+-----[^-]+-----END[^-]+-----/g) ?? []
      expect(certificates.map((pem) => new X509Certificate(pem).raw.toString('hex'))).toEqual(
        certificateDers.map(hexOf),
      )
      expect(text.match(/localKeyID/g)).toHaveLength(1)
      expect(key.match(/localKeyID/g)).toHaveLength(1)
      const wrong = openssl.try(['pkcs12', '-in', 'our.p12', '-noout', ...passOf('correct horse batterz')])
      expect([wrong.ok, wrong.stderr]).toEqual([false, expect.stringContaining('invalid password')])
    })
  })

  test.each(passwords)('OpenSSL opens it with the password %j', async (password) => {
    await writeFile('ec_p256', profile, password)
    openssl.run(['pkcs12', '-in', 'our.p12', '-noout', ...passOf(password)])
    expect(openssl.try(['pkcs12', '-in', 'our.p12', '-noout', ...passOf(`${password}x`)]).ok).toBe(false)
  })

  test('is strict DER with the algorithms and counts of the table', async () => {
    await writeFile('rsa_2048', profile, 'correct horse battery')
    const { iterations } = pkcs12Profiles[profile]
    const encryption = {
      modern: `PBES2, PBKDF2, AES-256-CBC, Iteration ${iterations}, PRF hmacWithSHA256`,
      compatible: `pbeWithSHA1And3-KeyTripleDES-CBC, Iteration ${iterations}`,
    }[profile]
    const { hash, digestLength } = {
      modern: { hash: 'sha256', digestLength: 32 },
      compatible: { hash: 'sha1', digestLength: 20 },
    }[profile]
    const info = openssl.try([
      'pkcs12',
      '-in',
      'our.p12',
      '-info',
      '-noout',
      ...passOf('correct horse battery'),
    ])
    expect(info.stderr.split('\n')).toEqual([
      `MAC: ${hash}, Iteration ${iterations}`,
      `MAC length: ${digestLength}, salt length: 8`,
      `PKCS7 Encrypted data: ${encryption}`,
      'Certificate bag',
      'Certificate bag',
      'PKCS7 Data',
      `Shrouded Keybag: ${encryption}`,
      '',
    ])
    const { outer, inner, keys } = structureOf('our.p12')
    // BER's two freedoms in the work of others: indefinite lengths, and an OCTET STRING in pieces.
    for (const structure of [outer, inner, keys]) expect(structure).not.toMatch(/l=inf|cons: OCTET STRING/)
    // Read and written again by forge: the same bytes, so each length is minimal and each integer, too.
    for (const der of [openssl.read('our.p12'), openssl.read('inner.der'), openssl.read('keys.der')]) {
      const binary = Buffer.from(der).toString('latin1')
      expect(forge.asn1.toDer(forge.asn1.fromDer(binary, true)).getBytes() === binary).toBe(true)
    }
  })

  test('has fresh salts each time', async () => {
    const salts: string[] = []
    for (let round = 0; round < 2; round++) {
      await writeFile('ec_p256', profile, 'correct horse battery')
      for (const text of Object.values(structureOf('our.p12'))) {
        salts.push(...(text.match(/(?<=prim: OCTET STRING +\[HEX DUMP\]:)[0-9A-F]{16,32}$/gm) ?? []))
      }
    }
    expect(salts.length).toBeGreaterThanOrEqual(6)
    expect(new Set(salts).size).toBe(salts.length)
  })

  test.each(['', 'A', 'A name longer than the key id is, by far'])(
    'orders attributes as DER does: %j',
    async (friendlyName) => {
      const { keyPair, certificateDers } = identity('ec_p256')
      const parts = { pkcs8Der: keyPair.pkcs8Der, certificateDers, profile, password: 'x', friendlyName }
      openssl.write('our.p12', await buildPkcs12(parts, crypto, neverPause))
      structureOf('our.p12')
      // SafeContents → first bag → bagAttributes, a SET OF: in the order of the encodings (X.690 §11.6).
      const safe = asn1js.fromBER(openssl.read('keys.der')).result as asn1js.Sequence
      const attributes = (safe.valueBlock.value[0] as asn1js.Sequence).valueBlock.value[2] as asn1js.Set
      const encodings = attributes.valueBlock.value.map((one) => hexOf(new Uint8Array(one.toBER())))
      expect(encodings).toHaveLength(friendlyName ? 2 : 1)
      expect(encodings).toEqual(encodings.toSorted())
    },
  )

  test('carries the friendly name as BMPString', async () => {
    await writeFile('ec_p256', profile, 'correct horse battery')
    // The key's attributes are in the clear. U+1F511 has no place in a BMPString: with its halves in it, some
    // programs read no name.
    expect(structureOf('our.p12').keys).toContain('prim: BMPSTRING')
    expect(hexOf(openssl.read('keys.der'))).toContain('1e06005a006f00eb')
    const opened = await openPkcs12(openssl.read('our.p12'), 'correct horse battery', crypto, neverPause)
    expect(opened.keys.map(({ friendlyName }) => friendlyName)).toEqual(['Zoë'])
    expect(opened.certificates.map(({ friendlyName }) => friendlyName)).toEqual(['Zoë', null])
    expect(opened.keys[0]?.localKeyId).toBe(opened.certificates[0]?.localKeyId)
  })
})

const openForeign = (file: Uint8Array<ArrayBuffer>, password: string) => {
  const means = {
    passwords: [passwordBytesOf(password)],
    keyPasswords: [],
    algorithms: foreignAlgorithms,
  } as const
  return openPkcs12WithAny(file, means, crypto, neverPause)
}

describe('files of others', () => {
  interface Foreign {
    readonly what: string
    readonly args: readonly string[]
    readonly profile: Pkcs12ProfileId | null
  }
  const readable: readonly Foreign[] = [
    { what: 'OpenSSL by default', args: [], profile: null },
    {
      what: '3DES and SHA-1',
      args: ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'],
      profile: 'compatible',
    },
    { what: 'as modern as ours', args: ['-iter', '310000'], profile: 'modern' },
    { what: 'AES-128 for certificates', args: ['-certpbe', 'AES-128-CBC'], profile: null },
    { what: 'certificates in the clear', args: ['-certpbe', 'NONE'], profile: null },
    { what: 'key in the clear', args: ['-keypbe', 'NONE'], profile: null },
    { what: 'no certificates encrypted, 3DES in PBES2', args: ['-keypbe', 'DES-EDE3-CBC'], profile: null },
    { what: 'RC2-40 and 3DES, as OpenSSL before 3 wrote it', args: ['-legacy'], profile: null },
    ...['PBE-SHA1-RC2-40', 'PBE-SHA1-RC2-128', 'PBE-SHA1-2DES', 'PBE-SHA1-RC4-128', 'PBE-SHA1-RC4-40'].map(
      (pbe) => ({ what: pbe, args: ['-legacy', '-keypbe', pbe, '-certpbe', pbe], profile: null }),
    ),
    ...['PBE-MD5-DES', 'PBE-MD5-RC2-64', 'PBE-SHA1-DES', 'PBE-SHA1-RC2-64'].map((pbe) => ({
      what: `${pbe} of PKCS #5`,
      args: ['-legacy', '-keypbe', pbe, '-certpbe', pbe],
      profile: null,
    })),
    ...['DES-CBC', 'RC2-CBC', 'RC2-64-CBC', 'RC2-40-CBC', 'AES-192-CBC'].map((pbe) => ({
      what: `${pbe} in PBES2`,
      args: ['-legacy', '-keypbe', pbe, '-certpbe', pbe],
      profile: null,
    })),
    ...['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'].map((hash) => ({
      what: `a MAC with ${hash}`,
      args: ['-macalg', hash],
      profile: null,
    })),
  ]
  const exportArgs = (password: string) => {
    const { keyPair, certificateDer } = identity('rsa_2048')
    openssl.write('key.der', keyPair.pkcs8Der)
    openssl.write('key.pem', openssl.run(['pkey', '-inform', 'DER', '-in', 'key.der']))
    openssl.write('leaf.pem', openssl.run(['x509', '-inform', 'DER', '-outform', 'PEM'], certificateDer))
    openssl.write('issuing.pem', chain.issuing.certificatePem)
    openssl.write('password.txt', password)
    const input = ['-inkey', 'key.pem', '-in', 'leaf.pem', '-certfile', 'issuing.pem', '-name', 'Zoë']
    return ['pkcs12', '-export', ...input, '-passout', 'file:password.txt']
  }

  test.each(readable)('are opened: $what', async ({ args, profile }) => {
    for (const password of ['correct horse battery', 'é密🔑']) {
      openssl.run([...exportArgs(password), ...args, '-out', 'their.p12'])
      const { keyPair, certificateDers } = identity('rsa_2048')
      const opened = await openForeign(openssl.read('their.p12'), password)
      expect(opened.profile).toBe(profile)
      expect(opened.certificates.map(({ der }) => hexOf(der))).toEqual(certificateDers.map(hexOf))
      expect(opened.keys).toHaveLength(1)
      const key = await importKeyPair((opened.keys[0] as { der: Uint8Array<ArrayBuffer> }).der, crypto)
      expect(key.publicKeySha256).toBe(keyPair.publicKeySha256)
      const wrong = openForeign(openssl.read('their.p12'), `${password}x`)
      await expect(wrong).rejects.toMatchObject({ code: 'pkcs12-password-wrong' })
    }
  })

  const refused: readonly {
    readonly what: string
    readonly args: readonly string[]
    readonly error: object
  }[] = [
    {
      what: 'Camellia',
      args: ['-keypbe', 'CAMELLIA-256-CBC', '-certpbe', 'CAMELLIA-256-CBC'],
      error: { code: 'pkcs12-algorithm-unsupported', details: { algorithm: '1.2.392.200011.61.1.1.1.4' } },
    },
    {
      what: 'a MAC with SHA3-256',
      args: ['-macalg', 'sha3-256'],
      error: { code: 'pkcs12-algorithm-unsupported', details: { algorithm: '2.16.840.1.101.3.4.2.8' } },
    },
    {
      what: 'no MAC',
      args: ['-nomac'],
      error: { code: 'pkcs12-content-unexpected', details: { reason: 'mac-missing' } },
    },
  ]
  test.each(refused)('are refused with their reason: $what', async ({ args, error }) => {
    openssl.run([...exportArgs('correct horse battery'), ...args, '-out', 'their.p12'])
    const opening = openForeign(openssl.read('their.p12'), 'correct horse battery')
    await expect(opening).rejects.toMatchObject(error)
  })

  test.each([5_000_001, 2 ** 31, 2 ** 40])(
    'are refused before any work where their MAC asks for %d iterations',
    async (iterations) => {
      openssl.run([...exportArgs('correct horse battery'), '-out', 'their.p12'])
      const file = asn1js.fromBER(openssl.read('their.p12')).result as asn1js.Sequence
      const [, , macData] = file.valueBlock.value as asn1js.Sequence[]
      const before = macData?.valueBlock.value[2] as asn1js.Integer
      expect(before.valueBlock.valueDec).toBe(2048)
      if (macData) macData.valueBlock.value[2] = asn1js.Integer.fromBigInt(BigInt(iterations))
      const start = performance.now()
      const opening = openForeign(new Uint8Array(file.toBER()), 'correct horse battery')
      await expect(opening).rejects.toMatchObject({
        code: 'iterations-too-many',
        details: { iterations, limit: 5_000_000 },
      })
      expect(performance.now() - start).toBeLessThan(500)
    },
  )

  test('whose content was changed in the clear are refused: the MAC is what tells', async () => {
    openssl.run([
      ...exportArgs('correct horse battery'),
      '-certpbe',
      'NONE',
      '-keypbe',
      'NONE',
      '-out',
      'their.p12',
    ])
    const file = openssl.read('their.p12')
    await openForeign(file, 'correct horse battery')
    const at = Buffer.from(file).indexOf(identity('rsa_2048').certificateDer) + 100
    expect(at).toBeGreaterThan(100)
    file[at] = (file[at] ?? 0) ^ 1
    const opening = openForeign(file, 'correct horse battery')
    await expect(opening).rejects.toMatchObject({ code: 'pkcs12-password-wrong' })
  })

  test('in BER with indefinite lengths, as PKI.js writes them, are opened', async () => {
    const { keyPair, certificateDers } = identity('rsa_2048')
    const file = await writeWithStockPkijs(keyPair.pkcs8Der, certificateDers, 'é密🔑')
    openssl.write('stock.p12', file)
    expect(structureOf('stock.p12').inner).toMatch(/l=inf/)
    const opened = await openForeign(file, 'é密🔑')
    expect(opened.certificates.map(({ der }) => hexOf(der))).toEqual(certificateDers.map(hexOf))
    expect(opened.keys.map(({ der }) => hexOf(der))).toEqual([hexOf(keyPair.pkcs8Der)])
  })
})
