import { afterEach, beforeEach, describe, expect, inject, test, vi } from 'vitest'
import { browserStore } from '../../../mocks/memory/browser-store'
import { pickupOf } from '../../../mocks/pickup/pickup'
import { moveClock } from '../../../mocks/stage/clock'
import { firstMorning } from '../../../mocks/stage/first-morning'
import { listeners } from '../../../mocks/stage/listeners'
import { storeShape } from '../../../mocks/world/scene'
import { createWorld } from '../../../mocks/world/world'
import { lendKeys } from '../../setup/ready-keys'
import { makeCsr } from '../../setup/world-csr'
import { everythingIn, issuancesIn, mailsIn } from '../../setup/world-records'
import type { FrameReport, FrameTask } from './world-frame'

let counter = 0
const freshName = () => `world-test-${Date.now()}-${counter++}`
const used = new Set<string>()

async function openWorld(storeName: string) {
  used.add(storeName)
  return createWorld({
    clock: Date.now,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    delay: async () => {},
    saved: await browserStore(storeShape, storeName),
    firstMorning,
    listeners,
  })
}
const offset = (world: Awaited<ReturnType<typeof openWorld>>) =>
  world.read(({ stage }) => stage.clockOffsetMs)

/** An iframe with its own copy of everything. Resolves once its module runs. */
async function openFrame() {
  const frame = document.createElement('iframe')
  const said = (what: 'ready' | 'report') =>
    new Promise<{ report: FrameReport }>((resolve) => {
      const listen = ({ data, source }: MessageEvent) => {
        if (source !== frame.contentWindow || !data || !(what in data)) return
        window.removeEventListener('message', listen)
        resolve(data)
      }
      window.addEventListener('message', listen)
    })
  const ready = said('ready')
  frame.srcdoc = '<!doctype html><script type="module" src="/tests/browser/mocks/world-frame.ts"></script>'
  document.body.append(frame)
  await ready
  return {
    async run(task: FrameTask): Promise<string> {
      const report = said('report')
      frame.contentWindow?.postMessage(task, '*')
      return (await report).report.outcome
    },
    close: () => frame.remove(),
  }
}

let endLending = () => {}
beforeEach(() => {
  endLending = lendKeys(inject('readyKeys'))
})
afterEach(() => {
  endLending()
  vi.restoreAllMocks()
  for (const frame of document.querySelectorAll('iframe')) frame.remove()
  for (const name of used) indexedDB.deleteDatabase(name)
  used.clear()
})

describe('tabs of one browser share one world', () => {
  test('three that write at once lose nothing', async () => {
    const name = freshName()
    const world = await openWorld(name)
    const frames = await Promise.all([openFrame(), openFrame()])
    await Promise.all([
      ...frames.map((frame) => frame.run({ storeName: name, moves: 10 })),
      ...Array.from({ length: 10 }, () => world.change((scene) => moveClock(scene, 1))),
    ])
    expect(await offset(world)).toBe(30)
  })

  test('two that submit a key for the same link at once: one certificate', async () => {
    const name = freshName()
    const world = await openWorld(name)
    const mail = (await world.read(mailsIn)).find(({ to }) => to.name === 'Alice Whitcombe')
    const pickupToken = mail?.link?.pickupToken ?? ''
    const [one, other] = await Promise.all([makeCsr(), makeCsr()])
    const frames = await Promise.all([openFrame(), openFrame()])
    const outcomes = await Promise.all(
      [one, other].map(({ csrPem }, index) =>
        frames[index]?.run({ storeName: name, moves: 0, submission: { pickupToken, csrPem } }),
      ),
    )
    expect(outcomes.toSorted()).toEqual(['issued', 'pickup-key-conflict'])
    await expect(world.read((scene) => pickupOf(scene, pickupToken))).resolves.toMatchObject({
      status: 'issued',
    })
  })

  test('two that submit for different links at once: two certificates', async () => {
    const name = freshName()
    const world = await openWorld(name)
    const tokens = (await world.read(mailsIn)).slice(0, 2).map(({ link }) => link?.pickupToken ?? '')
    const csrs = await Promise.all([makeCsr(), makeCsr()])
    const frames = await Promise.all([openFrame(), openFrame()])
    const outcomes = await Promise.all(
      tokens.map((pickupToken, index) =>
        frames[index]?.run({
          storeName: name,
          moves: 0,
          submission: { pickupToken, csrPem: csrs[index]?.csrPem ?? '' },
        }),
      ),
    )
    expect(outcomes).toEqual(['issued', 'issued'])
    const serials = (await issuancesIn(world)).map(({ serialNumber }) => serialNumber)
    expect(new Set(serials).size).toBe(2)
  })

  test('a change in one is told to the others', async () => {
    const name = freshName()
    const world = await openWorld(name)
    await world.read(mailsIn)
    const heard = vi.fn()
    world.watch(heard)
    const frame = await openFrame()
    await frame.run({ storeName: name, moves: 1 })
    await expect.poll(() => heard.mock.calls.length).toBeGreaterThan(0)
    expect(await offset(world)).toBe(1)
  })
})

describe('what was saved', () => {
  test('is found again', async () => {
    const name = freshName()
    const before = await openWorld(name)
    await before.change((scene) => moveClock(scene, 7))
    const after = await openWorld(name)
    expect(after.durable).toBe(true)
    expect(await everythingIn(after)).toEqual(await everythingIn(before))
  })

  test('and is garbage gives a fresh world that says so', async () => {
    const name = freshName()
    await (await openWorld(name)).read(() => undefined)
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(name)
      request.onsuccess = () => resolve(request.result)
    })
    const transaction = database.transaction('meta', 'readwrite')
    transaction.objectStore('meta').put('garbage', 'world')
    await new Promise((resolve) => {
      transaction.oncomplete = resolve
    })
    database.close()
    const world = await openWorld(name)
    expect(await world.read(({ stage }) => stage.beginning.reason)).toBe('unreadable')
    expect(await world.read(mailsIn)).toHaveLength(6)
  })

  test('by an earlier build, as one value, gives way to a fresh world that says so', async () => {
    const name = freshName()
    const older = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(name, 1)
      request.onupgradeneeded = () => {
        request.result.createObjectStore('world').put({ revision: 4, state: { version: 3 } }, 'state')
      }
      request.onsuccess = () => resolve(request.result)
    })
    older.close()
    const world = await openWorld(name)
    expect(await world.read(({ stage }) => stage.beginning.reason)).toBe('older')
    expect(await world.read(mailsIn)).toHaveLength(6)
  })

  test('by a newer build gives way', async () => {
    const name = freshName()
    const newer = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(name, 99)
      request.onupgradeneeded = () => request.result.createObjectStore('something else')
      request.onsuccess = () => resolve(request.result)
    })
    newer.close()
    const world = await openWorld(name)
    expect(world.durable).toBe(true)
    expect(await world.read(mailsIn)).toHaveLength(6)
  })

  test('nowhere, where the browser refuses, leaves a world for this page', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('no', 'SecurityError')
    })
    const world = await openWorld(freshName())
    expect(world.durable).toBe(false)
    expect(await world.read(mailsIn)).toHaveLength(6)
  })
})
