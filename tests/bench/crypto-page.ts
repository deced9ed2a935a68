import { createCryptoWorkerClient } from '../../src/crypto-worker/client'
import { keysOf } from '../setup/kept-keys'
import type { BenchJob, BenchReply } from './crypto-bench-worker'
import workerUrl from './crypto-bench-worker?worker&url'

/** Milliseconds that each takes the product's own worker, asked by the product's own client. */
export interface WorkerTimes {
  readonly seal: number
  readonly resume: number
  readonly estimatorArrives: number
  readonly judge: number
}

async function timed<T>(work: () => Promise<T>): Promise<[milliseconds: number, result: T]> {
  const start = performance.now()
  const result = await work()
  return [performance.now() - start, result]
}

async function benchProductWorker(password: string): Promise<WorkerTimes> {
  const client = createCryptoWorkerClient()
  const subject = { commonName: 'Alice Whitcombe', emails: ['alice@brightwater.example'] }
  const { keyId } = await client.call('makeKeyAndCsr', { keyProfile: 'rsa_2048', subject })
  const facts = {
    pickupId: 'pickup-of-the-bench',
    orderNumber: '1',
    deviceId: 'windows',
    agreementVersion: '2026-01',
    sealedAt: new Date().toISOString(),
  }
  const [seal, { kept, fault }] = await timed(() => client.call('keepKey', { keyId, password, facts }))
  if (!kept) throw new Error(`the key was not kept: ${fault}`)
  const [resume] = await timed(async () => {
    const keys = keysOf(await client.call('findKeptKeys', { pickupId: facts.pickupId }))
    const [{ publicKeySha256 } = { publicKeySha256: '' }] = keys
    await client.call('openKeptKey', { publicKeySha256, password })
  })
  const judge = () =>
    client.call('estimatePassword', { password: 'seven geese over Bristol', words: ['Alice'] })
  const [estimatorArrives] = await timed(judge)
  const [judgeAgain] = await timed(judge)
  await client.call('dropKeptKeys', { pickupId: facts.pickupId })
  client.stop()
  return { seal, resume, estimatorArrives, judge: judgeAgain }
}

// Both contestants run in one worker of the same Chromium; the clock is read inside of it, so that no message
// is timed.
const worker = new Worker(workerUrl, { type: 'module' })

Object.assign(globalThis, {
  benchProductWorker,
  bench: (job: BenchJob) =>
    new Promise<number>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<BenchReply>) =>
        'milliseconds' in data ? resolve(data.milliseconds) : reject(new Error(data.failure))
      worker.onerror = (event) => reject(new Error(event.message))
      worker.postMessage(job)
    }),
})
