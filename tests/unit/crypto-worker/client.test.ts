import { afterEach, describe, expect, test, vi } from 'vitest'
import { createCryptoWorkerClient } from '../../../src/crypto-worker/client'
import type { FromWorker, ToWorker } from '../../../src/crypto-worker/messages'

/** A worker that does what the test says; `sent` is what the page told it. */
function createFakeWorker() {
  const events = new EventTarget()
  const sent: ToWorker[] = []
  let terminated = 0
  const worker = Object.assign(events, {
    postMessage: (message: ToWorker) => void sent.push(structuredClone(message)),
    terminate: () => void terminated++,
  }) as unknown as Worker
  const say = (data: FromWorker) => events.dispatchEvent(Object.assign(new Event('message'), { data }))
  const die = () => events.dispatchEvent(new Event('error', { cancelable: true }))
  return { worker, sent, say, die, terminations: () => terminated }
}

const input = { keyProfile: 'ec_p256', subject: { commonName: 'x', emails: [] } } as const
const output = { keyId: 'k', keyProfile: 'ec_p256', publicKeySha256: 'h', csrPem: 'p' }

function started() {
  const fake = createFakeWorker()
  return { ...fake, client: createCryptoWorkerClient(() => fake.worker) }
}

describe('a call', () => {
  test('is answered with the output of its own number', async () => {
    const { client, say } = started()
    const first = client.call('makeKeyAndCsr', input)
    const second = client.call('makeKeyAndCsr', input)
    say({ kind: 'ready' })
    say({ kind: 'result', id: 2, output: { ...output, keyId: 'second' } })
    say({ kind: 'result', id: 1, output })
    expect(await first).toEqual(output)
    expect(await second).toMatchObject({ keyId: 'second' })
  })

  test('hears of its own progress', async () => {
    const { client, say } = started()
    const steps: string[] = []
    const call = client.call('makeKeyAndCsr', input, { onProgress: (step) => steps.push(step) })
    say({ kind: 'progress', id: 1, step: 'key-pair' })
    say({ kind: 'progress', id: 7, step: 'csr' })
    say({ kind: 'result', id: 1, output })
    await call
    expect(steps).toEqual(['key-pair'])
  })

  test('fails with the code and details that the worker told', async () => {
    const { client, say } = started()
    const call = client.call('makeKeyAndCsr', input)
    say({ kind: 'error', id: 1, error: { code: 'key-rsa-size-unsupported', details: { size: 1024 } } })
    await expect(call).rejects.toMatchObject({
      name: 'AppError',
      code: 'key-rsa-size-unsupported',
      details: { size: 1024 },
    })
  })

  test('whose input cannot be sent fails at once', async () => {
    const { client, worker } = started()
    worker.postMessage = () => {
      throw new DOMException('no clone', 'DataCloneError')
    }
    await expect(client.call('makeKeyAndCsr', input)).rejects.toMatchObject({ code: 'crypto-worker-failed' })
  })

  test('fails where no worker can be made', async () => {
    const client = createCryptoWorkerClient(() => {
      throw new TypeError('refused by policy')
    })
    await expect(client.call('makeKeyAndCsr', input)).rejects.toMatchObject({ code: 'crypto-worker-failed' })
  })
})

describe('cancelling', () => {
  test('rejects at once and tells the worker', async () => {
    const { client, sent } = started()
    const controller = new AbortController()
    const call = client.call('makeKeyAndCsr', input, { signal: controller.signal })
    controller.abort()
    await expect(call).rejects.toMatchObject({ code: 'cancelled' })
    expect(sent.slice(1)).toEqual([{ kind: 'cancel', id: 1 }])
  })

  test('before the call sends nothing', async () => {
    const { client, sent } = started()
    const call = client.call('makeKeyAndCsr', input, { signal: AbortSignal.abort() })
    await expect(call).rejects.toMatchObject({ code: 'cancelled' })
    expect(sent).toEqual([])
  })

  test('too late for the worker sends nothing more: it forgets by itself what keys the call made', async () => {
    const { client, sent, say } = started()
    const controller = new AbortController()
    const call = client.call('makeKeyAndCsr', input, { signal: controller.signal })
    controller.abort()
    await expect(call).rejects.toMatchObject({ code: 'cancelled' })
    say({ kind: 'result', id: 1, output })
    expect(sent.slice(1)).toEqual([{ kind: 'cancel', id: 1 }])
  })

  test('after the answer was taken is of no effect', async () => {
    const { client, sent, say } = started()
    const controller = new AbortController()
    const call = client.call('makeKeyAndCsr', input, { signal: controller.signal })
    say({ kind: 'result', id: 1, output })
    expect(await call).toEqual(output)
    controller.abort()
    expect(sent).toHaveLength(1)
  })
})

describe('the worker', () => {
  test('is made by the first call or warmUp, once', async () => {
    const fake = createFakeWorker()
    let made = 0
    const client = createCryptoWorkerClient(() => {
      made++
      return fake.worker
    })
    expect(made).toBe(0)
    client.warmUp()
    client.warmUp()
    const call = client.call('makeKeyAndCsr', input)
    fake.say({ kind: 'result', id: 1, output })
    await call
    expect(made).toBe(1)
  })

  test('that dies fails what is under way; the next call gets a new one', async () => {
    const fakes = [createFakeWorker(), createFakeWorker()]
    let made = 0
    const client = createCryptoWorkerClient(() => (fakes[made++] as (typeof fakes)[number]).worker)
    const call = client.call('makeKeyAndCsr', input)
    fakes[0]?.die()
    await expect(call).rejects.toMatchObject({ code: 'crypto-worker-failed' })
    const again = client.call('makeKeyAndCsr', input)
    fakes[1]?.say({ kind: 'result', id: 2, output })
    expect(await again).toEqual(output)
  })

  test('is ended by stop, and with it every call', async () => {
    const { client, terminations } = started()
    const call = client.call('makeKeyAndCsr', input)
    client.stop()
    await expect(call).rejects.toMatchObject({ code: 'cancelled' })
    expect(terminations()).toBe(1)
  })
})

describe('a page laid into the back/forward cache', () => {
  const pageOf = () => {
    const page = new EventTarget()
    vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
    vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page))
    return (persisted: boolean) => page.dispatchEvent(Object.assign(new Event('pagehide'), { persisted }))
  }
  afterEach(() => vi.unstubAllGlobals())

  test('takes no worker with it that was asked for a key; the next call gets a new one', async () => {
    const hide = pageOf()
    const { client, terminations, say } = started()
    const call = client.call('makeKeyAndCsr', input)
    hide(false)
    expect(terminations(), 'a page that is gone').toBe(0)
    hide(true)
    expect(terminations()).toBe(1)
    await expect(call).rejects.toMatchObject({ code: 'cancelled' })
    const again = client.call('makeKeyAndCsr', input)
    say({ kind: 'result', id: 2, output })
    expect(await again).toEqual(output)
  })

  test('keeps one that has only read what is public', async () => {
    const hide = pageOf()
    const { client, terminations, say } = started()
    const call = client.call('readCsrInput', { data: 'csr' })
    hide(true)
    expect(terminations()).toBe(0)
    say({ kind: 'result', id: 1, output: { outcome: 'missing' } })
    await call
  })
})
