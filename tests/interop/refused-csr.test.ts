import { createHash } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { createCsr, readCsr } from '../../src/pki/csr/csr'
import { derOf } from '../../src/pki/der/pem'
import { judgePublicKey } from '../../src/pki/keys/accepted-keys'
import { tlv } from '../setup/hostile-der'
import { createOpensslWorkspace } from '../setup/openssl'
import { sharedKey } from '../setup/shared-keys'

const openssl = createOpensslWorkspace()
afterAll(() => openssl.remove())

interface RefusedCsr {
  readonly what: string
  /** Arguments of `openssl genpkey`. */
  readonly key: readonly string[]
  /** Arguments of `openssl req`. */
  readonly request?: readonly string[]
  readonly code: string
  readonly details?: object
}
const rsa = (bits: number, ...more: string[]) => [
  '-algorithm',
  'RSA',
  '-pkeyopt',
  `rsa_keygen_bits:${bits}`,
  ...more,
]
const ec = (curve: string, ...more: string[]) => [
  '-algorithm',
  'EC',
  '-pkeyopt',
  `ec_paramgen_curve:${curve}`,
  ...more,
]
const hash = (algorithm: string) => ({ code: 'csr-signature-hash-unsupported', details: { algorithm } })

const refused: readonly RefusedCsr[] = [
  { what: 'RSA 1024', key: rsa(1024), code: 'key-rsa-size-unsupported', details: { size: 1024 } },
  { what: 'RSA 2047', key: rsa(2047), code: 'key-rsa-size-unsupported', details: { size: 2047 } },
  { what: 'RSA 2056', key: rsa(2056), code: 'key-rsa-size-unsupported', details: { size: 2056 } },
  {
    what: 'RSA with an exponent of 40 bits',
    key: rsa(2048, '-pkeyopt', `rsa_keygen_pubexp:${2n ** 39n + 1n}`),
    code: 'key-rsa-exponent-unsupported',
  },
  {
    what: 'RSA with exponent 3',
    key: rsa(2048, '-pkeyopt', 'rsa_keygen_pubexp:3'),
    code: 'key-rsa-exponent-unsupported',
    details: { exponent: '0x03' },
  },
  { what: 'P-521', key: ec('P-521'), code: 'key-curve-unsupported', details: { curve: '1.3.132.0.35' } },
  {
    what: 'secp256k1',
    key: ec('secp256k1'),
    code: 'key-curve-unsupported',
    details: { curve: '1.3.132.0.10' },
  },
  {
    what: 'P-256 with explicit parameters',
    key: ec('P-256', '-pkeyopt', 'ec_param_enc:explicit'),
    code: 'key-curve-unsupported',
    details: { curve: 'explicit' },
  },
  { what: 'Ed25519', key: ['-algorithm', 'ED25519'], code: 'key-ed25519-unsupported' },
  {
    what: 'Ed448',
    key: ['-algorithm', 'ED448'],
    code: 'key-type-unsupported',
    details: { algorithm: '1.3.101.113' },
  },
  {
    what: 'an RSA-PSS key',
    key: ['-algorithm', 'RSA-PSS', '-pkeyopt', 'rsa_keygen_bits:2048'],
    code: 'key-rsa-pss-unsupported',
  },
  { what: 'MD5', key: rsa(2048), request: ['-md5'], ...hash('MD5 with RSA') },
  { what: 'SHA-1 with RSA', key: rsa(2048), request: ['-sha1'], ...hash('SHA-1 with RSA') },
  { what: 'SHA-1 with ECDSA', key: ec('P-256'), request: ['-sha1'], ...hash('SHA-1 with ECDSA') },
  {
    what: 'an RSA-PSS signature',
    key: rsa(2048),
    request: ['-sha256', '-sigopt', 'rsa_padding_mode:pss'],
    ...hash('RSA-PSS'),
  },
]

test.each(refused)(
  '$what is refused with its own code',
  async ({ key, request = ['-sha256'], code, details }) => {
    openssl.run(['genpkey', ...key, '-out', 'key.pem'])
    const digest = /ED(25519|448)/.test(key.join()) ? [] : request
    const pem = openssl.run(['req', '-new', '-key', 'key.pem', '-subj', '/CN=x', ...digest])
    // OpenSSL finds nothing wrong with it: what is refused is refused for its kind.
    openssl.write('refused.csr', pem)
    openssl.run(['req', '-in', 'refused.csr', '-verify', '-noout'])
    await expect(readCsr(derOf('csr', pem), crypto)).rejects.toMatchObject({
      code,
      ...(details ? { details } : {}),
    })
  },
)

const oid = (hex: string) => tlv(0x06, Buffer.from(hex, 'hex'))
const rsaEncryption = tlv(0x30, oid('2a864886f70d010101'), tlv(0x05))
const sha256WithRsa = tlv(0x30, oid('2a864886f70d01010b'), tlv(0x05))
const commonName = tlv(0x30, tlv(0x31, tlv(0x30, oid('550403'), tlv(0x0c, Buffer.from('x')))))
const spkiOf = (modulus: Uint8Array, exponent: Uint8Array) => {
  const key = tlv(0x30, tlv(0x02, modulus), tlv(0x02, exponent))
  return tlv(0x30, rsaEncryption, tlv(0x03, Uint8Array.of(0), key))
}
const csrOf = (spki: Uint8Array, sign: (tbs: Uint8Array) => Uint8Array) => {
  const info = tlv(0x30, tlv(0x02, Uint8Array.of(0)), commonName, spki, tlv(0xa0))
  return tlv(0x30, info, sha256WithRsa, tlv(0x03, Uint8Array.of(0), sign(info)))
}
/** EMSA-PKCS1-v1_5 (RFC 8017 §9.2): with exponent 1 this is its own signature. */
const padded = (tbs: Uint8Array) => {
  const digest = createHash('sha256').update(tbs).digest()
  const info = Buffer.concat([Buffer.from('3031300d060960864801650304020105000420', 'hex'), digest])
  return Buffer.concat([
    Uint8Array.of(0, 1),
    new Uint8Array(256 - 3 - info.length).fill(255),
    Uint8Array.of(0),
    info,
  ])
}

async function someModulus() {
  const { publicKey } = await sharedKey('rsa_2048')
  const { n = '' } = await crypto.subtle.exportKey('jwk', publicKey)
  return Buffer.concat([Uint8Array.of(0), Buffer.from(n, 'base64url')])
}

test.each([
  ['1, with the signature anyone can make', Uint8Array.of(1)],
  ['2', Uint8Array.of(2)],
  ['65538', Uint8Array.of(1, 0, 2)],
  ['0', Uint8Array.of(0)],
])('exponent %s', async (_, exponent) => {
  const csrDer = csrOf(spkiOf(await someModulus(), exponent), padded)
  await expect(readCsr(csrDer, crypto)).rejects.toMatchObject({ code: 'key-rsa-exponent-unsupported' })
})

test('exponents from 65537 up are fine, a false signature is not', async () => {
  const modulus = await someModulus()
  for (const exponent of [Uint8Array.of(1, 0, 1), Uint8Array.of(1, 0, 3)]) {
    expect(judgePublicKey(spkiOf(modulus, exponent)).id).toBe('rsa_2048')
    const csrDer = csrOf(spkiOf(modulus, exponent), padded)
    await expect(readCsr(csrDer, crypto)).rejects.toMatchObject({ code: 'csr-signature-invalid' })
  }
})

test('a point that is not on its curve', async () => {
  const keyPair = await sharedKey('ec_p256')
  const csrDer = await createCsr({ commonName: 'x', emails: [] }, keyPair, crypto)
  const at = Buffer.from(csrDer).indexOf(keyPair.spkiDer) + keyPair.spkiDer.length - 1
  csrDer[at] = (csrDer[at] ?? 0) ^ 1
  await expect(readCsr(csrDer, crypto)).rejects.toMatchObject({ code: 'key-malformed' })
})

test('a compressed point: browsers need not read it (W3C WebCrypto §23.7)', async () => {
  openssl.run(['genpkey', ...ec('P-256'), '-out', 'key.pem'])
  openssl.run(['ec', '-in', 'key.pem', '-conv_form', 'compressed', '-out', 'compressed.pem'])
  const pem = openssl.run(['req', '-new', '-key', 'compressed.pem', '-subj', '/CN=x'])
  await expect(readCsr(derOf('csr', pem), crypto)).rejects.toMatchObject({
    code: 'key-form-unsupported',
    details: { form: 'compressed-point' },
  })
})

test('a CSR changed after it was signed', async () => {
  for (const keyProfile of ['rsa_2048', 'ec_p384'] as const) {
    const keyPair = await sharedKey(keyProfile)
    const csrDer = await createCsr({ commonName: 'Alice', emails: [] }, keyPair, crypto)
    const at = Buffer.from(csrDer).indexOf('Alice')
    csrDer[at] = 'B'.charCodeAt(0)
    await expect(readCsr(csrDer, crypto)).rejects.toMatchObject({ code: 'csr-signature-invalid' })
  }
})
