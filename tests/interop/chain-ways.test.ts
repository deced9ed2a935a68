import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pemOf } from '../../src/pki/der/pem'
import { createChains, type Der, judged } from '../setup/chain-judging'
import { type CertificateMade, makeCertificate, makeRsaKeys } from '../setup/chain-maker'
import { createChainPrograms } from '../setup/chain-programs'
import { serverAuth } from '../setup/chain-rows'

/**
 * Which of several chains is taken, whatever order its certificates come in: that one is told and goes into
 * the file.
 */
const programs = createChainPrograms()
afterAll(() => programs.remove())

let chains: Awaited<ReturnType<typeof createChains>>
beforeAll(async () => {
  chains = await createChains()
}, 60_000)

describe('of several ways to a root', () => {
  const expired = { from: -400, until: -10 } as const
  const fingerprints = (certificates: readonly CertificateMade[]) =>
    certificates.map(({ der }) => pemOf('certificate', der))
  const taken = async (leaf: CertificateMade, pool: readonly CertificateMade[]) => {
    const forth = await judged(
      leaf.der,
      pool.map(({ der }) => der),
    )
    const back = await judged(leaf.der, pool.map(({ der }) => der).toReversed())
    const [pems, others] = [forth, back].map(({ chain }) =>
      chain.certificates.map((one) => one.certificatePem),
    )
    expect(others).toEqual(pems)
    return { pems, failed: forth.failed }
  }

  test('the CA whose certificate was renewed, and all programs verify that one', async () => {
    const [leaf, issuing, between, root] = await chains.ordinary()
    const old = await makeCertificate(issuing.name, { keys: issuing.keys, by: between, ...expired })
    const { pems, failed } = await taken(leaf, [old, issuing, between, root])
    expect(failed).toBe('')
    expect(pems).toEqual(fingerprints([leaf, issuing, between, root]))
    expect(programs.ask([leaf.der, issuing.der, between.der, root.der])).toEqual({
      openssl: null,
      nss: null,
      gnutls: null,
    })
  })

  test('of two that are valid, the one that lasts longer', async () => {
    const [leaf, issuing, between, root] = await chains.ordinary()
    const shorter = await makeCertificate(issuing.name, { keys: issuing.keys, by: between, until: 200 })
    const { pems } = await taken(leaf, [shorter, issuing, between, root])
    expect(pems).toEqual(fingerprints([leaf, issuing, between, root]))
  })

  test('the short way, not the one over another root’s cross-certificate', async () => {
    const [leaf, issuing, between, root] = await chains.ordinary()
    const older = await makeCertificate('Older Root', { keys: await makeRsaKeys() })
    for (const validity of [expired, {}]) {
      const cross = await makeCertificate(root.name, { keys: root.keys, by: older, ...validity })
      const { pems, failed } = await taken(leaf, [cross, older, issuing, between, root])
      expect([failed, pems]).toEqual(['', fingerprints([leaf, issuing, between, root])])
    }
  })

  test('the long way where the short one is not for mail, or no longer valid', async () => {
    const [leaf, issuing, between, root] = await chains.ordinary()
    for (const making of [expired, { extendedKeyUsage: [serverAuth] }, { hash: 'SHA-1' }]) {
      const short = await makeCertificate(issuing.name, { keys: issuing.keys, by: root, ...making })
      const { pems, failed } = await taken(leaf, [short, issuing, between, root])
      expect([failed, pems]).toEqual(['', fingerprints([leaf, issuing, between, root])])
    }
  })

  test('where none is good, the one with the fewest faults is there to be told', async () => {
    const [leaf, issuing, between, root] = await chains.ordinary()
    const older = await makeCertificate(issuing.name, { keys: issuing.keys, by: between, ...expired })
    const worse = await makeCertificate(issuing.name, {
      keys: issuing.keys,
      by: between,
      ...expired,
      hash: 'SHA-1',
    })
    const { pems, failed } = await taken(leaf, [worse, older, between, root])
    expect([failed, pems]).toEqual(['valid-now', fingerprints([leaf, older, between, root])])
  })
})
test('one that cannot be read keeps no other from being a chain', async () => {
  const [leaf, ...above] = (await chains.ordinary()).map(({ der }) => der) as [Der, ...Der[]]
  const odd = Uint8Array.of(0x30, 0x03, 0x02, 0x01, 0x05)
  expect((await judged(leaf, [odd, ...above])).failed).toBe('')
})
