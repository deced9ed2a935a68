import { generateKeyPairSync, generatePrimeSync } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { maxCsrPemLength as authorityLimit, checkCsr } from '../../mocks/authority/checks'
import { keyProfileValues } from '../../src/contract/schema'
import { AppError } from '../../src/errors'
import { maxCsrPemLength } from '../../src/pki/csr/csr'
import { recognizeCsr } from '../../src/pki/csr/intake'
import { pemOf } from '../../src/pki/der/pem'
import {
  attribute,
  bits,
  type CsrParts,
  ecKey,
  ecSpki,
  makeOddCsr,
  modulusOf,
  nameOf,
  nothing,
  oid,
  oids,
  requested,
  rsaKey,
  rsaKeyOf,
  rsaSpki,
  spkiOf,
  utf8,
} from '../setup/csr-maker'
import { tlv } from '../setup/hostile-der'
import { createOpensslWorkspace } from '../setup/openssl'

/**
 * The wizard and the authority read CSRs each by itself, and must come to one verdict: what the wizard lets
 * pass and the authority refuses, a person learns at the end of an order. What both take OpenSSL verifies.
 */
const openssl = createOpensslWorkspace()
afterAll(() => openssl.remove())

const taken = 'taken'
async function verdicts(csrDer: Uint8Array<ArrayBuffer>) {
  const csrPem = pemOf('csr', csrDer)
  const intake = await recognizeCsr(csrPem, crypto)
  const authority = await checkCsr(csrPem, keyProfileValues).then(
    ({ publicKeySha256 }) => ({ code: taken, publicKeySha256 }),
    (error: unknown) => ({ code: error instanceof AppError ? error.code : String(error) }),
  )
  const wizard =
    intake.kind === 'csr'
      ? { code: taken, publicKeySha256: intake.facts.publicKeySha256 }
      : { code: intake.code }
  return { wizard, authority }
}

const octets = (...values: readonly number[]) => Uint8Array.from(values)
const changed = (bytes: Uint8Array<ArrayBuffer>, at: number, value: number) => bytes.with(at, value)
const algorithm = (type: Uint8Array, ...parameters: readonly Uint8Array[]) => tlv(0x30, type, ...parameters)
/** The two numbers of an ECDSA signature, as they stand there. */
const numbersOf = (signature: Uint8Array) => {
  const rEnd = 4 + (signature[3] ?? 0)
  return [signature.subarray(4, rEnd), signature.subarray(rEnd + 2)] as const
}
const padded = (number: Uint8Array) => tlv(0x02, octets(0), number)
const nextPrime = (from: bigint) => {
  let candidate = from | 1n
  while (!isProbablePrime(candidate)) candidate += 2n
  return candidate
}
const isProbablePrime = (n: bigint) => power(2n, n - 1n, n) === 1n
function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n
  for (let square = base, rest = exponent; rest > 0n; rest >>= 1n, square = (square * square) % modulus) {
    if ((rest & 1n) === 1n) result = (result * square) % modulus
  }
  return result
}
/** Two primes one after the other: Fermat's method finds them at once. */
function closePrimes() {
  const p = generatePrimeSync(1024, { bigint: true })
  return rsaKeyOf(p, nextPrime(p + 2n ** 500n))
}
/** Primes as Infineon's chips made them (CVE-2017-15361): k·M + 65537^a mod M. */
function rocaKey() {
  const M = Array.from({ length: 700 }, (_, index) => BigInt(index + 2))
    .filter((n) => n === 2n || isProbablePrime(n))
    .slice(0, 126)
    .reduce((product, prime) => product * prime, 1n)
  const least = (3n << 1022n) / M
  const prime = (): bigint => {
    for (;;) {
      const k = least + generatePrimeSync(40, { bigint: true })
      const candidate = k * M + power(65_537n, generatePrimeSync(64, { bigint: true }), M)
      if (isProbablePrime(candidate)) return candidate
    }
  }
  return rsaKeyOf(prime(), prime())
}
const ed25519 = oid('2b6570')
const explicitCurve = tlv(0x30, tlv(0x02, octets(1)))
const point = () => Buffer.from(spkiOf(ecKey).subarray(-65))

const rows: readonly (readonly [what: string, parts: () => CsrParts, code: string])[] = [
  ['ordinary, RSA', () => ({}), taken],
  ['ordinary, elliptic curve', () => ({ key: ecKey }), taken],
  ['version 1', () => ({ version: tlv(0x02, octets(1)) }), taken],
  ['version 2', () => ({ version: tlv(0x02, octets(2)) }), taken],
  ['no version', () => ({ version: nothing }), 'csr-malformed'],
  ['no attributes', () => ({ attributes: null }), taken],
  ['no subject', () => ({ subject: tlv(0x30) }), taken],
  ['a subject that is none', () => ({ subject: tlv(0x30, tlv(0x02, octets(1))) }), 'csr-malformed'],
  ['a subject of bytes that are no UTF-8', () => ({ subject: nameOf(tlv(0x0c, octets(0xff, 0xfe))) }), taken],
  ['a subject of a number', () => ({ subject: nameOf(tlv(0x02, octets(7))) }), taken],

  // Parts of a request that nobody reads.
  [
    'a challenge password as IA5String',
    () => ({ attributes: tlv(0xa0, attribute('2a864886f70d010907', tlv(0x16, Buffer.from('x')))) }),
    taken,
  ],
  ['an attribute without a value', () => ({ attributes: tlv(0xa0, attribute('2a864886f70d010907')) }), taken],
  ['an attribute that nobody knows', () => ({ attributes: tlv(0xa0, attribute('2a0304', nothing)) }), taken],
  [
    'a key id that is none',
    () => ({ attributes: tlv(0xa0, requested('551d0e', Buffer.from('garbage'))) }),
    taken,
  ],
  ['a key usage that is none', () => ({ attributes: tlv(0xa0, requested('551d0f', octets(0xff))) }), taken],
  [
    'names of unknown kinds',
    () => ({ attributes: tlv(0xa0, requested('551d11', tlv(0x30, tlv(0xa3, nothing), tlv(0xa5, nothing)))) }),
    taken,
  ],
  ['names that are none', () => ({ attributes: tlv(0xa0, requested('551d11', Buffer.from('x'))) }), taken],

  // The frame
  ['a fourth element outside', () => ({ moreOutside: [nothing] }), 'csr-malformed'],
  ['a fifth element inside', () => ({ moreInInfo: [nothing] }), 'csr-malformed'],
  ['something else for attributes', () => ({ attributes: nothing }), 'csr-malformed'],
  ['signature with unused bits', () => ({ signature: (all) => bits(all, 3) }), 'csr-malformed'],
  ['no signature', () => ({ signature: () => nothing }), 'csr-malformed'],
  [
    'another signature',
    () => ({ signature: (all) => bits(changed(Uint8Array.from(all), 9, 0)) }),
    'csr-signature-invalid',
  ],
  [
    'a signature with a byte more, RSA',
    () => ({ signature: (all) => bits(octets(...all, 0)) }),
    'csr-signature-invalid',
  ],
  [
    'a signature with a byte more, elliptic curve',
    () => ({ key: ecKey, signature: (all) => bits(octets(...all, 0)) }),
    'csr-signature-invalid',
  ],
  [
    'a signature of padded numbers',
    () => ({ key: ecKey, signature: (all) => bits(tlv(0x30, ...numbersOf(all).map(padded))) }),
    'csr-signature-invalid',
  ],
  [
    'a signature with a third number',
    () => ({
      key: ecKey,
      signature: (all) => bits(tlv(0x30, ...numbersOf(all).map((n) => tlv(0x02, n)), tlv(0x02, octets(1)))),
    }),
    'csr-signature-invalid',
  ],
  [
    'a signature of negative numbers',
    () => ({
      key: ecKey,
      signature: () => bits(tlv(0x30, tlv(0x02, octets(0x80)), tlv(0x02, octets(0x80)))),
    }),
    'csr-signature-invalid',
  ],
  [
    'a signature that is no pair',
    () => ({ key: ecKey, signature: () => bits(Buffer.from('nothing')) }),
    'csr-signature-invalid',
  ],

  // The algorithm that nobody signs
  [
    'NULL after ECDSA, as Mbed TLS has it',
    () => ({ key: ecKey, algorithm: algorithm(oids.ecdsaWithSha256, nothing) }),
    taken,
  ],
  ['nothing after RSA', () => ({ algorithm: algorithm(oids.sha256WithRsa) }), taken],
  ['a sequence after RSA', () => ({ algorithm: algorithm(oids.sha256WithRsa, tlv(0x30)) }), 'csr-malformed'],
  [
    'two NULLs after RSA',
    () => ({ algorithm: algorithm(oids.sha256WithRsa, nothing, nothing) }),
    'csr-malformed',
  ],
  [
    'the algorithm of the other family',
    () => ({ algorithm: algorithm(oids.ecdsaWithSha256) }),
    'csr-signature-invalid',
  ],
  [
    'SHA-1',
    () => ({ hash: 'sha1', algorithm: algorithm(oid('2a864886f70d010105'), nothing) }),
    'csr-signature-hash-unsupported',
  ],
  [
    'SHA-224',
    () => ({ hash: 'sha224', algorithm: algorithm(oid('2a864886f70d01010e'), nothing) }),
    'csr-signature-hash-unsupported',
  ],
  [
    'an algorithm that nobody knows',
    () => ({ algorithm: algorithm(oid('2a0304')) }),
    'csr-signature-hash-unsupported',
  ],

  // The key's form
  [
    'an RSA key without NULL',
    () => ({ spki: rsaSpki(modulusOf(rsaKey), octets(1, 0, 1), []) }),
    'key-form-unsupported',
  ],
  [
    'an RSA key with a sequence',
    () => ({ spki: rsaSpki(modulusOf(rsaKey), octets(1, 0, 1), [tlv(0x30)]) }),
    'key-malformed',
  ],
  [
    'an RSA key with two NULLs',
    () => ({ spki: rsaSpki(modulusOf(rsaKey), octets(1, 0, 1), [nothing, nothing]) }),
    'key-malformed',
  ],
  ['a negative modulus', () => ({ spki: rsaSpki(modulusOf(rsaKey).subarray(1)) }), 'key-malformed'],
  ['a padded modulus', () => ({ spki: rsaSpki(octets(0, ...modulusOf(rsaKey))) }), 'key-malformed'],
  ['a modulus of 0', () => ({ spki: rsaSpki(octets(0)) }), 'key-malformed'],
  [
    'bytes after the RSA key',
    () => ({ spki: rsaSpki(modulusOf(rsaKey), octets(1, 0, 1), [nothing], [octets(5, 0)]) }),
    'key-malformed',
  ],
  ['an RSA key with unused bits', () => ({ spki: changed(spkiOf(rsaKey), 23, 4) }), 'key-malformed'],
  [
    'a third element in the key info',
    () => ({ spki: tlv(0x30, ...[algorithm(oids.ecPublicKey, oids.p256), bits(point()), nothing]) }),
    'key-malformed',
  ],
  [
    'a compressed point',
    () => ({ key: ecKey, spki: ecSpki(octets(2, ...point().subarray(1, 33))) }),
    'key-form-unsupported',
  ],
  [
    'a hybrid point',
    () => ({ key: ecKey, spki: ecSpki(octets(6 + ((point()[64] ?? 0) & 1), ...point().subarray(1))) }),
    'key-form-unsupported',
  ],
  [
    'a point off its curve',
    () => ({ key: ecKey, spki: ecSpki(changed(Uint8Array.from(point()), 64, (point()[64] ?? 0) ^ 1)) }),
    'key-malformed',
  ],
  ['a point that is cut off', () => ({ key: ecKey, spki: ecSpki(point().subarray(0, 40)) }), 'key-malformed'],
  ['the point at infinity', () => ({ key: ecKey, spki: ecSpki(octets(0)) }), 'key-malformed'],
  [
    'explicit parameters',
    () => ({ key: ecKey, spki: ecSpki(point(), [explicitCurve]) }),
    'key-curve-unsupported',
  ],
  ['no parameters', () => ({ key: ecKey, spki: ecSpki(point(), []) }), 'key-curve-unsupported'],
  [
    'another curve',
    () => ({ key: ecKey, spki: ecSpki(point(), [oid('2b81040023')]) }),
    'key-curve-unsupported',
  ],
  [
    'Ed25519',
    () => ({ spki: tlv(0x30, tlv(0x30, ed25519), bits(new Uint8Array(32))) }),
    'key-ed25519-unsupported',
  ],
  [
    'RSA-PSS',
    () => ({ spki: tlv(0x30, tlv(0x30, oid('2a864886f70d01010a')), bits(new Uint8Array(9))) }),
    'key-rsa-pss-unsupported',
  ],
  [
    'a key of a kind that nobody knows',
    () => ({ spki: tlv(0x30, tlv(0x30, oid('2a0304')), bits(new Uint8Array(9))) }),
    'key-type-unsupported',
  ],

  // The key's numbers
  [
    'RSA 1024',
    () => ({ key: generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey }),
    'key-rsa-size-unsupported',
  ],
  ['RSA 3072', () => ({ key: generateKeyPairSync('rsa', { modulusLength: 3072 }).privateKey }), taken],
  [
    'exponent 3',
    () => ({ key: generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 3 }).privateKey }),
    'key-rsa-exponent-unsupported',
  ],
  [
    'exponent 65539',
    () => ({ key: generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 65_539 }).privateKey }),
    taken,
  ],
  ['exponent 1', () => ({ spki: rsaSpki(modulusOf(rsaKey), octets(1)) }), 'key-rsa-exponent-unsupported'],
  [
    'exponent 65538',
    () => ({ spki: rsaSpki(modulusOf(rsaKey), octets(1, 0, 2)) }),
    'key-rsa-exponent-unsupported',
  ],
  [
    'exponent of 33 bits',
    () => ({ spki: rsaSpki(modulusOf(rsaKey), octets(1, 0, 0, 0, 1)) }),
    'key-rsa-exponent-unsupported',
  ],
  ['a negative exponent', () => ({ spki: rsaSpki(modulusOf(rsaKey), octets(0x81, 0, 1)) }), 'key-malformed'],
  ['an even modulus', () => ({ spki: rsaSpki(changed(modulusOf(rsaKey), 256, 8)) }), 'key-weak'],
  ['primes close together', () => ({ key: closePrimes() }), 'key-weak'],
  ['primes of Infineon’s chips', () => ({ key: rocaKey() }), 'key-weak'],
]

test.each(rows)('%s', async (_, parts, code) => {
  const csrDer = makeOddCsr(parts())
  const { wizard, authority } = await verdicts(csrDer)
  expect({ wizard: wizard.code, authority: authority.code }).toEqual({ wizard: code, authority: code })
  expect(wizard).toEqual(authority)
  if (code !== taken) return
  openssl.write('taken.csr', csrDer)
  // OpenSSL reads attributes, and refuses some that nobody needs: its word on the signature is what counts.
  const said = openssl.try(['req', '-inform', 'DER', '-in', 'taken.csr', '-verify', '-noout'])
  expect(said.stderr).toMatch(/verify OK|attribute|asn1 encoding routines/)
})

test('whatever octets are changed, both say the same', async () => {
  const sources = [makeOddCsr({}), makeOddCsr({ key: ecKey })]
  const change = fc.tuple(fc.nat(2000), fc.integer({ min: 1, max: 255 }))
  const one = fc.tuple(fc.constantFrom(...sources), fc.array(change, { minLength: 1, maxLength: 3 }))
  await fc.assert(
    fc.asyncProperty(one, async ([source, changes]) => {
      const bytes = Uint8Array.from(source)
      for (const [at, mask] of changes) bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ mask
      const { wizard, authority } = await verdicts(bytes)
      expect(wizard.code === taken).toBe(authority.code === taken)
      if (wizard.code === taken) expect(wizard).toEqual(authority)
    }),
    { numRuns: 200 },
  )
})

describe('the size', () => {
  test('is bounded at the same place, which the contract names', () => {
    expect(maxCsrPemLength).toBe(authorityLimit)
  })
  test.each([
    [7_000, taken],
    [30_000, 'input-too-large'],
  ])('%i bytes of names', async (length, code) => {
    const names = tlv(
      0x30,
      ...Array.from({ length: length / 35 }, (_, i) =>
        tlv(0x81, Buffer.from(`person-${i}-of-many@brightwater.example`.slice(0, 33))),
      ),
    )
    const { wizard, authority } = await verdicts(
      makeOddCsr({ attributes: tlv(0xa0, requested('551d11', names)) }),
    )
    expect([wizard.code, authority.code]).toEqual([code, code])
  })
})

test('a subject in any string type is shown as people write it', async () => {
  const shown = async (value: Uint8Array) => {
    const intake = await recognizeCsr(pemOf('csr', makeOddCsr({ subject: nameOf(value) })), crypto)
    return intake.kind === 'csr' ? intake.facts.subject : intake.code
  }
  expect(await shown(utf8('Zoë'))).toBe('CN=Zoë')
  expect(await shown(tlv(0x12, Buffer.from('0123')))).toBe('CN=0123')
  expect(await shown(tlv(0x14, octets(0x5a, 0x6f, 0xeb)))).toBe('CN=Zoë')
  expect(await shown(tlv(0x1e, octets(0x96, 0x73)))).toBe('CN=陳')
  expect(await shown(tlv(0x1c, octets(0, 1, 0xf6, 0x42)))).toBe('CN=🙂')
  expect(await shown(utf8('Alice\u202Egpj.exe'))).toBe('CN=Alice\\E2\\80\\AEgpj.exe')
  expect(await shown(tlv(0x02, octets(7)))).toBe('CN=#020107')
})
