import { createHash, createPublicKey } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { publiclyKnownKeys } from '../../../mocks/authority/blocked-keys'
import { checkCsr } from '../../../mocks/authority/checks'
import { type KeyProfile, keyProfileValues, problemTypeValues } from '../../../src/contract/schema'
import { AppError, type ErrorCode, type ErrorDetails } from '../../../src/errors'
import { makeCsr } from '../../setup/world-csr'
import { forgedCsr, keyInfo, modulusLike, oids, pem, rsaKeyInfo } from '../../setup/world-forged-csr'
import { openssl, opensslCsr } from '../../setup/world-openssl'

const all: readonly KeyProfile[] = keyProfileValues
const exponent = 65_537n

async function refusal(csrPem: string, allowed = all): Promise<{ code: ErrorCode; details: ErrorDetails }> {
  try {
    await checkCsr(csrPem, allowed)
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, details: error.details }
    throw error
  }
  throw new Error('the CSR was accepted')
}

describe('CSRs that are accepted', () => {
  test.each(all)('%s, and the key is all that is taken', async (profile) => {
    const { csrPem, csrDer, keys } = await makeCsr(profile)
    const checked = await checkCsr(csrPem, all)
    const spki = new Uint8Array(await crypto.subtle.exportKey('spki', keys.publicKey))
    expect(checked).toEqual({
      publicKeyDer: spki,
      publicKeySha256: createHash('sha256').update(spki).digest('hex'),
      keyProfile: profile,
    })
    expect(csrDer.length).toBeGreaterThan(spki.length)
  })

  test.each([
    ['the openssl command, RSA', ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'], []],
    ['the openssl command, P-256', ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'], []],
    ['with SHA-512', ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'], ['-sha512']],
    ['P-384 with SHA-256', ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'], ['-sha256']],
  ])('%s', async (_what, keyArgs, reqArgs) => {
    await expect(checkCsr(opensslCsr(keyArgs, reqArgs), all)).resolves.toMatchObject({
      publicKeySha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  test('with the old label and text around it', async () => {
    const { csrPem } = await makeCsr('ec_p256')
    const text = `Dear authority,\r\n${csrPem.replaceAll('CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST')}\r\nThank you`
    await expect(checkCsr(text, all)).resolves.toMatchObject({ keyProfile: 'ec_p256' })
  })
})

describe('CSRs that are refused, each with its own code', () => {
  const rsa = (bits: number) => ['-algorithm', 'RSA', '-pkeyopt', `rsa_keygen_bits:${bits}`]
  const curve = (name: string) => ['-algorithm', 'EC', '-pkeyopt', `ec_paramgen_curve:${name}`]
  const modulus = modulusLike(2048)

  test.each<[string, () => string, ErrorCode, ErrorDetails]>([
    ['a key of 1024 bits', () => opensslCsr(rsa(1024)), 'key-rsa-size-unsupported', { size: 1024 }],
    ['a key of 2056 bits', () => opensslCsr(rsa(2056)), 'key-rsa-size-unsupported', { size: 2056 }],
    ['no modulus to speak of', () => forgedCsr(rsaKeyInfo(0n, exponent)), 'key-malformed', {}],
    ['a negative modulus', () => forgedCsr(rsaKeyInfo(-modulus, exponent)), 'key-malformed', {}],
    [
      'exponent 3, by openssl',
      () => opensslCsr([...rsa(2048), '-pkeyopt', 'rsa_keygen_pubexp:3']),
      'key-rsa-exponent-unsupported',
      { exponent: '3' },
    ],
    [
      'exponent 1',
      () => forgedCsr(rsaKeyInfo(modulus, 1n)),
      'key-rsa-exponent-unsupported',
      { exponent: '1' },
    ],
    [
      'an even exponent',
      () => forgedCsr(rsaKeyInfo(modulus, 65_538n)),
      'key-rsa-exponent-unsupported',
      { exponent: '65538' },
    ],
    [
      'exponent 0',
      () => forgedCsr(rsaKeyInfo(modulus, 0n)),
      'key-rsa-exponent-unsupported',
      { exponent: '0' },
    ],
    [
      'a huge exponent',
      () => forgedCsr(rsaKeyInfo(modulus, (1n << 256n) + 1n)),
      'key-rsa-exponent-unsupported',
      {},
    ],
    [
      'a modulus with a small factor',
      () => forgedCsr(rsaKeyInfo((modulus / 3n) * 3n, exponent)),
      'key-weak',
      { weakness: 'small-factor' },
    ],
    ['RSA without its NULL', () => forgedCsr(rsaKeyInfo(modulus, exponent, [])), 'key-form-unsupported', {}],
    ['P-521', () => opensslCsr(curve('P-521')), 'key-curve-unsupported', { curve: 'P-521' }],
    ['secp256k1', () => opensslCsr(curve('secp256k1')), 'key-curve-unsupported', { curve: 'secp256k1' }],
    [
      'explicit curve parameters',
      () => opensslCsr([...curve('P-256'), '-pkeyopt', 'ec_param_enc:explicit']),
      'key-curve-unsupported',
      {},
    ],
    [
      'a point that is not on its curve',
      () =>
        forgedCsr(keyInfo(oids.ecPublicKey, oids.p256, Uint8Array.of(4, ...new Uint8Array(64).fill(1))), {
          signatureAlgorithm: oids.ecdsaWithSha256,
        }),
      'key-malformed',
      {},
    ],
    ['Ed25519', () => opensslCsr(['-algorithm', 'ED25519']), 'key-ed25519-unsupported', {}],
    [
      'RSA-PSS',
      () => opensslCsr(['-algorithm', 'RSA-PSS', '-pkeyopt', 'rsa_keygen_bits:2048']),
      'key-rsa-pss-unsupported',
      {},
    ],
    ['Ed448', () => opensslCsr(['-algorithm', 'ED448']), 'key-type-unsupported', { oid: '1.3.101.113' }],
    [
      'DSA',
      () => forgedCsr(keyInfo(oids.dsa, oids.p256, new Uint8Array(20))),
      'key-type-unsupported',
      { oid: oids.dsa },
    ],
    ['SHA-1', () => opensslCsr(rsa(2048), ['-sha1']), 'csr-signature-hash-unsupported', { hash: 'SHA-1' }],
    [
      'SHA-1 with EC',
      () => opensslCsr(curve('P-256'), ['-sha1']),
      'csr-signature-hash-unsupported',
      { hash: 'SHA-1' },
    ],
    [
      'MD5',
      () => forgedCsr(rsaKeyInfo(modulus, exponent), { signatureAlgorithm: oids.md5WithRsa }),
      'csr-signature-hash-unsupported',
      { hash: 'MD5' },
    ],
    [
      'a signature that signs nothing',
      () => forgedCsr(rsaKeyInfo(modulus, exponent)),
      'csr-signature-invalid',
      {},
    ],
    [
      'a signature of another family',
      () => forgedCsr(rsaKeyInfo(modulus, exponent), { signatureAlgorithm: oids.ecdsaWithSha256 }),
      'csr-signature-invalid',
      {},
    ],
    [
      'another version with it',
      () => forgedCsr(rsaKeyInfo(modulus, exponent), { version: 1 }),
      'csr-signature-invalid',
      {},
    ],
    [
      'bytes after the end',
      () => forgedCsr(rsaKeyInfo(modulus, exponent), { trailing: [5, 0] }),
      'csr-malformed',
      {},
    ],
    ['no PEM', () => 'hello', 'pem-missing', {}],
    [
      'another label',
      () => pem('CERTIFICATE', new Uint8Array(8)),
      'pem-label-unexpected',
      { label: 'CERTIFICATE' },
    ],
    [
      'a broken line',
      () => '-----BEGIN CERTIFICATE REQUEST-----\n%%%%\n-----END CERTIFICATE REQUEST-----',
      'pem-malformed',
      {},
    ],
    [
      'two CSRs',
      () => pem('CERTIFICATE REQUEST', new Uint8Array(8)).repeat(2),
      'pem-several-blocks',
      { count: 2 },
    ],
    ['too long a text', () => 'x'.repeat(16_385), 'input-too-large', { limit: 16_384 }],
    ['no DER', () => pem('CERTIFICATE REQUEST', new TextEncoder().encode('not at all')), 'csr-malformed', {}],
    ['an empty SEQUENCE', () => pem('CERTIFICATE REQUEST', Uint8Array.of(0x30, 0)), 'csr-malformed', {}],
    [
      'nesting without end',
      () => pem('CERTIFICATE REQUEST', new Uint8Array(12_000).fill(0x30)),
      'csr-malformed',
      {},
    ],
    [
      'a length that isn’t there',
      () => pem('CERTIFICATE REQUEST', Uint8Array.of(0x30, 0x84, 0x7f, 0xff, 0xff, 0xff, 2, 1, 0)),
      'csr-malformed',
      {},
    ],
  ])('%s', async (_what, csrPem, code, details) => {
    expect(await refusal(csrPem())).toMatchObject({ code, details })
  })

  test.each(['rsa_2048', 'ec_p256'] as const)('a %s signature that is off by a bit', async (profile) => {
    const { csrDer } = await makeCsr(profile)
    const forged = Uint8Array.from(csrDer)
    forged[forged.length - 2] = (forged.at(-2) ?? 0) ^ 1
    expect(await refusal(pem('CERTIFICATE REQUEST', forged))).toMatchObject({ code: 'csr-signature-invalid' })
  })

  test('an ECDSA signature that is no pair of numbers', async () => {
    const { keys } = await makeCsr('ec_p256')
    const point = new Uint8Array(await crypto.subtle.exportKey('raw', keys.publicKey))
    const forged = forgedCsr(keyInfo(oids.ecPublicKey, oids.p256, point), {
      signatureAlgorithm: oids.ecdsaWithSha256,
    })
    expect(await refusal(forged)).toMatchObject({ code: 'csr-signature-invalid' })
  })

  test('what no signature covers, written another way', async () => {
    const { csrDer } = await makeCsr('rsa_2048')
    // …05 00 (NULL), then BIT STRING of 257 octets, the first of which counts unused bits.
    const unusedBits = csrDer.length - 257
    expect([...csrDer.slice(unusedBits - 6, unusedBits + 1)]).toEqual([5, 0, 3, 0x82, 1, 1, 0])
    for (const [at, value] of [
      [unusedBits, 3],
      [unusedBits - 6, 4],
    ] as const) {
      const forged = Uint8Array.from(csrDer)
      forged[at] = value
      expect(await refusal(pem('CERTIFICATE REQUEST', forged))).toMatchObject({ code: 'csr-malformed' })
    }
  })

  test('a subject changed after signing', async () => {
    const { csrDer } = await makeCsr('rsa_2048')
    const text = Buffer.from(csrDer)
    text.write('Anybody Else', text.indexOf('Somebody Else'))
    expect(await refusal(pem('CERTIFICATE REQUEST', text))).toMatchObject({ code: 'csr-signature-invalid' })
  })

  test.each<[KeyProfile, KeyProfile, ErrorCode]>([
    ['rsa_3072', 'rsa_2048', 'key-rsa-size-unsupported'],
    ['ec_p384', 'ec_p256', 'key-curve-unsupported'],
    ['ec_p256', 'rsa_2048', 'key-type-unsupported'],
    ['rsa_2048', 'ec_p256', 'key-type-unsupported'],
  ])('%s where the order allows %s alone', async (made, allowed, code) => {
    expect(await refusal((await makeCsr(made)).csrPem, [allowed])).toMatchObject({ code })
  })
})

describe('hostile bytes', () => {
  const known = new Set(problemTypeValues.map((type) => type.slice('urn:certdesk:problem:'.length)))

  test('never get through, and never show what a library throws', async () => {
    const sources = await Promise.all([makeCsr('rsa_2048'), makeCsr('ec_p256')])
    const damaged = fc.record({
      source: fc.constantFrom(...sources.map(({ csrDer }) => csrDer)),
      flips: fc.array(fc.tuple(fc.nat(5000), fc.integer({ min: 1, max: 255 })), {
        minLength: 1,
        maxLength: 6,
      }),
      cut: fc.option(fc.nat(1500), { freq: 3 }),
    })
    await fc.assert(
      fc.asyncProperty(damaged, async ({ source, flips, cut }) => {
        const bytes = Uint8Array.from(source)
        for (const [at, mask] of flips) bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ mask
        const sent = bytes.slice(0, cut ?? bytes.length)
        // Flips may undo one another.
        fc.pre(Buffer.compare(sent, source) !== 0)
        expect(known).toContain((await refusal(pem('CERTIFICATE REQUEST', sent))).code)
      }),
      { numRuns: 300, seed: 20261121 },
    )
  })
})

describe('the blocklist', () => {
  // The public halves of RFC 9500 §2.1 and §2.3, as the RFC prints them.
  const rfc9500 = {
    testRSA2048: {
      kty: 'RSA',
      e: 'AQAB',
      n: 'sPnoGUOnrpiSqt4XynxA-HRP7S-BSObI6qJ7fQAVSPtRkqsotWxQYLEYzNEx5ZSHTGypibVsJylvCfuToDTfMul8b_CZjP2Ob0LdpYrNH6l5hvFE89FU1nZQF15oVLOpUgA7wGiHuEVawrGfey92UE68mOyUVXGweJIVDdxqdMoPvNNUl86BU02vlBiESxOuox-dWmuVV7vfYZ79Toh_LUK43YvJh-rhv4nKuF7iHjVjBd9sB6iDjj70HFldzOQ9r8SRI-9NirupPTkF5AKNe6kUhKJ1luB7S27ZkvB3tSTT3P593VVJvnzOjaA1z6Cz-4-eRvcysqhrRgFlwI9TEw',
    },
    testECCP256: {
      kty: 'EC',
      crv: 'P-256',
      x: 'QiVI-I-3gv-17KN0RFLHKh5Vj71vc75eSOkyMsxFxbE',
      y: 'bEzRDEy41bihcTnpSILImSVymTQl9BQZq36QpCpJQnI',
    },
  } as const

  test.each(['testRSA2048', 'testECCP256'] as const)('holds %s by the hash of its key', (name) => {
    const spki = createPublicKey({ key: rfc9500[name], format: 'jwk' }).export({
      type: 'spki',
      format: 'der',
    })
    expect(createHash('sha256').update(spki).digest('hex')).toBe(publiclyKnownKeys[name])
  })
})

test('openssl agrees that the CSRs of this file are CSRs', async () => {
  const { csrPem } = await makeCsr('rsa_2048')
  expect(
    openssl(['req', '-in', 'csr.pem', '-noout', '-verify', '-subject'], { 'csr.pem': csrPem }),
  ).toContain('CN')
})
