import { describe, expect, test } from 'vitest'
import {
  createOperations,
  type OperationInput,
  type OperationName,
  type OperationOutput,
} from '../../src/crypto-worker/operations'
import { pemOf } from '../../src/pki/der/pem'
import { type KeyProfileId, keyProfiles } from '../../src/pki/keys/profiles'
import { bmpText } from '../../src/pki/pkcs12/pkcs12'
import { type Pkcs12ProfileId, pkcs12Profiles } from '../../src/pki/pkcs12/profiles'
import { onlyKey, openedFile, toOpen } from './foreign-file'
import { exampleKeptFacts } from './kept-facts'
import { createRoot } from './pki-authority'

/** How the battery reaches the operations: called directly, or through the worker's client. */
export type CallPki = <N extends OperationName>(
  name: N,
  input: OperationInput<N>,
) => Promise<OperationOutput<N>>

const dataOf = ({ csrPem }: { csrPem: string }) => ({ data: csrPem })
const keyProfileIds = Object.keys(keyProfiles) as KeyProfileId[]
const pkcs12ProfileIds = Object.keys(pkcs12Profiles) as Pkcs12ProfileId[]
const subject = {
  commonName: '#Zoë "van" O\\Brien, 王小明+',
  organizationName: 'Brüder & Söhne, Ltd.',
  emails: ['zoe@brightwater.example', 'zoe+second@brightwater.example'],
}
const email = subject.emails[0] as string
const password = 'é漢字😀 pass'
const friendlyName = 'Zoë 王 😀'

/** The same on the operations as they are called directly, without a worker. */
export function testOperations(provider: Crypto): void {
  const operations = createOperations(provider)
  const context = { signal: new AbortController().signal, progress: () => {} }
  testPki((name, input) => operations[name](input as never, context) as never, provider)
}

/**
 * The same story for every WebCrypto there is: key, CSR, certificate of an authority made on the spot (with
 * `provider`, which may be another than the one under test), chain, file, sealed key. What each refuses
 * belongs to it.
 */
export function testPki(call: CallPki, provider: Crypto): void {
  const createAuthority = async () => {
    const root = await createRoot('Battery Root', provider)
    const issuing = await root.issueAuthority('Battery Issuing CA', { pathLength: 0 })
    const stranger = await createRoot('Battery Issuing CA', provider)
    // As a backend may send them: root first, a stranger and a duplicate among them.
    return { issuing, chainPem: [root, stranger, issuing, root].map((one) => one.certificatePem) }
  }
  let authority: ReturnType<typeof createAuthority> | undefined
  const issue = async (csrPem: string) => {
    authority ??= createAuthority()
    const { issuing, chainPem } = await authority
    return { certificatePem: pemOf('certificate', await issuing.issueMail(csrPem, email)), chainPem }
  }

  describe.each(keyProfileIds)('%s', (keyProfile) => {
    test('key, CSR, certificate, both files, sealed key', async () => {
      const { keyId, csrPem, publicKeySha256, ...rest } = await call('makeKeyAndCsr', { keyProfile, subject })
      expect(rest).toEqual({ keyProfile })
      expect(publicKeySha256).toMatch(/^[0-9a-f]{64}$/)
      const csr = await call('readCsr', { data: csrPem.replaceAll('\n', '\r\n') })
      expect(csr).toMatchObject({ emails: subject.emails, keyProfile, publicKeySha256 })
      expect(csr.subject).toBe('O=Brüder & Söhne\\, Ltd., CN=\\#Zoë \\"van\\" O\\\\Brien\\, 王小明\\+')

      // The same key's CSR again, as a page needs it that found the key on the disk.
      const csrAgain = await call('readCsr', await call('makeCsr', { keyId, subject }).then(dataOf))
      expect(csrAgain).toEqual(csr)

      const { certificatePem, chainPem } = await issue(csrPem)
      const checked = await call('checkCertificate', { keyId, certificatePem, chainPem })
      expect(checked.keyMatches).toBe(true)
      expect(checked.certificate).toMatchObject({ emails: [email], publicKeySha256, isCa: false })
      expect(checked.chain.outcome).toBe('complete')
      expect(checked.chain.certificates.map((certificate) => certificate.commonName)).toEqual([
        email,
        'Battery Issuing CA',
        'Battery Root',
      ])

      const alone = { certificatePem, chainPem, format: 'pem' } as const
      const { bytes } = await call('writeCertificateFile', alone)
      const inFile = await call('readCertificates', { data: bytes })
      expect(inFile.map((certificate) => certificate.commonName)).toEqual([email, 'Battery Issuing CA'])

      for (const profile of pkcs12ProfileIds) {
        const input = { keyId, certificatePem, chainPem, profile, password, friendlyName }
        const { pkcs12Der } = await call('buildPkcs12', input)
        expect(pkcs12Der.buffer.byteLength).toBe(pkcs12Der.length)
        const opened = openedFile(await call('openPkcs12', toOpen(pkcs12Der, password)))
        const [own] = onlyKey(opened).certificates
        expect([opened.profile, onlyKey(opened).friendlyName]).toEqual([profile, bmpText(friendlyName)])
        expect(own.facts.publicKeySha256).toBe(publicKeySha256)
        expect(own.chain.certificates.map((certificate) => certificate.commonName)).toEqual([
          email,
          'Battery Issuing CA',
        ])
        // Told by the MAC, whatever the key. A wrong one is tried in many readings, each of so many rounds.
        if (profile === 'modern' && keyProfile !== 'ec_p256') continue
        await expect(call('openPkcs12', toOpen(pkcs12Der, `${password}x`))).rejects.toMatchObject({
          code: 'pkcs12-password-wrong',
        })
      }

      const facts = exampleKeptFacts()
      const { sealedKeyPem, kept } = await call('keepKey', { keyId, password, facts })
      if (kept) await call('dropKeptKeys', { pickupId: facts.pickupId })
      await call('forgetKey', { keyId })
      await expect(call('keepKey', { keyId, password, facts })).rejects.toMatchObject({
        code: 'key-forgotten',
      })
      const again = await call('openSealedKey', { sealedKeyPem, password })
      expect(again).toMatchObject({ keyProfile, publicKeySha256 })
      expect(again.keyId).not.toBe(keyId)
      const recheck = await call('checkCertificate', { keyId: again.keyId, certificatePem, chainPem })
      expect(recheck.keyMatches).toBe(true)
      await expect(call('openSealedKey', { sealedKeyPem, password: 'other' })).rejects.toMatchObject({
        code: 'sealed-key-password-wrong',
      })
      await call('forgetKey', { keyId: again.keyId })
    })
  })

  test('a certificate for another key is told, and no file is made of it', async () => {
    const ours = await call('makeKeyAndCsr', { keyProfile: 'ec_p256', subject })
    const other = await call('makeKeyAndCsr', { keyProfile: 'ec_p256', subject })
    const { certificatePem, chainPem } = await issue(other.csrPem)
    const { keyId } = ours
    const { keyMatches, chain } = await call('checkCertificate', { keyId, certificatePem, chainPem })
    expect([keyMatches, chain.outcome]).toEqual([false, 'complete'])
    const input = { keyId, certificatePem, chainPem, profile: 'modern', password, friendlyName } as const
    await expect(call('buildPkcs12', input)).rejects.toMatchObject({ code: 'certificate-key-mismatch' })
  })

  test('a CSR whose signature was changed is refused', async () => {
    const { csrPem } = await call('makeKeyAndCsr', { keyProfile: 'rsa_2048', subject })
    const [begin, ...lines] = csrPem.split('\n')
    const last = lines.length - 3
    lines[last] = [...(lines[last] as string)].map((c, i) => (i === 2 ? (c === 'A' ? 'B' : 'A') : c)).join('')
    await expect(call('readCsr', { data: [begin, ...lines].join('\n') })).rejects.toMatchObject({
      code: 'csr-signature-invalid',
    })
  })

  test('failures are told by code, with facts', async () => {
    const certificate = '-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n'
    await expect(call('readCsr', { data: certificate })).rejects.toMatchObject({
      name: 'AppError',
      code: 'pem-label-unexpected',
      details: { label: 'CERTIFICATE', expected: 'CERTIFICATE REQUEST' },
    })
    await expect(call('readCertificates', { data: certificate })).rejects.toMatchObject({
      code: 'certificate-malformed',
    })
  })
}
