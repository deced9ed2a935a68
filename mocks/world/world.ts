import { AppError } from '../../src/errors'
import { freeze } from '../memory/freeze'
import { revisionOf, type WorldStore } from '../memory/store'
import { type UnitOfWork, unitOfWork } from '../memory/unit-of-work'
import { type Beginning, type Stage, type WorldMeta, worldMeta, worldVersion } from '../records/stage'
import { randomText } from './random-text'
import { type Scene, sceneOf, UnreadableWorld } from './scene'

/** The outside of a world: time (milliseconds since 1970), chance, waiting, memory, and its first morning. */
export interface WorldParts {
  readonly clock: () => number
  readonly random: Scene['random']
  readonly delay: (milliseconds: number) => Promise<void>
  readonly saved: WorldStore
  readonly firstMorning: FirstMorning
  readonly listeners: Scene['listeners']
}

/** How a world begins. */
export interface FirstMorning {
  readonly stage: (beginning: Beginning) => Stage
  readonly seed: (scene: Scene) => Promise<void>
}

export interface World {
  /** Looks at one revision of the world. Throws a `TypeError` where `look` writes. */
  read<T>(look: (scene: Scene) => T | Promise<T>): Promise<T>
  /**
   * One transaction: `work` sees the newest records and what it has written itself; all of its changes are
   * stored together, or none if it throws. `work` may run again from the start if a writer without our lock
   * was faster.
   */
  change<T>(work: (scene: Scene) => T | Promise<T>): Promise<T>
  /** Forgets everything and begins a fresh seeded world, in all tabs. */
  startAgain(): Promise<void>
  /** Calls back after each change in any tab. Returns how to stop. */
  watch(listener: () => void): () => void
  readonly delay: WorldParts['delay']
  readonly durable: boolean
}

const maxAttempts = 10
/** How often a look is begun again because somebody wrote meanwhile, before it asks the writers to wait. */
const freeLooks = 3

export function createWorld(parts: WorldParts): World {
  const { clock, random, delay, saved, firstMorning, listeners } = parts
  const scene = (unit: UnitOfWork, stage: Stage) =>
    sceneOf(unit, { unmovedNow: clock(), stage, random, listeners })

  /** Does `work` on a world that is there, or begins one first; null where somebody else was faster. */
  const attempt = async <T>(
    work: (scene: Scene) => T | Promise<T>,
    reason?: Beginning['reason'],
  ): Promise<{ readonly result: T } | null> => {
    const stored = await saved.meta()
    const found = reason ?? readMeta(stored)
    const isNew = typeof found === 'string'
    const unit = unitOfWork(isNew ? nothing(saved) : saved, isNew ? 0 : found.nextSequence)
    const stage = isNew
      ? firstMorning.stage({ reason: found, at: new Date(clock()).toISOString() })
      : found.stage
    const place = scene(unit, stage)
    if (isNew) await firstMorning.seed(place)
    const result = await work(place)
    for (const { kind, record } of unit.damaged) {
      place.damaged.add({ damageId: randomText(random, 12), kind, record })
    }
    const after = revisionOf(stored)
    const { nextSequence, ...changes } = unit.changes()
    const isChange = isNew || changes.puts.length + changes.removals.length > 0 || place.stage !== stage
    if (!isChange) return { result }
    const meta: WorldMeta = { version: worldVersion, revision: after + 1, nextSequence, stage: place.stage }
    return (await saved.commit({ after, meta, clears: isNew, ...changes })) ? { result } : null
  }

  const write = <T>(work: (scene: Scene) => T | Promise<T>, reason?: Beginning['reason']): Promise<T> =>
    saved.exclusively(async () => {
      let begins = reason
      for (let nth = 0; nth < maxAttempts; nth++) {
        try {
          const done = await attempt(work, begins)
          if (done) return done.result
        } catch (error) {
          if (!(error instanceof UnreadableWorld) || begins) throw error
          begins = 'unreadable'
        }
      }
      throw new AppError('server-fault')
    })

  /** Looks once, where there is a world to look at and nobody changes it meanwhile. */
  const lookOnce = async <T>(
    look: (scene: Scene) => T | Promise<T>,
  ): Promise<{ readonly result: T } | 'none' | 'changed'> => {
    const meta = readMeta(await saved.meta())
    if (typeof meta === 'string') return 'none'
    const unit = unitOfWork(saved, null)
    try {
      const result = await look(scene(unit, meta.stage))
      if (revisionOf(await saved.meta()) !== meta.revision) return 'changed'
      if (unit.damaged.length > 0) await takeOut(unit, meta)
      return { result }
    } catch (error) {
      // Records of two revisions may contradict each other.
      if (revisionOf(await saved.meta()) !== meta.revision) return 'changed'
      if (error instanceof UnreadableWorld) return 'none'
      throw error
    }
  }

  /**
   * Stores that damaged records were taken out; where somebody is faster, whoever comes across them next does
   * it.
   */
  const takeOut = async (unit: UnitOfWork, { revision, nextSequence, stage }: WorldMeta): Promise<void> => {
    const { puts, removals } = unit.changes()
    const notes = unitOfWork(saved, nextSequence)
    const { damaged } = scene(notes, stage)
    for (const { kind, record } of unit.damaged) {
      damaged.add({ damageId: randomText(random, 12), kind, record })
    }
    const noted = notes.changes()
    const meta = { version: worldVersion, revision: revision + 1, nextSequence: noted.nextSequence, stage }
    await saved.commit({
      after: revision,
      meta,
      clears: false,
      puts: [...puts, ...noted.puts],
      removals,
    })
  }

  return {
    async read(look) {
      for (let nth = 0; nth < freeLooks; nth++) {
        const seen = await lookOnce(look)
        if (typeof seen === 'object') return seen.result
        // The first look into an empty world makes it.
        if (seen === 'none') await write(lookAtFoundations)
      }
      return await saved.exclusively(async () => {
        for (let nth = 0; nth < maxAttempts; nth++) {
          const seen = await lookOnce(look)
          if (typeof seen === 'object') return seen.result
        }
        throw new AppError('server-fault')
      })
    },
    change: (work) => write(work),
    startAgain: () => write(() => undefined, 'start_again'),
    watch: (listener) => saved.watch(listener),
    delay,
    durable: saved.durable,
  }
}

/** Throws where there is a world that can't go on. */
async function lookAtFoundations({ account, authority }: Scene): Promise<void> {
  await account.get()
  await authority.get()
}

/** The world's own record, or why there is no world to go on with. */
function readMeta(stored: unknown): WorldMeta | Beginning['reason'] {
  if (stored === null) return 'first'
  const read = worldMeta.safeParse(stored)
  if (read.success) return freeze(read.data)
  const { version } = (typeof stored === 'object' ? stored : {}) as { readonly version?: unknown }
  return typeof version === 'number' && version < worldVersion ? 'older' : 'unreadable'
}

/** A store as it will be once everything is forgotten. */
const nothing = (saved: WorldStore): WorldStore => ({ ...saved, find: async () => [], count: async () => 0 })
