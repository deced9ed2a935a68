import { checkCertificate } from '../../src/domain/certificates/checks'
import { readCertificate } from '../../src/pki/certificates/certificate'
import { buildChain } from '../../src/pki/certificates/chain'
import { type CertificateMade, mailUser, makeCertificate, makeEcKeys, makeRsaKeys } from './chain-maker'
import { alice, type Row } from './chain-rows'

export const ordered = {
  commonName: 'Alice Whitcombe',
  organizationName: 'Brightwater',
  emails: [alice],
  usages: ['sign_email', 'encrypt_email'],
} as const

export type Der = Uint8Array<ArrayBuffer>

/** The checks that fail, and the chain that was built. */
export async function judged(leaf: Der, pool: readonly Der[]) {
  const now = new Date()
  const certificate = await readCertificate(leaf, crypto)
  const chain = await buildChain(leaf, pool, crypto, now)
  const checks = checkCertificate({ certificate, keyMatches: true, chain }, ordered, now)
  const failed = checks.flatMap(({ name, passed }) => (passed ? [] : [name]))
  return { failed: failed.toSorted().join(' '), chain }
}

/** Leaf, issuing CA, CA between, root. */
export type Chain = readonly [CertificateMade, CertificateMade, CertificateMade, CertificateMade]

/** Makes chains; the keys are made once. */
export async function createChains() {
  const [root, between, issuing, leaf] = await Promise.all([1, 2, 3, 4].map(() => makeRsaKeys()))
  const keys = { root, between, issuing, leaf } as Record<
    'root' | 'between' | 'issuing' | 'leaf',
    CryptoKeyPair
  >
  const ecKeys = await makeEcKeys()
  return { keys, chainOf, ordinary: () => chainOf({ what: 'an ordinary one' }) }

  async function chainOf(row: Row): Promise<Chain> {
    const { leaf, issuing, between, root, isEcLeaf, authorityKeys, issuerName } = row
    const of = async (own: CryptoKeyPair) => (authorityKeys ? authorityKeys() : own)
    const top = await makeCertificate('Test Root', { keys: await of(keys.root), ...root })
    const middle = await makeCertificate('Test Between CA', {
      keys: await of(keys.between),
      by: top,
      ...between,
    })
    const lower = await makeCertificate('Test Issuing CA', {
      keys: await of(keys.issuing),
      by: middle,
      ...issuing,
    })
    const person = await makeCertificate('Alice Whitcombe', {
      ...mailUser,
      mails: [alice],
      by: issuerName ? { ...lower, subject: issuerName } : lower,
      keys: isEcLeaf ? ecKeys : keys.leaf,
      ...leaf,
    })
    return [person, lower, middle, top]
  }
}
