import { beforeAll, describe, expect, test } from 'vitest'
import { issuedCertificate } from '../../../mocks/pickup/certificate'
import { pickupOf, submitCsr } from '../../../mocks/pickup/pickup'
import { sha256Hex } from '../../../mocks/world/digest'
import { makeCsr, makeKeys } from '../../setup/world-csr'
import { makeTestWorld } from '../../setup/world-node'
import { everythingIn, pickupTokenFor, type Snapshot, snapshotOf, storeOf } from '../../setup/world-records'

const agreementVersion = '2026-01'
const alice = 'alice.whitcombe@brightwater.example'
const yichun = 'yichun.chen@brightwater.example'

/** One seeded world, and a copy of it for each test: making an authority takes a while. */
let seeded: Snapshot
let freshKeys: CryptoKeyPair
beforeAll(async () => {
  const { world, saved } = makeTestWorld()
  await pickupTokenFor(world, alice)
  seeded = await snapshotOf(saved)
  freshKeys = await makeKeys('rsa_2048')
}, 60_000)

async function begin() {
  const { world, elapse } = makeTestWorld(storeOf(seeded))
  const token = await pickupTokenFor(world, alice)
  const submit = async (csrPem: string, version = agreementVersion, as = token) =>
    (await world.change((scene) => submitCsr(scene, as, { csrPem, agreementVersion: version }))).receipt
  const certificate = () => world.read((scene) => issuedCertificate(scene, token))
  return { world, elapse, token, submit, certificate }
}

describe('submitting is idempotent by the key', () => {
  test('the same CSR again: the same receipt, the same certificate', async () => {
    const { submit, certificate, elapse } = await begin()
    const { csrPem } = await makeCsr('rsa_2048', freshKeys)
    const receipt = await submit(csrPem)
    const issued = await certificate()
    elapse(60_000)
    expect(await submit(csrPem)).toEqual(receipt)
    expect(await certificate()).toEqual(issued)
  })

  test('another CSR with the same key, and an outdated agreement: still the same', async () => {
    const { submit } = await begin()
    const one = await makeCsr('rsa_2048', freshKeys, 'CN=One')
    const other = await makeCsr('rsa_2048', freshKeys, 'CN=Other')
    expect(other.csrPem).not.toBe(one.csrPem)
    expect(await submit(other.csrPem, agreementVersion)).toEqual(await submit(one.csrPem, '2020-01'))
  })

  test('two at the same moment: one certificate', async () => {
    const { submit, world } = await begin()
    const { csrPem } = await makeCsr('rsa_2048', freshKeys)
    const receipts = await Promise.all([submit(csrPem), submit(csrPem), submit(csrPem)])
    expect(new Set(receipts.map((receipt) => JSON.stringify(receipt))).size).toBe(1)
    const issued = (await everythingIn(world)).recipients.filter(({ certificate }) => certificate)
    expect(issued).toHaveLength(1)
  })

  test('another key afterwards is a conflict, and the first stays', async () => {
    const { submit, certificate } = await begin()
    await submit((await makeCsr('rsa_2048', freshKeys)).csrPem)
    const issued = await certificate()
    await expect(submit((await makeCsr()).csrPem)).rejects.toMatchObject({ code: 'pickup-key-conflict' })
    expect(await certificate()).toEqual(issued)
  })

  test('two keys at the same moment: one of them wins, the other is told', async () => {
    const { submit } = await begin()
    const [one, other] = await Promise.all([makeCsr('rsa_2048', freshKeys), makeCsr()])
    const outcomes = await Promise.allSettled([submit(one.csrPem), submit(other.csrPem)])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const rejected = outcomes.find((outcome) => outcome.status === 'rejected')
    expect(rejected?.reason).toMatchObject({ code: 'pickup-key-conflict' })
  })
})

describe('a key is refused, and nothing is kept of it,', () => {
  test('if another order has it', async () => {
    const { world, submit } = await begin()
    const { csrPem } = await makeCsr('rsa_2048', freshKeys)
    await submit(csrPem)
    const other = await pickupTokenFor(world, yichun)
    await expect(submit(csrPem, agreementVersion, other)).rejects.toMatchObject({ code: 'csr-key-reused' })
    await expect(world.read((scene) => pickupOf(scene, other))).resolves.toMatchObject({ status: 'ready' })
  })

  test('if it is on the blocklist', async () => {
    const { world, submit, token } = await begin()
    const spki = new Uint8Array(await crypto.subtle.exportKey('spki', freshKeys.publicKey))
    const hash = await sha256Hex(spki)
    await world.change(({ blockedKeys }) => void blockedKeys.add({ publicKeySha256: hash }))
    const { csrPem } = await makeCsr('rsa_2048', freshKeys)
    await expect(submit(csrPem)).rejects.toMatchObject({ code: 'csr-key-blocklisted' })
    await expect(world.read((scene) => pickupOf(scene, token))).resolves.toMatchObject({ status: 'ready' })
  })

  test('if the order’s policy doesn’t allow it', async () => {
    const { submit } = await begin()
    await expect(submit((await makeCsr('ec_p256')).csrPem)).rejects.toMatchObject({
      code: 'key-type-unsupported',
    })
  })

  test('if the agreement accepted isn’t the one in force', async () => {
    const { submit } = await begin()
    const { csrPem } = await makeCsr('rsa_2048', freshKeys)
    await expect(submit(csrPem, '2025-07')).rejects.toMatchObject({
      code: 'agreement-outdated',
      details: { version: agreementVersion },
    })
    await expect(submit(csrPem)).resolves.toMatchObject({ status: 'issued' })
  })
})

test('before a key is submitted there is no certificate; afterwards the link says so', async () => {
  const { world, submit, certificate, token } = await begin()
  await expect(certificate()).rejects.toMatchObject({ code: 'certificate-not-issued' })
  await submit((await makeCsr('rsa_2048', freshKeys)).csrPem)
  await expect(world.read((scene) => pickupOf(scene, token))).resolves.toMatchObject({
    status: 'issued',
    issued: { issuedAt: '2026-11-23T08:00:00.000Z' },
  })
})
