import { beforeAll, describe, expect, test } from 'vitest'
import { issuedCertificate } from '../../mocks/pickup/certificate'
import { pickupOf, submitCsr } from '../../mocks/pickup/pickup'
import type { ScenarioId } from '../../mocks/records/scenarios'
import { chooseScenario } from '../../mocks/stage/scenario'
import type { IssuedCertificate } from '../../src/contract/schema'
import { createOperations } from '../../src/crypto-worker/operations'
import { checkCertificate } from '../../src/domain/certificates/checks'
import { makeCsr, makeKeys } from '../setup/world-csr'
import { makeTestWorld } from '../setup/world-node'
import { openssl } from '../setup/world-openssl'
import { pickupTokenFor, type Snapshot, snapshotOf, storeOf } from '../setup/world-records'

// The faulty certificates of the scenarios, read by the openssl command: each has its own fault and no other.

const yichun = 'yichun.chen@brightwater.example'
const keyProfiles = ['rsa_2048', 'ec_p256'] as const
type Profile = (typeof keyProfiles)[number]

let seeded: Snapshot
const submitted = new Map<Profile, { csrPem: string; publicKeyPem: string }>()
beforeAll(async () => {
  const { world, saved } = makeTestWorld(undefined, Date.now())
  await pickupTokenFor(world, yichun)
  seeded = await snapshotOf(saved)
  for (const profile of keyProfiles) {
    const { csrPem } = await makeCsr(profile, await makeKeys(profile))
    const publicKeyPem = openssl(['req', '-in', 'a.csr', '-noout', '-pubkey'], { 'a.csr': csrPem })
    submitted.set(profile, { csrPem, publicKeyPem })
  }
}, 60_000)

async function handedOut(scenario: ScenarioId, profile: Profile) {
  const { world } = makeTestWorld(storeOf(seeded), Date.now())
  const token = await pickupTokenFor(world, yichun)
  const csrPem = submitted.get(profile)?.csrPem ?? ''
  await world.change((scene) => submitCsr(scene, token, { csrPem, agreementVersion: '2026-01' }))
  const root = await world.read(async ({ authority }) => (await authority.get()).root.certificatePem)
  await world.change((scene) => chooseScenario(scene, scenario))
  const given = await world.read((scene) => issuedCertificate(scene, token))
  return { given, root }
}

const hasKeyOf = ({ certificatePem }: IssuedCertificate, profile: Profile) =>
  openssl(['x509', '-in', 'c.pem', '-noout', '-pubkey'], { 'c.pem': certificatePem }) ===
  submitted.get(profile)?.publicKeyPem

/** The numbered complaints of `openssl verify` about the leaf with the chain that came, the root trusted. */
function complaints({ certificatePem, chainPem }: IssuedCertificate, root: string, args: string[] = []) {
  const files = { 'leaf.pem': certificatePem, 'chain.pem': chainPem.join(''), 'root.pem': root }
  const verify = ['verify', '-x509_strict', '-purpose', 'smimesign', '-CAfile', 'root.pem']
  try {
    openssl([...verify, '-untrusted', 'chain.pem', ...args, 'leaf.pem'], files)
    return []
  } catch (error) {
    const { stderr } = error as { stderr: string }
    return [...stderr.matchAll(/^error (\d+) at (\d+) depth/gm)].map(
      ([, code, depth]) => `${code} at ${depth}`,
    )
  }
}

describe.each(keyProfiles)('for a key of %s', (profile) => {
  test('at_once: the right key, a chain that verifies', async () => {
    const { given, root } = await handedOut('at_once', profile)
    expect(hasKeyOf(given, profile)).toBe(true)
    expect(complaints(given, root)).toEqual([])
  })

  test('wrong_key: verifies, and is for another key of the same kind', async () => {
    const { given, root } = await handedOut('wrong_key', profile)
    expect(complaints(given, root)).toEqual([])
    expect(hasKeyOf(given, profile)).toBe(false)
    const text = openssl(['x509', '-in', 'c.pem', '-noout', '-text'], { 'c.pem': given.certificatePem })
    expect(text).toContain(profile === 'rsa_2048' ? 'Public-Key: (2048 bit)' : 'NIST CURVE: P-256')
    expect(text).toContain(`email:${yichun}`)
  })

  test('intermediate_missing: the right key, and nobody who signed for it', async () => {
    const { given, root } = await handedOut('intermediate_missing', profile)
    expect(hasKeyOf(given, profile)).toBe(true)
    expect(given.chainPem).toEqual([root])
    // X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY
    expect(complaints(given, root)).toEqual(['20 at 0'])
  })

  test('address_more: the right key, and somebody else’s address beside the ordered one', async () => {
    const { given, root } = await handedOut('address_more', profile)
    expect(hasKeyOf(given, profile)).toBe(true)
    expect(complaints(given, root)).toEqual([])
    const text = openssl(['x509', '-in', 'c.pem', '-noout', '-text'], { 'c.pem': given.certificatePem })
    expect(text).toContain(`email:${yichun}, email:somebody.else@`)
  })

  test('expired_certificate: the right key, and all well but the time', async () => {
    const { given, root } = await handedOut('expired_certificate', profile)
    expect(hasKeyOf(given, profile)).toBe(true)
    // X509_V_ERR_CERT_HAS_EXPIRED
    expect(complaints(given, root)).toEqual(['10 at 0'])
    expect(complaints(given, root, ['-no_check_time'])).toEqual([])
    const within = (seconds: number) =>
      openssl(['x509', '-in', 'c.pem', '-noout', '-checkend', String(seconds)], {
        'c.pem': given.certificatePem,
      })
    expect(() => within(-86_400 + 600)).toThrow()
    expect(within(-86_400 - 600)).toContain('will not expire')
  })
})

// journeys/scenarios.test.ts proves what the page says of them, and that it hands over nothing.
test.each([
  ['at_once', []],
  ['wrong_key', ['key-matches']],
  ['intermediate_missing', ['chain-complete']],
  ['expired_certificate', ['valid-now']],
  ['address_more', ['nothing-more']],
] as const)('%s: the checks that fail on the recipient’s page are %s', async (scenario, failing) => {
  const { world } = makeTestWorld(storeOf(seeded), Date.now())
  const operations = createOperations(crypto)
  const context = { signal: new AbortController().signal, progress: () => {} }
  const token = await pickupTokenFor(world, yichun)
  const { commonName, emails } = await world.read((scene) => pickupOf(scene, token))
  const subject = { commonName, emails }
  const { keyId, csrPem } = await operations.makeKeyAndCsr({ keyProfile: 'ec_p256', subject }, context)
  await world.change((scene) => submitCsr(scene, token, { csrPem, agreementVersion: '2026-01' }))
  await world.change((scene) => chooseScenario(scene, scenario))
  const pickup = await world.read((scene) => pickupOf(scene, token))
  const issued = await world.read((scene) => issuedCertificate(scene, token))
  const found = await operations.checkCertificate({ keyId, ...issued, asOf: pickup.asOf }, context)
  const failed = checkCertificate(found, pickup, new Date(pickup.asOf)).filter(({ passed }) => !passed)
  expect(failed.map(({ name }) => name)).toEqual(failing)
})
