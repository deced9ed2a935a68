import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import type { Pickup } from '../../../src/contract/schema'
import { createCryptoWorkerClient, type KeptKeysLook } from '../../../src/crypto-worker/client'
import type { ErrorCode } from '../../../src/errors'
import { paths } from '../../../src/paths'
import { issued, pending, pickup, startFakeBackend } from './fake-backend'
import { button, click, heading, text } from './flow-page'
import { keepKeyFor } from './keep-key'
import { openGeneratePage } from './open-generate-page'

// “Could not look” is not “looked, nothing there”: with the fault gone the same link goes on.

let backend: ReturnType<typeof startFakeBackend>
let pickupId: string
let publicKeySha256: string
beforeEach(async () => {
  backend = startFakeBackend()
  pickupId = `pickup-${crypto.randomUUID()}`
  const worker = createCryptoWorkerClient()
  publicKeySha256 = await keepKeyFor(pickupId, worker)
  worker.stop()
})
afterEach(() => vi.unstubAllGlobals())

const answer = (state: Pickup) =>
  backend.always('GET /pickup', () =>
    Response.json({
      ...state,
      pickupId,
      submission: state.submission && { ...state.submission, publicKeySha256 },
    }),
  )
const open = () => openGeneratePage(paths.generate('a-token-of-this-test'))

/** A worker whose disk can't be read until `mend`. */
function breakDisk(fault: ErrorCode): { mend: () => void } {
  let broken = true
  vi.stubGlobal(
    'Worker',
    class extends Worker {
      override postMessage(message: { readonly name?: string; readonly id?: number }): void {
        if (!broken || message.name !== 'findKeptKeys') {
          super.postMessage(message)
          return
        }
        const output: KeptKeysLook = { looked: false, fault }
        const data = { kind: 'result', id: message.id, output }
        queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data })))
      }
    },
  )
  return {
    mend: () => {
      broken = false
    },
  }
}

/** A worker whose script the server does not have any more. */
function breakWorker(): { mend: () => void } {
  let broken = true
  vi.stubGlobal(
    'Worker',
    class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(broken ? '/no-such-worker.js' : url, options)
      }
    },
  )
  return {
    mend: () => {
      broken = false
    },
  }
}

const neverSaid = () => {
  const shown = document.body.textContent?.replaceAll('\u200b', '') ?? ''
  expect(shown).not.toMatch(/not in this browser|reissue|does the same/)
}

describe('the certificate is issued and its key kept', () => {
  beforeEach(() => answer(issued))

  test.each([
    ['storage-unreadable', 'Stored data can’t be read right now', 'close the browser and start it again'],
    ['storage-newer', 'A newer version of this page was used here', 'open the link in your mail again'],
    ['storage-unavailable', 'does not let the page keep anything', 'an ordinary window'],
    ['kept-key-unreadable', 'What this browser kept cannot be read', 'request file'],
  ] as const)('%s: said as it is, and the same link goes on', async (fault, title, help) => {
    const disk = breakDisk(fault)
    await open()
    await expect.element(heading('This page could not look for your key')).toBeVisible()
    await expect.element(text(title)).toBeVisible()
    await expect.element(text(help).first()).toBeVisible()
    neverSaid()
    expect(button('Begin with a new key').elements()).toHaveLength(0)
    disk.mend()
    await click('Try again')
    await expect.element(heading('Welcome back')).toBeVisible()
  })

  test('the worker can’t start: the same, and it is started anew', async () => {
    const worker = breakWorker()
    await open()
    await expect.element(heading('This page could not look for your key')).toBeVisible()
    await expect.element(text('crypto-worker-failed')).toBeVisible()
    neverSaid()
    worker.mend()
    await click('Try again')
    await expect.element(heading('Welcome back')).toBeVisible()
  })

  test('a browser that names no databases is not believed', async () => {
    const databases = vi.spyOn(IDBFactory.prototype, 'databases').mockResolvedValue([])
    try {
      await open()
      await expect.element(heading('Welcome back')).toBeVisible()
    } finally {
      databases.mockRestore()
    }
  })

  test('the request file is a way on, and leads back', async () => {
    breakDisk('storage-unreadable')
    await open()
    await click('Open a request file')
    await expect.element(heading('Open your request file')).toBeVisible()
    await click('Back')
    await expect.element(heading('This page could not look for your key')).toBeVisible()
  })
})

test('waiting: no word about where the key is, until it is looked for', async () => {
  answer(pending)
  const disk = breakDisk('storage-unreadable')
  await open()
  await expect.element(heading('Your certificate is on its way')).toBeVisible()
  await expect.element(text('could not check whether your key is in this browser')).toBeVisible()
  neverSaid()
  expect(text('The key is not here').elements()).toHaveLength(0)
  disk.mend()
  await click('Try again')
  await expect.element(text('Your key is kept in this browser').first()).toBeVisible()
})

describe('nothing sent yet', () => {
  beforeEach(() => answer(pickup))

  test('looking again finds the key; a new one is offered, and not taken by itself', async () => {
    const disk = breakDisk('storage-unreadable')
    await open()
    await expect.element(heading('This page could not look for your key')).toBeVisible()
    await expect.element(button('Begin with a new key')).toBeVisible()
    disk.mend()
    await click('Try again')
    await expect.element(heading('Welcome back')).toBeVisible()
  })

  test('beginning without looking', async () => {
    breakDisk('storage-unreadable')
    await open()
    await click('Begin with a new key')
    await expect.element(heading('Is this certificate for you?')).toBeVisible()
  })

  test('a browser that keeps nothing at all begins', async () => {
    breakDisk('storage-unavailable')
    await open()
    await expect.element(heading('Is this certificate for you?')).toBeVisible()
  })
})

test('refused: whether a key is kept is not known, so that is said and looked for again', async () => {
  answer({ ...pickup, status: 'refused', refusal: null })
  const disk = breakDisk('storage-unreadable')
  await open()
  await expect.element(heading('The certificate was refused')).toBeVisible()
  await expect.element(text('could not check whether a key made with this link is still kept')).toBeVisible()
  disk.mend()
  await click('Try again')
  await expect.element(button('Erase the key kept here')).toBeVisible()
  await expect.element(page.getByText('could not check')).not.toBeInTheDocument()
})
