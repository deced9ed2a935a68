import { execFileSync, spawnSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createOperations } from '../../src/crypto-worker/operations'
import { certificateFileKinds } from '../../src/domain/files/pkcs12-file-name'
import { pemOf } from '../../src/pki/der/pem'
import { createOpensslWorkspace } from '../setup/openssl'
import { createTestIdentity, type TestChain, testChain } from '../setup/pki-fixtures'

const openssl = createOpensslWorkspace()
afterAll(() => openssl.remove())
const context = { signal: new AbortController().signal, progress: () => {} }
const operations = createOperations(crypto)

let chain: TestChain
let input: { certificatePem: string; chainPem: readonly string[] }
let fingerprints: readonly string[]
beforeAll(async () => {
  chain = await testChain()
  const { certificateDer } = await createTestIdentity('rsa_2048', 'zoe@example.com')
  // As a backend may send them: the root first.
  input = {
    certificatePem: pemOf('certificate', certificateDer),
    chainPem: [chain.root.certificatePem, chain.issuing.certificatePem],
  }
  fingerprints = [certificateDer, chain.issuing.certificateDer].map(
    (der) => new X509Certificate(der).fingerprint256,
  )
}, 60_000)
const write = async (format: 'pem' | 'der' | 'p7b', chainPem = input.chainPem) => {
  const { bytes } = await operations.writeCertificateFile({ ...input, chainPem, format }, context)
  return openssl.write(`file.${certificateFileKinds[format].extension}`, bytes)
}
const fingerprintsIn = (text: string) =>
  (text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).map(
    (pem) => new X509Certificate(pem).fingerprint256,
  )
const keytool = (file: string) =>
  spawnSync('keytool', ['-J-Duser.language=en', '-printcert', '-file', openssl.path(file)])

test('each kind that is offered can be written', () => {
  expect(Object.keys(certificateFileKinds)).toEqual(['pem', 'der', 'p7b'])
})

describe('PEM', () => {
  test('is leaf and intermediate, leaf first: OpenSSL and Java read it', async () => {
    const file = await write('pem')
    expect(fingerprintsIn(openssl.readText(file))).toEqual(fingerprints)
    expect(openssl.run(['x509', '-in', file, '-noout', '-fingerprint', '-sha256'])).toContain(fingerprints[0])
    const listed = keytool(file).stdout.toString()
    for (const fingerprint of fingerprints) expect(listed).toContain(fingerprint)
  })

  test('with it OpenSSL verifies the certificate up to the root', async () => {
    const file = await write('pem')
    openssl.write('root.pem', chain.root.certificatePem)
    const verified = openssl.run(['verify', '-CAfile', 'root.pem', '-untrusted', file, file])
    expect(verified).toContain('OK')
    expect(openssl.try(['verify', '-CAfile', 'root.pem', file]).ok).toBe(false)
  })
})

test('DER is the certificate, byte for byte: OpenSSL and Java read it', async () => {
  const file = await write('der')
  expect(new X509Certificate(openssl.read(file)).fingerprint256).toBe(fingerprints[0])
  const text = openssl.run(['x509', '-inform', 'DER', '-in', file, '-noout', '-fingerprint', '-sha256'])
  expect(text).toContain(fingerprints[0])
  expect(keytool(file).stdout.toString()).toContain(fingerprints[0])
})

describe('P7B', () => {
  test('holds leaf and intermediate: OpenSSL, Java and NSS read it', async () => {
    const file = await write('p7b')
    const printed = openssl.run(['pkcs7', '-inform', 'DER', '-in', file, '-print_certs'])
    expect(fingerprintsIn(printed).toSorted()).toEqual(fingerprints.toSorted())
    const cms = openssl.run(['cms', '-cmsout', '-print', '-inform', 'DER', '-in', file])
    expect(cms).toMatch(/signerInfos:\s+<EMPTY>/)
    const listed = keytool(file).stdout.toString()
    for (const fingerprint of fingerprints) expect(listed).toContain(fingerprint)
    const database = `sql:${openssl.path('')}`
    execFileSync('certutil', ['-N', '-d', database, '--empty-password'])
    execFileSync('certutil', ['-A', '-d', database, '-n', 'ours', '-t', ',,', '-i', openssl.path(file)])
    expect(execFileSync('certutil', ['-L', '-d', database]).toString()).toMatch(/^ours +,,/m)
  })

  test('is DER: written anew by OpenSSL it is the same, and its set is in order', async () => {
    const file = await write('p7b')
    openssl.run(['cms', '-cmsout', '-inform', 'DER', '-in', file, '-outform', 'DER', '-out', 'again.p7b'])
    expect(Buffer.from(openssl.read('again.p7b')).equals(openssl.read(file))).toBe(true)
    expect(openssl.run(['asn1parse', '-inform', 'DER', '-in', file])).not.toMatch(/l=inf/)
  })
})

describe.each(['pem', 'p7b'] as const)('%s where the chain is not whole', (format) => {
  test('holds what there is', async () => {
    const count = async (chainPem: readonly string[]) => {
      const file = await write(format, chainPem)
      return fingerprintsIn(
        format === 'pem'
          ? openssl.readText(file)
          : openssl.run(['pkcs7', '-inform', 'DER', '-in', file, '-print_certs']),
      ).length
    }
    expect(await count([])).toBe(1)
    expect(await count([chain.root.certificatePem])).toBe(1)
    expect(await count([chain.issuing.certificatePem])).toBe(2)
  })
})

test('a certificate that is none is refused', async () => {
  const certificatePem = '-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n'
  for (const format of ['pem', 'der', 'p7b'] as const) {
    const writing = operations.writeCertificateFile({ certificatePem, chainPem: [], format }, context)
    await expect(writing).rejects.toMatchObject({ code: 'certificate-malformed' })
  }
})
