import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { derOf, pemOf } from '../../src/pki/der/pem'
import { createChains, type Der, judged } from '../setup/chain-judging'
import { createChainPrograms } from '../setup/chain-programs'
import { alice, rows } from '../setup/chain-rows'
import { createOpensslWorkspace } from '../setup/openssl'

/**
 * The same chains before our checks and before three programs that verify mail certificates. What one of them
 * refuses we refuse, unless the table gives a reason; what we refuse and none of them does has a reason as
 * well.
 */
const programs = createChainPrograms()
afterAll(() => programs.remove())

let chains: Awaited<ReturnType<typeof createChains>>
beforeAll(async () => {
  chains = await createChains()
}, 60_000)

describe('what a mail program refuses, we refuse', () => {
  test.each(rows)('$what', async ({ fails = '', because, ...row }) => {
    const [leaf, ...above] = (await chains.chainOf(row)).map(({ der }) => der) as [Der, ...Der[]]
    expect((await judged(leaf, above.toReversed())).failed).toBe(fails)
    const said = programs.ask([leaf, ...above])
    const isRefused = Object.values(said).some((words) => words !== null)
    // Each of the two may differ for a reason; without one it may not.
    expect({ said, isRefused }).toMatchObject({ isRefused: because ? fails === '' : fails !== '' })
  })
})
describe('what only the openssl command makes', () => {
  const openssl = createOpensslWorkspace()
  afterAll(() => openssl.remove())
  const pkcs8Pem = async (pair: CryptoKeyPair) => {
    const der = Buffer.from(await crypto.subtle.exportKey('pkcs8', pair.privateKey))
    return `-----BEGIN PRIVATE KEY-----\n${der.toString('base64')}\n-----END PRIVATE KEY-----\n`
  }
  /** A root of that name and key, without extensions: of version 1. */
  const rootOf = async (...args: readonly string[]): Promise<Der> => {
    openssl.write('root.key', await pkcs8Pem(chains.keys.root))
    openssl.run([
      'req',
      '-new',
      '-key',
      'root.key',
      '-subj',
      '/O=Brightwater/CN=Test Root',
      '-out',
      'root.csr',
    ])
    return derOf(
      'certificate',
      openssl.run(['x509', '-req', '-in', 'root.csr', '-signkey', 'root.key', '-days', '9', ...args]),
    )
  }

  test.each([
    ['a root of version 1', []],
    ['a root of version 1, signed with MD5', ['-md5']],
  ])('%s', async (_, args) => {
    const [leaf, issuing, between] = (await chains.ordinary()).map(({ der }) => der) as [Der, Der, Der]
    const chain = [leaf, issuing, between, await rootOf(...args)] as const
    expect((await judged(leaf, chain.slice(1))).failed).toBe('')
    expect(programs.ask(chain)).toEqual({ openssl: null, nss: null, gnutls: null })
  })

  test('a leaf signed with MD5 is no chain here, and told as weak', async () => {
    const [, issuing, between, root] = await chains.ordinary()
    openssl.write('ca.key', await pkcs8Pem(issuing.keys))
    openssl.write('ca.pem', pemOf('certificate', issuing.der))
    openssl.write('leaf.key', await pkcs8Pem(chains.keys.leaf))
    openssl.write('leaf.ext', `extendedKeyUsage=emailProtection\nsubjectAltName=email:${alice}\n`)
    openssl.run([
      'req',
      '-new',
      '-key',
      'leaf.key',
      '-subj',
      '/O=Brightwater/CN=Alice Whitcombe',
      '-out',
      'l.csr',
    ])
    const signing = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-md5', '-days', '9', '-extfile', 'leaf.ext']
    const leaf = derOf('certificate', openssl.run(['x509', '-req', '-in', 'l.csr', ...signing]))
    const pool = [issuing, between, root].map(({ der }) => der)
    const { failed, chain } = await judged(leaf, pool)
    expect(failed).toBe('chain-complete signatures-strong')
    expect(chain).toMatchObject({ gap: 'signature-unverifiable' })
    expect(programs.ask([leaf, ...pool])).toMatchObject({ gnutls: expect.any(String) })
  })
})
