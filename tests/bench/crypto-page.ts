import type { BenchJob, BenchReply } from './crypto-bench-worker'
import workerUrl from './crypto-bench-worker?worker&url'

// Both contestants run in one worker of the same Chromium; the clock is read inside of it, so that no message is timed.
const worker = new Worker(workerUrl, { type: 'module' })

Object.assign(globalThis, {
  bench: (job: BenchJob) =>
    new Promise<number>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<BenchReply>) =>
        'milliseconds' in data ? resolve(data.milliseconds) : reject(new Error(data.failure))
      worker.onerror = (event) => reject(new Error(event.message))
      worker.postMessage(job)
    }),
})
