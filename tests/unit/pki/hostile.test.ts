import * as asn1js from 'asn1js'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { AppError, type ErrorCode } from '../../../src/errors'
import { readCertificate } from '../../../src/pki/certificates/certificate'
import { buildChain } from '../../../src/pki/certificates/chain'
import { createCsr, readCsr } from '../../../src/pki/csr/csr'
import { pemOf } from '../../../src/pki/der/pem'
import { importKeyPair } from '../../../src/pki/keys/key-pair'
import { openSealedKey } from '../../../src/pki/keys/sealed-key'
import { deriveMacKey, macOf } from '../../../src/pki/pkcs12/mac'
import { openPkcs12 } from '../../../src/pki/pkcs12/opening'
import { type HostileInput, monsters, spoiled, tlv } from '../../setup/hostile-der'
import { neverPause } from '../../setup/never-pause'
import { createTestIdentity, testChain } from '../../setup/pki-fixtures'
import { writeWithStockPkijs } from '../../setup/pki-stock-pkijs'
import { sharedKey } from '../../setup/shared-keys'

/** Generous: the machine may be busy. A hang or a quadratic loop takes far longer. */
const longest = 2_000
const password = 'correct horse battery'
const structural: readonly ErrorCode[] = ['input-too-large', 'der-too-deep']
const keyCodes: readonly ErrorCode[] = [
  'key-malformed',
  'key-type-unsupported',
  'key-rsa-pss-unsupported',
  'key-ed25519-unsupported',
  'key-rsa-size-unsupported',
  'key-rsa-exponent-unsupported',
  'key-curve-unsupported',
  'key-form-unsupported',
  'key-weak',
]

interface Door {
  readonly what: string
  readonly open: (bytes: Uint8Array<ArrayBuffer>) => Promise<unknown>
  readonly codes: readonly ErrorCode[]
  /** Whether a spoiled input may be as good as the whole one: where no signature or MAC covers it. */
  readonly lenient: boolean
}
const doors: readonly Door[] = [
  {
    what: 'csr',
    open: (bytes) => readCsr(bytes, crypto),
    codes: [
      ...structural,
      ...keyCodes,
      'csr-malformed',
      'csr-signature-invalid',
      'csr-signature-hash-unsupported',
    ],
    lenient: false,
  },
  {
    what: 'certificate',
    open: (bytes) => readCertificate(bytes, crypto),
    codes: [...structural, 'certificate-malformed'],
    lenient: true,
  },
  {
    what: 'chain',
    open: (bytes) => buildChain(bytes, [bytes], crypto, new Date()),
    codes: [...structural, 'certificate-malformed', 'chain-too-long'],
    lenient: true,
  },
  {
    what: 'pkcs12',
    open: (bytes) => openPkcs12(bytes, password, crypto, neverPause),
    codes: [
      ...structural,
      'pkcs12-malformed',
      'pkcs12-password-wrong',
      'pkcs12-algorithm-unsupported',
      'pkcs12-content-unexpected',
      'iterations-too-many',
    ],
    lenient: true, // a version number, a friendly name's padding bits: outside of the MAC
  },
  {
    what: 'sealedKey',
    open: (bytes) => openSealedKey(bytes, password, crypto, neverPause),
    codes: [
      ...structural,
      'sealed-key-malformed',
      'sealed-key-password-wrong',
      'sealed-key-algorithm-unsupported',
      'iterations-too-many',
    ],
    lenient: true,
  },
  {
    what: 'privateKey',
    open: (bytes) => importKeyPair(bytes, crypto),
    codes: [...structural, ...keyCodes],
    lenient: true,
  },
]
const door = (what: string) => doors.find((one) => one.what === what) as Door

async function tryDoor(
  { what, open, codes, lenient }: Door,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const start = performance.now()
  const outcome = await open(Uint8Array.from(bytes)).then(
    () => (lenient ? 'opened' : 'opened, but must not'),
    (error: unknown) => {
      if (!(error instanceof AppError)) return `raw exception: ${error}`
      return codes.includes(error.code) ? 'refused' : `code ${error.code}`
    },
  )
  const elapsed = performance.now() - start
  return elapsed > longest ? `${what} took ${elapsed} ms` : outcome
}

async function failuresAt(one: Door, inputs: readonly HostileInput[]): Promise<string[]> {
  const failures: string[] = []
  for (const { what, bytes } of inputs) {
    const outcome = await tryDoor(one, bytes)
    if (outcome !== 'refused' && outcome !== 'opened') failures.push(`${what}: ${outcome}`)
  }
  return failures
}

const good: Record<string, Uint8Array<ArrayBuffer>> = {}
beforeAll(async () => {
  const chain = await testChain()
  const { keyPair, certificateDer, certificateDers } = await createTestIdentity('ec_p256', 'a@example.com')
  const { pkcs8Der } = keyPair
  good['csr'] = await createCsr({ commonName: 'Alice', emails: ['a@example.com'] }, keyPair, crypto)
  good['certificate'] = certificateDer
  good['chain'] = chain.root.certificateDer
  good['privateKey'] = (await sharedKey('rsa_2048')).pkcs8Der
  // With few iterations: what is tried is the reading. The sealed key is the shrouded key of such a file.
  good['pkcs12'] = await writeWithStockPkijs(pkcs8Der, certificateDers, password)
  good['sealedKey'] = shroudedKeyIn(safesIn(good['pkcs12']))
})

type Node = asn1js.Constructed
const nodeOf = (der: ArrayBuffer | Uint8Array) => asn1js.fromBER(der).result as Node
const child = (node: Node, ...path: readonly number[]) =>
  path.reduce((at, index) => at.valueBlock.value[index] as Node, node)
const octets = (node: unknown) => new Uint8Array((node as asn1js.OctetString).getValue().slice(0))

/** The bytes of the authenticated safe: PFX.authSafe.content. */
const safesIn = (pkcs12Der: Uint8Array) => octets(child(nodeOf(pkcs12Der), 1, 1, 0))

/** The first bag's value in the first safe, which has to be in the clear. */
const shroudedKeyIn = (safes: Uint8Array) =>
  new Uint8Array(child(nodeOf(octets(child(nodeOf(safes), 0, 1, 0))), 0, 1, 0).toBER())

/** A file whose MAC is right for whatever is in it: what the owner of the password could have been sent. */
async function withMac(safes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const salt = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8)
  const macKey = await deriveMacKey(password, { hash: 'SHA-256', salt, iterations: 1 }, neverPause)
  const digest = await macOf(safes, macKey, 'SHA-256', crypto)
  const oid = (hex: string) => tlv(0x06, Buffer.from(hex, 'hex'))
  return tlv(
    0x30,
    tlv(0x02, Uint8Array.of(3)),
    tlv(0x30, oid('2a864886f70d010701'), tlv(0xa0, tlv(0x04, safes))),
    tlv(0x30, tlv(0x30, tlv(0x30, oid('608648016503040201')), tlv(0x04, digest)), tlv(0x04, salt)),
  )
}

describe.each(doors.map(({ what }) => what))('%s', (what) => {
  const sample = () => good[what] as Uint8Array<ArrayBuffer>

  test('the sample itself is opened', async () => {
    await expect(door(what).open(Uint8Array.from(sample()))).resolves.toBeDefined()
  })

  test('cut, flipped, wrapped, repeated: opened or refused with a code of its own, in time', async () => {
    expect(await failuresAt(door(what), spoiled(sample(), 37))).toEqual([])
  }, 120_000)

  test('monsters', async () => {
    const one = door(what)
    for (const { what: name, bytes } of monsters()) {
      expect([name, await tryDoor({ ...one, lenient: false }, bytes)]).toEqual([name, 'refused'])
    }
  })

  test('what another door takes', async () => {
    const others = Object.entries(good).filter(([name]) => name !== what)
    const misfits = others.filter(
      ([name]) =>
        !(what === 'certificate' && name === 'chain') && !(what === 'chain' && name === 'certificate'),
    )
    for (const [name, bytes] of misfits) {
      expect([name, await tryDoor({ ...door(what), lenient: false }, bytes)]).toEqual([name, 'refused'])
    }
  })

  test('any splice of it, and any bytes at all', async () => {
    const bytes = sample()
    const at = fc.nat({ max: bytes.length })
    await fc.assert(
      fc.asyncProperty(
        at,
        fc.nat({ max: 40 }),
        fc.uint8Array({ maxLength: 40 }),
        async (start, length, inserted) => {
          const spliced = Buffer.concat([bytes.subarray(0, start), inserted, bytes.subarray(start + length)])
          const lenient = door(what).lenient || spliced.equals(bytes)
          const outcome = await tryDoor({ ...door(what), lenient }, Uint8Array.from(spliced))
          expect(['opened', 'refused']).toContain(outcome)
        },
      ),
      { numRuns: 150 },
    )
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (content) => {
        const bytes = content.length % 2 ? Uint8Array.from(content) : tlv(0x30, content)
        expect(await tryDoor({ ...door(what), lenient: false }, bytes)).toBe('refused')
      }),
      { numRuns: 150 },
    )
  }, 120_000)
})

test('behind a valid MAC, too: every part of the safes spoiled', async () => {
  const safes = safesIn(good['pkcs12'] as Uint8Array)
  expect(await tryDoor(door('pkcs12'), await withMac(safes))).toBe('opened')
  const inputs = [...spoiled(safes, 61), ...monsters().filter(({ bytes }) => bytes.length < 1_000_000)]
  const files = await Promise.all(
    inputs.map(async ({ what, bytes }) => ({ what, bytes: await withMac(bytes) })),
  )
  expect(await failuresAt(door('pkcs12'), files)).toEqual([])
}, 120_000)

test('iterations that are bounded one by one but not together are refused before any work', async () => {
  const oid = (hex: string) => tlv(0x06, Buffer.from(hex, 'hex'))
  const fourMillion = Uint8Array.of(0x3d, 0x09, 0x00)
  const parameters = tlv(0x30, tlv(0x04, new Uint8Array(8)), tlv(0x02, fourMillion))
  const algorithm = tlv(0x30, oid('2a864886f70d010c0103'), parameters)
  const info = tlv(0x30, oid('2a864886f70d010701'), algorithm, tlv(0x80, new Uint8Array(16)))
  const encrypted = tlv(0x30, tlv(0x02, Uint8Array.of(0)), info)
  const safe = tlv(0x30, oid('2a864886f70d010706'), tlv(0xa0, encrypted))
  const file = await withMac(tlv(0x30, safe, safe, safe, safe))
  const start = performance.now()
  await expect(door('pkcs12').open(file)).rejects.toMatchObject({
    code: 'iterations-too-many',
    details: { iterations: 16_000_001, limit: 15_000_000 },
  })
  expect(performance.now() - start).toBeLessThan(longest)
})

test('wrong labels are refused at the text, before the bytes', async () => {
  const { derOf } = await import('../../../src/pki/der/pem')
  const kinds = ['csr', 'certificate', 'sealedKey'] as const
  for (const wanted of kinds) {
    for (const given of kinds) {
      if (wanted === given) continue
      const text = pemOf(given, good[given] as Uint8Array)
      expect(() => derOf(wanted, text)).toThrowError(
        expect.objectContaining({ code: 'pem-label-unexpected' }),
      )
    }
  }
})
