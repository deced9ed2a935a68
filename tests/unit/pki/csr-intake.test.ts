import fc from 'fast-check'
import { expect, test } from 'vitest'
import { derShapeOf } from '../../../src/domain/keys/der-shape'
import { holdsPrivateKey } from '../../../src/domain/keys/private-key-text'
import { createCsr } from '../../../src/pki/csr/csr'
import { recognizeCsr } from '../../../src/pki/csr/intake'
import { pemOf } from '../../../src/pki/der/pem'
import { generateKeyPair } from '../../../src/pki/keys/key-pair'

/** The corpus of real files is tests/interop/csr-corpus.test.ts; here is what nobody means to give. */
const keyPair = await generateKeyPair('ec_p256', crypto)
const csrDer = await createCsr({ commonName: 'Alice', emails: ['a@example.com'] }, keyPair, crypto)
const csrPem = pemOf('csr', csrDer)
const numRuns = 300

test('bytes of any kind have an outcome, and are no CSR', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (bytes, likeDer) => {
      if (likeDer) bytes.set([0x30, 0x82].slice(0, bytes.length))
      expect((await recognizeCsr(bytes, crypto)).kind).toBe('refused')
    }),
    { numRuns },
  )
})

test('a CSR with any octet changed is refused by a code; around what is signed, it may also stay what it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(csrDer.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const bytes = Uint8Array.from(csrDer)
      bytes[at] = (bytes[at] ?? 0) ^ change
      const intake = await recognizeCsr(bytes, crypto)
      // A NULL or none for the outer algorithm's parameters changes nothing that is used.
      const isSigned = at < csrDer.length - 90
      if (intake.kind === 'refused' || isSigned) expect(intake.kind).toBe('refused')
      else expect(intake.facts.publicKeySha256).toBe(keyPair.publicKeySha256)
    }),
    { numRuns },
  )
})

test('any text around a CSR leaves it readable', async () => {
  const around = fc
    .string({ unit: 'grapheme', maxLength: 60 })
    .filter((text) => !/-----|[\u2010-\u2015\u2212]{2}/.test(text))
  await fc.assert(
    fc.asyncProperty(around, around, async (before, after) => {
      fc.pre(!holdsPrivateKey(`${before}\n${after}`))
      const intake = await recognizeCsr(`${before}\n${csrPem}\n${after}`, crypto)
      expect(intake).toMatchObject({
        kind: 'csr',
        csrPem,
        facts: { publicKeySha256: keyPair.publicKeySha256 },
      })
    }),
    { numRuns },
  )
})

test('a private key in any place of a text is found', () => {
  const keyPem = '-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEI\n-----END EC PRIVATE KEY-----'
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
      expect(holdsPrivateKey(`${before} ${keyPem} ${after}`)).toBe(true)
    }),
  )
})

test.each([
  ['', false],
  ['Do not send the private key to anybody.', false],
  ['Private key: ask Alice', false],
  ['{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"}', false],
  ['{"d":"Monday"}', false],
  ['A'.repeat(500), false],
  ['-----BEGIN%20PRIVATE%20KEY-----', true],
  ['-----BEGIN+RSA+PRIVATE+KEY-----', true],
  ['-----begin private key-----', true],
])('%s: %s', (text, expected) => {
  expect(holdsPrivateKey(text)).toBe(expected)
})

test('shapes are told from what is there, however little', () => {
  for (let length = 0; length < csrDer.length; length++) {
    expect(['csr', 'other', null]).toContain(derShapeOf(csrDer.subarray(0, length)))
  }
  expect(derShapeOf(keyPair.spkiDer)).toBe('public-key')
  expect(derShapeOf(keyPair.pkcs8Der)).toBe('private-key')
  expect(derShapeOf(Uint8Array.of(0x31, 0x00))).toBeNull()
})
