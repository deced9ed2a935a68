import { afterEach, describe, expect, test } from 'vitest'
import { type CryptoWorkerClient, createCryptoWorkerClient } from '../../../src/crypto-worker/client'
import type { FromWorker, ToWorker } from '../../../src/crypto-worker/messages'
import type { OperationName } from '../../../src/crypto-worker/operations'
import workerUrl from '../../../src/crypto-worker/worker?worker&url'
import { hexOf } from '../../../src/pki/der/hex'
import { derOf, pemOf } from '../../../src/pki/der/pem'
import { openPkcs12 } from '../../../src/pki/pkcs12/opening'
import { onlyKey, toOpen } from '../../setup/foreign-file'
import { keysOf } from '../../setup/kept-keys'
import { neverPause } from '../../setup/never-pause'
import { createRoot } from '../../setup/pki-authority'

const subject = { commonName: 'Alice', emails: ['alice@example.com'] }
const password = 'correct horse battery'
const keptFacts = {
  orderNumber: '100123',
  deviceId: 'macos',
  agreementVersion: '2026-01',
  sealedAt: '2026-11-21T12:00:00.000Z',
}
const clients: CryptoWorkerClient[] = []
afterEach(() => {
  for (const client of clients.splice(0)) client.stop()
})

/** A client of a real worker; every message of the worker is kept. */
function startRecorded() {
  const messages: unknown[] = []
  const client = createCryptoWorkerClient(() => {
    const worker = new Worker(workerUrl, { type: 'module' })
    worker.addEventListener('message', ({ data }) => messages.push(data))
    return worker
  })
  clients.push(client)
  return { client, messages }
}

async function certified(client: CryptoWorkerClient, keyProfile: 'rsa_2048' | 'ec_p256') {
  const { keyId, csrPem } = await client.call('makeKeyAndCsr', { keyProfile, subject })
  const root = await createRoot('Root', crypto)
  const certificatePem = pemOf('certificate', await root.issueMail(csrPem, 'alice@example.com'))
  return { keyId, certificatePem, chainPem: [root.certificatePem], password, friendlyName: 'Alice' }
}

/**
 * Everything in a message as hex: texts as they are and as base64 and hex would be read, bytes as they are.
 */
function hexesIn(value: unknown): string[] {
  if (typeof value === 'string') {
    const compact = value.replace(/-----[^-]+-----|\s/g, '')
    const standard = compact.replaceAll('-', '+').replaceAll('_', '/')
    const base64 = [0, 1, 2, 3].flatMap((offset) => {
      const part = standard.slice(offset)
      try {
        return [binaryHex(atob(part.slice(0, part.length - (part.length % 4)).replace(/=+$/, '')))]
      } catch {
        return []
      }
    })
    return [hexOf(new TextEncoder().encode(value)), compact.toLowerCase(), ...base64]
  }
  if (value instanceof ArrayBuffer) return [hexOf(new Uint8Array(value))]
  if (ArrayBuffer.isView(value)) return [hexOf(new Uint8Array(value.buffer))]
  if (Array.isArray(value) && value.every((item) => typeof item === 'number'))
    return [hexOf(Uint8Array.from(value))]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(hexesIn) : []
}
const binaryHex = (binary: string) => hexOf(Uint8Array.from(binary, (character) => character.charCodeAt(0)))

/** The secrets of a key as hex: its PKCS#8 and each number that the public key doesn't have. */
async function secretsOf(pkcs8Der: Uint8Array<ArrayBuffer>): Promise<Record<string, string>> {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('pkcs8', pkcs8Der, algorithm, true, ['sign'])
  const jwk = await crypto.subtle.exportKey('jwk', key)
  const numbers = (['d', 'p', 'q', 'dp', 'dq', 'qi'] as const).map((name) => [
    name,
    binaryHex(atob((jwk[name] ?? '').replaceAll('-', '+').replaceAll('_', '/'))),
  ])
  return { pkcs8: hexOf(pkcs8Der), ...Object.fromEntries(numbers) }
}
const leaked = (messages: readonly unknown[], secrets: Record<string, string>) => {
  const hexes = messages.flatMap(hexesIn)
  return Object.keys(secrets).filter((name) => hexes.some((hex) => hex.includes(secrets[name] as string)))
}

test('no message of the worker has the private key in it', async () => {
  const { client, messages } = startRecorded()
  const input = await certified(client, 'rsa_2048')
  const { keyId } = input
  await client.call('checkCertificate', input)
  const { pkcs12Der } = await client.call('buildPkcs12', { ...input, profile: 'modern' })
  await client.call('buildPkcs12', { ...input, profile: 'compatible' })
  const opened = onlyKey(await client.call('openPkcs12', toOpen(pkcs12Der, password)))
  const keys12 = [{ ...opened, certificatePems: [opened.certificates[0].facts.certificatePem] }] as const
  await client.call('resealPkcs12', { keys: keys12, profile: 'compatible', password })
  await expect(client.call('openPkcs12', toOpen(pkcs12Der, 'wrong'))).rejects.toBeDefined()
  const pickupId = `pickup-${crypto.randomUUID()}`
  const facts = { ...keptFacts, pickupId }
  const { sealedKeyPem } = await client.call('keepKey', { keyId, password, facts })
  await client.call('openSealedKey', { sealedKeyPem, password })
  const kept = keysOf(await client.call('findKeptKeys', { pickupId }))
  const publicKeySha256 = kept[0]?.publicKeySha256 ?? ''
  await client.call('openKeptKey', { publicKeySha256, password })
  await client.call('keptKeyPem', { publicKeySha256 })
  await client.call('makeCsr', { keyId, subject })
  await client.call('writeCertificateFile', { ...input, format: 'p7b' })
  await client.call('dropKeptKeys', { pickupId })
  expect(messages.length).toBeGreaterThan(12)

  const { keys } = await openPkcs12(pkcs12Der, password, crypto, neverPause)
  const pkcs8Der = keys[0]?.der ?? new Uint8Array()
  const secrets = await secretsOf(pkcs8Der)
  expect(Object.values(secrets).every((hex) => hex.length >= 250)).toBe(true)
  expect(leaked(messages, secrets)).toEqual([])

  // The search finds them where they are.
  const all = Object.keys(secrets)
  const bytes = new Uint8Array([7, ...pkcs8Der, 7])
  const planted: readonly unknown[] = [
    { kind: 'result', id: 1, output: { deep: [{ bytes }] } },
    { output: bytes.buffer },
    { output: pemOf('sealedKey', pkcs8Der) },
    { output: pemOf('sealedKey', bytes) },
    { output: hexOf(pkcs8Der).toUpperCase() },
    { output: [...bytes] },
  ]
  for (const message of planted) expect(leaked([message], secrets)).toEqual(all)
}, 60_000)

test('bytes come in buffers of their own', async () => {
  const { client } = startRecorded()
  const input = await certified(client, 'ec_p256')
  const { pkcs12Der } = await client.call('buildPkcs12', { ...input, profile: 'compatible' })
  expect(pkcs12Der).toBeInstanceOf(Uint8Array)
  expect(pkcs12Der.buffer).toBeInstanceOf(ArrayBuffer)
  expect(pkcs12Der.buffer.byteLength).toBe(pkcs12Der.byteLength)
})

describe('errors arrive as AppError with code and details', () => {
  test('of the operation', async () => {
    const { client } = startRecorded()
    const text = '-----BEGIN RSA PRIVATE KEY-----\nMAA=\n-----END RSA PRIVATE KEY-----'
    await expect(client.call('readCsr', { data: text })).rejects.toMatchObject({
      name: 'AppError',
      code: 'pem-label-unexpected',
      details: { label: 'RSA PRIVATE KEY', expected: 'CERTIFICATE REQUEST' },
    })
  })

  test('of a key that the worker does not hold', async () => {
    const { client } = startRecorded()
    const { client: other } = startRecorded()
    const { keyId } = await other.call('makeKeyAndCsr', { keyProfile: 'ec_p256', subject })
    await expect(client.call('makeCsr', { keyId, subject })).rejects.toMatchObject({ code: 'key-forgotten' })
  })
})

describe('cancel', () => {
  test('while making a key: rejects at once, keeps no key, and the worker goes on', async () => {
    const { client, messages } = startRecorded()
    await client.call('readCertificates', { data: (await createRoot('Root', crypto)).certificatePem })
    const controller = new AbortController()
    const cancelled = client.call(
      'makeKeyAndCsr',
      { keyProfile: 'rsa_2048', subject },
      { signal: controller.signal },
    )
    await new Promise((resolve) => setTimeout(resolve, 5))
    controller.abort()
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' })
    // The next call is answered, and nothing but `cancelled` comes back from the first.
    const { keyId } = await client.call('makeKeyAndCsr', { keyProfile: 'ec_p256', subject })
    await expect
      .poll(() => messages)
      .toContainEqual({ kind: 'error', id: 2, error: { code: 'cancelled', details: {} } })
    const outputs = messages.map((message) => (message as { output?: { keyId?: string } }).output?.keyId)
    expect(outputs.filter((id) => id !== undefined)).toEqual([keyId])
  })

  test('that meets the answer on its way: the keys of that call are forgotten, and no others', async () => {
    const worker = new Worker(workerUrl, { type: 'module' })
    let id = 0
    const ask = (name: OperationName, input: unknown) => {
      const own = ++id
      const answer = new Promise<Extract<FromWorker, { kind: 'result' | 'error' }>>((resolve) => {
        worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
          if ((data.kind === 'result' || data.kind === 'error') && data.id === own) resolve(data)
        })
      })
      worker.postMessage({ kind: 'call', id: own, name, input } satisfies ToWorker)
      return answer
    }
    const madeKey = async () => {
      const answer = await ask('makeKeyAndCsr', { keyProfile: 'ec_p256', subject })
      if (answer.kind !== 'result') throw new Error('no key was made')
      const { keyId } = answer.output as { keyId: string }
      return { call: id, keyId }
    }
    try {
      const [cancelled, other] = [await madeKey(), await madeKey()]
      worker.postMessage({ kind: 'cancel', id: cancelled.call } satisfies ToWorker)
      expect(await ask('makeCsr', { keyId: cancelled.keyId, subject })).toMatchObject({
        kind: 'error',
        error: { code: 'key-forgotten' },
      })
      expect(await ask('makeCsr', { keyId: other.keyId, subject })).toMatchObject({ kind: 'result' })
    } finally {
      worker.terminate()
    }
  })

  test('while building a modern file: the loop ends and the next call is answered promptly', async () => {
    const { client, messages } = startRecorded()
    const input = await certified(client, 'ec_p256')
    const whole = performance.now()
    await client.call('buildPkcs12', { ...input, profile: 'modern' })
    const wholeTime = performance.now() - whole

    const controller = new AbortController()
    const { signal } = controller
    const cancelled = client.call('buildPkcs12', { ...input, profile: 'modern' }, { signal })
    await new Promise((resolve) => setTimeout(resolve, wholeTime / 8))
    controller.abort()
    const start = performance.now()
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' })
    expect(performance.now() - start).toBeLessThan(50)
    await client.call('forgetKey', { keyId: input.keyId })
    expect(performance.now() - start, `a whole file takes ${wholeTime} ms`).toBeLessThan(wholeTime / 2)
    // The worker itself stopped, too: its own word for it came, no file did.
    const start2 = performance.now()
    await expect
      .poll(() => messages.filter((message) => (message as { kind: string }).kind === 'error'))
      .toEqual([expect.objectContaining({ error: { code: 'cancelled', details: {} } })])
    expect(performance.now() - start2).toBeLessThan(wholeTime)
  })
})

test('a sealed key of one worker is opened by another', async () => {
  const { client } = startRecorded()
  const { keyId, publicKeySha256 } = await client.call('makeKeyAndCsr', { keyProfile: 'ec_p384', subject })
  const facts = { ...keptFacts, pickupId: `pickup-${crypto.randomUUID()}` }
  const { sealedKeyPem } = await client.call('keepKey', { keyId, password, facts })
  expect(derOf('sealedKey', sealedKeyPem).length).toBeGreaterThan(200)
  client.stop()
  await expect(client.call('makeCsr', { keyId, subject })).rejects.toMatchObject({ code: 'key-forgotten' })
  const { client: next } = startRecorded()
  expect(await next.call('openSealedKey', { sealedKeyPem, password })).toMatchObject({ publicKeySha256 })
  await next.call('dropKeptKeys', { pickupId: facts.pickupId })
})
