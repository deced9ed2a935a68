import 'reflect-metadata'
import { KeyUsageFlags } from '@peculiar/x509'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildChain, maxPoolSize, rootFirst } from '../../../src/pki/certificates/chain'
import { createCsr } from '../../../src/pki/csr/csr'
import { pemOf } from '../../../src/pki/der/pem'
import { generateKeyPair } from '../../../src/pki/keys/key-pair'
import { createRoot as createRootWith, type Deviation, type TestAuthority } from '../../setup/pki-authority'

const email = 'mail@example.com'
/** Elliptic curves: here are many authorities, and their kind doesn't matter. */
const createRoot = async (name: string, deviation?: Deviation) => {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const keys = (await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeyPair
  return createRootWith(name, crypto, keys, deviation)
}
let csrPem: string
let root: TestAuthority
let middle: TestAuthority
let issuing: TestAuthority
let leaf: Uint8Array<ArrayBuffer>

beforeAll(async () => {
  const keyPair = await generateKeyPair('ec_p256', crypto)
  csrPem = pemOf('csr', await createCsr({ commonName: email, emails: [email] }, keyPair, crypto))
  root = await createRoot('Root')
  middle = await root.issueAuthority('Middle')
  issuing = await middle.issueAuthority('Issuing', { pathLength: 0 })
  leaf = await issuing.issueMail(csrPem, email)
})

const names = ['Root', 'Middle', 'Issuing']
const build = (pool: readonly { readonly certificateDer: Uint8Array<ArrayBuffer> }[], from = leaf) =>
  buildChain(
    from,
    pool.map(({ certificateDer }) => certificateDer),
    crypto,
    new Date(),
  )
const summary = async (result: ReturnType<typeof build>) => {
  const { certificates, ...rest } = await result
  return { ...rest, chain: certificates.map(({ commonName }) => commonName) }
}

test('any order, duplicates and strangers give one chain, leaf first', async () => {
  const stranger = await createRoot('Stranger')
  const namesake = await createRoot('Issuing')
  const one = fc.constantFrom(root, middle, issuing, stranger, namesake)
  await fc.assert(
    fc.asyncProperty(fc.array(one, { maxLength: 4 }), fc.nat(), async (others, seed) => {
      const pool = [root, middle, issuing, ...others].map((authority, index) => ({
        authority,
        key: (seed * (index + 7)) % 11,
      }))
      const shuffled = pool.toSorted((a, b) => a.key - b.key).map(({ authority }) => authority)
      expect(await summary(build(shuffled))).toEqual({
        outcome: 'complete',
        chain: [email, ...names.toReversed()],
      })
    }),
    { numRuns: 25 },
  )
})

test('root first is the same chain the other way', async () => {
  const { certificates } = await build([root, middle, issuing])
  expect(rootFirst(certificates).map(({ commonName }) => commonName)).toEqual([...names, email])
})

describe('a gap is named', () => {
  test('by the issuer that is not there', async () => {
    expect(await summary(build([root, issuing]))).toEqual({
      outcome: 'issuer_missing',
      gap: 'not-sent',
      missingIssuer: 'CN=Middle',
      chain: [email, 'Issuing'],
    })
    expect(await summary(build([]))).toMatchObject({ outcome: 'issuer_missing', missingIssuer: 'CN=Issuing' })
  })

  test('by a signature that another key made', async () => {
    // Same name and no key id in the way: only the signature tells.
    const imposter = await createRoot('Middle', { withoutKeyIds: true })
    expect(await summary(build([root, imposter, issuing]))).toEqual({
      outcome: 'signature_invalid',
      gap: 'signature-false',
      missingIssuer: 'CN=Middle',
      chain: [email, 'Issuing'],
    })
  })

  test('by a key id that another issuer of that name has', async () => {
    const namesake = await createRoot('Middle')
    expect(await summary(build([root, namesake, issuing]))).toMatchObject({ outcome: 'issuer_missing' })
  })

  test('by a changed byte in the leaf', async () => {
    const changed = leaf.slice()
    changed[changed.length - 10] = (changed[changed.length - 10] ?? 0) ^ 1
    expect(await summary(build([root, middle, issuing], changed))).toMatchObject({
      outcome: 'signature_invalid',
    })
  })

  test('at a self-signed certificate whose signature is false', async () => {
    const changed = root.certificateDer.slice()
    changed[changed.length - 10] = (changed[changed.length - 10] ?? 0) ^ 1
    expect(await summary(build([{ certificateDer: changed }, middle, issuing]))).toMatchObject({
      outcome: 'signature_invalid',
      missingIssuer: 'CN=Root',
    })
  })
})

describe('who may not issue is no issuer', () => {
  test.each([
    { what: 'a certificate that is no CA', deviation: { ca: false }, gap: 'no-authority' },
    {
      what: 'a CA without keyCertSign',
      deviation: { keyUsage: KeyUsageFlags.cRLSign },
      gap: 'no-authority',
    },
    { what: 'a CA below which no other may stand', deviation: { pathLength: 0 }, gap: 'too-deep' },
  ])('$what', async ({ deviation, gap }) => {
    const bad = await root.issueAuthority('Bad', deviation)
    const below = await bad.issueAuthority('Below')
    const certificate = await below.issueMail(csrPem, email)
    expect(await summary(build([root, bad, below], certificate))).toEqual({
      outcome: 'issuer_missing',
      gap,
      missingIssuer: 'CN=Bad',
      chain: [email, 'Below'],
    })
  })

  test('and a leaf that signed another leaf', async () => {
    const certificate = await issuing.issueMail(csrPem, email, {
      ca: false,
      keyUsage: KeyUsageFlags.keyCertSign,
    })
    expect(await summary(build([root, middle, { certificateDer: certificate }]))).toMatchObject({
      outcome: 'issuer_missing',
    })
  })
})

test('of two certificates for one CA, the one that leads to a root is taken', async () => {
  const elsewhere = await createRoot('Elsewhere')
  const cross = await elsewhere.issueAuthority('Middle', { keys: middle.keys })
  for (const pool of [
    [cross, root, middle, issuing],
    [issuing, middle, root, cross],
  ]) {
    expect(await summary(build(pool))).toEqual({ outcome: 'complete', chain: [email, ...names.toReversed()] })
  }
})

describe('sizes are bounded', () => {
  test('a loop of CAs that certify each other ends', async () => {
    const a = await createRoot('Loop')
    const b = await a.issueAuthority('Pool')
    const back = await b.issueAuthority('Loop', { keys: a.keys })
    const certificate = await b.issueMail(csrPem, email)
    expect(await summary(build([b, back], certificate))).toEqual({
      outcome: 'issuer_missing',
      gap: 'not-sent',
      missingIssuer: 'CN=Pool',
      chain: [email, 'Pool', 'Loop'],
    })
  })

  test('a chain of more than ten is refused', async () => {
    let authority = root
    const pool = [root]
    for (let level = 0; level < 10; level++) {
      authority = await authority.issueAuthority(`Level ${level}`)
      pool.push(authority)
    }
    const certificate = await authority.issueMail(csrPem, email)
    await expect(build(pool, certificate)).rejects.toMatchObject({
      code: 'chain-too-long',
      details: { limit: 10 },
    })
  })

  test('a pool of more than a hundred is refused', async () => {
    const pool = Array.from({ length: maxPoolSize + 1 }, () => root)
    await expect(build(pool)).rejects.toMatchObject({
      code: 'chain-too-long',
      details: { limit: maxPoolSize },
    })
  })

  test('many ways up, none of which leads to a root, are walked once', async () => {
    // Eight levels, three certificates for each CA: 3^8 ways, each shorter than the longest chain.
    let above = await createRoot('Level 0')
    const pool = []
    for (let level = 1; level <= 8; level++) {
      const below = await above.issueAuthority(`Level ${level}`)
      for (let copy = 0; copy < 3; copy++) {
        pool.push(await above.issueAuthority(below.name, { keys: below.keys }))
      }
      above = below
    }
    const certificate = await above.issueMail(csrPem, email)
    const start = performance.now()
    expect(await summary(build(pool, certificate))).toMatchObject({
      outcome: 'issuer_missing',
      missingIssuer: 'CN=Level 0',
    })
    expect(performance.now() - start).toBeLessThan(5_000)
  })

  test('many CAs that all certify each other come to an end, soon', async () => {
    const roots = await Promise.all(['A', 'B', 'C', 'D', 'E', 'F'].map((name) => createRoot(name)))
    const pool = []
    for (const below of roots) {
      for (const above of roots)
        if (above !== below) pool.push(await above.issueAuthority(below.name, { keys: below.keys }))
    }
    const certificate = await (roots[0] as TestAuthority).issueMail(csrPem, email)
    const start = performance.now()
    expect(await summary(build(pool, certificate))).toMatchObject({ outcome: 'issuer_missing' })
    expect(performance.now() - start).toBeLessThan(5_000)
  })
})
