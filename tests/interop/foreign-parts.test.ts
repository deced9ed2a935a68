import { createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import * as asn1js from 'asn1js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createOperations } from '../../src/crypto-worker/operations'
import { openedFile, toOpen } from '../setup/foreign-file'
import { createOpensslWorkspace } from '../setup/openssl'

// Parts of PKCS#12 files that no program here writes: OpenSSL makes the file, and what is to be in it is put
// in before the MAC is made anew.

const openssl = createOpensslWorkspace()
afterAll(() => openssl.remove())
const context = { signal: new AbortController().signal, progress: () => {} }
const password = 'correct horse battery'
const oids = {
  data: '1.2.840.113549.1.7.1',
  crlBag: '1.2.840.113549.1.12.10.1.4',
  x509Crl: '1.2.840.113549.1.9.23.1',
  pbmac1: '1.2.840.113549.1.5.14',
  pbkdf2: '1.2.840.113549.1.5.12',
  hmacSha256: '1.2.840.113549.2.9',
}
const oid = (value: string) => new asn1js.ObjectIdentifier({ value })
const sequence = (...value: asn1js.AsnType[]) => new asn1js.Sequence({ value })
const octets = (bytes: Uint8Array) => new asn1js.OctetString({ valueHex: Uint8Array.from(bytes).buffer })
const inZero = (...value: asn1js.AsnType[]) =>
  new asn1js.Constructed({ idBlock: { tagClass: 3, tagNumber: 0 }, value })
const derOf = (value: asn1js.AsnType) => new Uint8Array(value.toBER(false))
const parsed = (bytes: Uint8Array) => asn1js.fromBER(Uint8Array.from(bytes)).result as asn1js.Sequence

beforeAll(() => {
  const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'zoe.key', '-out', 'zoe.pem']
  openssl.run([...request, '-subj', '/CN=Zoe', '-addext', 'keyUsage=critical,digitalSignature,cRLSign'])
  openssl.write('index.txt', '')
  openssl.write('crlnumber', '01\n')
  openssl.write(
    'ca.cnf',
    '[ca]\ndefault_ca=a\n[a]\ndatabase=index.txt\ncrlnumber=crlnumber\ndefault_md=sha256\ndefault_crl_days=30\n',
  )
  openssl.run([
    'ca',
    '-config',
    'ca.cnf',
    '-gencrl',
    '-keyfile',
    'zoe.key',
    '-cert',
    'zoe.pem',
    '-out',
    'crl.pem',
  ])
  openssl.run(['crl', '-in', 'crl.pem', '-outform', 'DER', '-out', 'crl.der'])
}, 60_000)

function exported(...args: string[]): Uint8Array {
  const from = ['-inkey', 'zoe.key', '-in', 'zoe.pem', '-passout', `pass:${password}`]
  openssl.run(['pkcs12', '-export', ...from, ...args, '-out', 'made.p12'])
  return openssl.read('made.p12')
}

/** ContentInfo of SafeContents with one CRLBag (RFC 7292 §4.2.4). */
function crlSafe(): asn1js.Sequence {
  const bag = sequence(oid(oids.x509Crl), inZero(octets(openssl.read('crl.der'))))
  const contents = sequence(sequence(oid(oids.crlBag), inZero(bag)))
  return sequence(oid(oids.data), inZero(octets(derOf(contents))))
}

interface Pbmac1 {
  /** Of the derived key, in bytes; null: the file doesn't say it, which RFC 9879 §5 forbids. */
  readonly keyLength: number | null
  /** The secret from which the maker of the file derives the MAC's key. */
  readonly secret?: string
  /** Of the derived key, the maker uses so many. */
  readonly used?: number
}

/**
 * The file with the safes that `change` leaves, under PBMAC1 (RFC 9879): the fields of the old MAC are there
 * and count for nothing.
 */
function withPbmac1(
  file: Uint8Array,
  { keyLength, secret = password, used = keyLength ?? 32 }: Pbmac1,
  more: readonly asn1js.Sequence[] = [],
): Uint8Array {
  const [version, authSafe] = parsed(file).valueBlock.value as [asn1js.Integer, asn1js.Sequence]
  const wrapped = authSafe.valueBlock.value[1] as asn1js.Constructed
  const safesDer = (wrapped.valueBlock.value[0] as asn1js.OctetString).getValue()
  const before = parsed(new Uint8Array(safesDer)).valueBlock.value
  const safes = derOf(sequence(...before, ...more))
  const salt = randomBytes(16)
  const iterations = 2_048
  const macKey = pbkdf2Sync(secret, salt, iterations, used, 'sha256')
  const hmac = () => sequence(oid(oids.hmacSha256), new asn1js.Null())
  const length = keyLength === null ? [] : [new asn1js.Integer({ value: keyLength })]
  const derivation = sequence(octets(salt), new asn1js.Integer({ value: iterations }), ...length, hmac())
  const parameters = sequence(sequence(oid(oids.pbkdf2), derivation), hmac())
  const mac = createHmac('sha256', macKey).update(safes).digest()
  const macData = sequence(
    sequence(sequence(oid(oids.pbmac1), parameters), octets(mac)),
    octets(new TextEncoder().encode('NOT USED')),
    new asn1js.Integer({ value: 1 }),
  )
  return derOf(sequence(version, sequence(oid(oids.data), inZero(octets(safes))), macData))
}

const opening = (file: Uint8Array, given = password) =>
  createOperations(crypto).openPkcs12(toOpen(file, given), context)
const open = async (file: Uint8Array) => openedFile(await opening(file))

describe('PBMAC1', () => {
  test.each([20, 32, 64])('with a key of %i bytes', async (keyLength) => {
    const file = withPbmac1(exported('-name', 'Zoe'), { keyLength })
    const { keys } = await open(file)
    expect(keys.map(({ friendlyName }) => friendlyName)).toEqual(['Zoe'])
    await expect(opening(file, 'another one')).rejects.toMatchObject({ code: 'pkcs12-password-wrong' })
  })

  // An attacker who tries 256 keys of one byte makes a MAC that fits without the password.
  test.each<[string, Pbmac1]>([
    ['of one byte', { keyLength: 1 }],
    ['of nineteen', { keyLength: 19 }],
    ['whose length is not said', { keyLength: null }],
  ])('with a key %s is refused, with the right password', async (_, pbmac1) => {
    await expect(opening(withPbmac1(exported(), pbmac1))).rejects.toMatchObject({ code: 'pkcs12-malformed' })
  })

  test('that another password made is no right one, nor is one whose key is shorter than said', async () => {
    for (const pbmac1 of [
      { keyLength: 32, secret: 'another one' },
      { keyLength: 32, used: 1 },
    ]) {
      const wrong = { code: 'pkcs12-password-wrong' }
      await expect(opening(withPbmac1(exported(), pbmac1))).rejects.toMatchObject(wrong)
    }
  })
})

test('a list of revoked certificates in a bag is passed over, and the key comes with its certificate', async () => {
  const file = withPbmac1(exported('-name', 'Zoe'), { keyLength: 32 }, [crlSafe()])
  expect(Buffer.from(file).includes(Buffer.from(openssl.read('crl.der')))).toBe(true)
  const { keys, loneKeys } = await open(file)
  expect([keys.map(({ certificates }) => certificates.length), loneKeys]).toEqual([[1], 0])
})

test.each([
  '{8B2F6C1E-5D3A-4F7B-9A10-2C4E6D8F0A1B}',
  '8b2f6c1e-5d3a-4f7b-9a10-2c4e6d8f0a1b',
  'te-8b2f6c1e-5d3a-4f7b-9a10-2c4e6d8f0a1b',
  'le-8b2f6c1e-5d3a-4f7b-9a10-2c4e6d8f0a1b',
  '3f2b6c1e5d3a4f7b9a102c4e6d8f0a1b',
])('%s, a name that programs gave, gives way to the certificate’s', async (given) => {
  const { keys } = await open(exported('-name', given))
  expect(keys.map(({ friendlyName }) => friendlyName)).toEqual(['Zoe'])
})
