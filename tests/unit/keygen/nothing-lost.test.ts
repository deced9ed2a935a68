import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstProgress, keygenProgress } from '../../../src/features/keygen/flow/progress'
import type { KeygenEvent, KeygenProgress } from '../../../src/features/keygen/flow/states'
import { createKeyWork } from '../../../src/features/keygen/key/work'
import { type OpenLinkState, type Resumption, resumeFrom } from '../../../src/features/keygen/link/resumption'
import { workOf } from '../../setup/person-at-work'
import { createLife, createMortalServer, createMortalWorker, type KilledWorld } from './killed-world'

const password = 'correct horse battery'
const isInFile = ({ files }: KilledWorld, sha: string) => files.some((file) => file.includes(sha))
const saveable = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

/** Until nothing more happens by itself. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

interface Visit {
  readonly killedAt: number
  /**
   * Another browser, or this one has cleared what it kept: only files come along. Who has none stays and
   * opens the link here.
   */
  readonly elsewhere: boolean
  readonly doubleClick: boolean
}

/**
 * A person opens the link and does what each page asks for, until the page is killed or the file is there.
 * Gives the file's content, null where the page was killed before.
 */
async function visit(
  world: KilledWorld,
  { killedAt, elsewhere, doubleClick }: Visit,
): Promise<string | null> {
  if (elsewhere && [...world.taken].every((sha) => isInFile(world, sha))) world.disk.clear()
  const life = createLife(killedAt)
  const crypto = createMortalWorker(world, life)
  const server = createMortalServer(world, life)
  const pickup = server.pickup()
  const kept = [...world.disk.values()].map(({ facts }) => facts)
  const resumption = resumeFrom(pickup, {
    looked: true,
    keys: kept,
    unreadable: 0,
  }) as Resumption<OpenLinkState>
  let progress: KeygenProgress = firstProgress(resumption)
  let openAgain = false
  const dispatch = (event: KeygenEvent) => {
    if (!life.over) progress = keygenProgress(progress, event)
  }
  const onOpenAgain = () => {
    openAgain = true
  }
  const work = createKeyWork({
    link: { number: 1, token: 'token' },
    pickup,
    resumption,
    crypto,
    server,
    dispatch,
    onOpenAgain,
  })
  const act = workOf(
    {
      answers: { password, keyProfile: 'rsa_2048', agreementVersion: '2026-01', deviceId: 'windows' },
      doubleClicks: doubleClick,
      savesBackup: world.savesBackup,
      newestFile: () => {
        const [text] = world.files.slice(-1)
        return text === undefined ? undefined : new TextEncoder().encode(text)
      },
      saveFile: async (bytes) => void world.files.push(saveable(bytes)),
      asksAgain: async () => {
        world.issued = true
        return pickup.asOf
      },
      openAgain: onOpenAgain,
    },
    work,
  )

  for (let turn = 0; turn < 30; turn++) {
    await settle()
    if (life.over) return null
    if (openAgain) return visit(world, { killedAt: killedAt - 1, elsewhere: false, doubleClick })
    const file = await act(progress, () => dispatch({ type: 'file-page-opened' }))
    if (file) return saveable(file)
  }
  throw new Error(`stuck at ${progress.at}`)
}

/**
 * A key that a certificate depends on is on the disk or in a file the person has, whatever happens to the
 * page.
 */
function expectNothingLost(world: KilledWorld): void {
  expect(world.taken.size).toBeLessThanOrEqual(1)
  for (const sha of world.taken) expect(world.disk.has(sha) || isInFile(world, sha)).toBe(true)
}

const visits = fc.array(
  fc.record({ killedAt: fc.nat(26), elsewhere: fc.boolean(), doubleClick: fc.boolean() }),
  { maxLength: 5 },
)
const circumstances = fc.record({
  keepsNothing: fc.boolean(),
  savesBackup: fc.boolean(),
  issuesLater: fc.boolean(),
  lostReplies: fc.nat(2),
})

const plain = { savesBackup: false, keepsNothing: false, issuesLater: false, lostReplies: 0 }
type Circumstances = Pick<
  KilledWorld,
  'savesBackup' | 'keepsNothing' | 'issuesLater' | 'lostReplies' | 'failsEverySecond'
>

async function livesAndEnds(given: Circumstances, killed: readonly Visit[]): Promise<KilledWorld> {
  const world: KilledWorld = {
    ...given,
    taken: new Set(),
    issued: false,
    disk: new Map(),
    files: [],
  }
  let file: string | null = null
  for (const one of killed) {
    file = await visit(world, one)
    expectNothingLost(world)
  }
  file = await visit(world, { killedAt: Number.POSITIVE_INFINITY, elsewhere: false, doubleClick: false })
  expectNothingLost(world)
  expect([...world.taken]).toEqual([file])
  return world
}

test('a page killed at any step, again and again, ends with the one certificate’s key', async () => {
  await fc.assert(
    fc.asyncProperty(circumstances, visits, async (given, killed) => {
      await livesAndEnds(given, killed)
    }),
    { numRuns: 400 },
  )
}, 60_000)

describe.each([true, false])('every single step of the first visit, with a backup: %s', (savesBackup) => {
  test.each([true, false])('the browser keeps nothing: %s', async (keepsNothing) => {
    for (const issuesLater of [true, false]) {
      for (let killedAt = 0; killedAt < 26; killedAt++) {
        const given = { savesBackup, keepsNothing, issuesLater, lostReplies: 0 }
        await livesAndEnds(given, [{ killedAt, elsewhere: false, doubleClick: false }])
      }
    }
  })
})

test('a retry goes on from what failed: where every second request fails it still comes to an end', async () => {
  for (const keepsNothing of [true, false]) {
    const { requests } = await livesAndEnds({ ...plain, keepsNothing, failsEverySecond: true }, [])
    expect(requests, 'CSR, certificate refused, certificate').toBe(3)
  }
})

test('a key that this browser keeps asks for no request file; one that it can’t keep does', async () => {
  expect((await livesAndEnds(plain, [])).files).toEqual([])
  expect((await livesAndEnds({ ...plain, keepsNothing: true }, [])).files).toHaveLength(1)
})

test('the test would see a loss: a CSR that leaves before its key is kept', async () => {
  const world: KilledWorld = {
    taken: new Set(['a'.repeat(64)]),
    issued: true,
    disk: new Map(),
    files: [],
    ...plain,
  }
  expect(() => expectNothingLost(world)).toThrow()
  await expect(
    visit(world, { killedAt: Number.POSITIVE_INFINITY, elsewhere: false, doubleClick: false }),
  ).rejects.toThrow('neither key nor file')
})
