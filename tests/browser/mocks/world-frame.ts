import { browserStore } from '../../../mocks/memory/browser-store'
import { submitCsr } from '../../../mocks/pickup/pickup'
import { moveClock } from '../../../mocks/stage/clock'
import { firstMorning } from '../../../mocks/stage/first-morning'
import { listeners } from '../../../mocks/stage/listeners'
import { storeShape } from '../../../mocks/world/scene'
import { createWorld } from '../../../mocks/world/world'

// Another tab of the same browser: it shares nothing with the test's page but what the browser shares.

export interface FrameTask {
  readonly storeName: string
  readonly moves: number
  readonly submission?: { readonly pickupToken: string; readonly csrPem: string }
}
export interface FrameReport {
  readonly outcome: string
}

window.addEventListener('message', ({ data }: MessageEvent<FrameTask | undefined>) => {
  if (data?.storeName) void work(data).then((report) => parent.postMessage({ report }, '*'))
})
parent.postMessage({ ready: true }, '*')

async function work({ storeName, moves, submission }: FrameTask): Promise<FrameReport> {
  const world = createWorld({
    clock: Date.now,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    delay: async () => {},
    saved: await browserStore(storeShape, storeName),
    firstMorning,
    listeners,
  })
  try {
    for (let move = 0; move < moves; move++) await world.change((scene) => moveClock(scene, 1))
    if (!submission) return { outcome: 'moved' }
    const { pickupToken, csrPem } = submission
    const { receipt } = await world.change((scene) =>
      submitCsr(scene, pickupToken, { csrPem, agreementVersion: '2026-01' }),
    )
    return { outcome: receipt.status }
  } catch (error) {
    return { outcome: String((error as { code?: unknown }).code ?? error) }
  }
}
