import { AppError } from '../src/errors'
import type { SavedState, WorldStore } from './persistence'
import type { Scene } from './scene'
import { seededState } from './seed'
import { type Beginning, readState, type WorldState } from './state'

/** What a world gets from outside: time (milliseconds since 1970), chance, waiting and memory. */
export interface WorldParts {
  readonly clock: () => number
  readonly random: Scene['random']
  readonly delay: (milliseconds: number) => Promise<void>
  readonly saved: WorldStore
}

export interface World {
  /** Looks at the newest state. What `look` changes is lost. */
  read<T>(look: (scene: Scene) => T | Promise<T>): Promise<T>
  /**
   * One transaction: nobody else writes meanwhile, `work` sees the newest state, and all of its changes are stored, or
   * none if it throws. `work` may run again from the start if a writer without our lock was faster.
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

export function createWorld({ clock, random, delay, saved }: WorldParts): World {
  const sceneOf = (state: WorldState): Scene => ({
    state,
    now: new Date(clock() + state.clockOffsetMs),
    random,
  })
  /** The revision that is known to hold a state: read and parsed here, or written here. A thousand recipients take long to parse. */
  let known: number | null = null
  const stateOf = ({ revision, state }: SavedState): WorldState | 'older' | 'unreadable' => {
    if (revision === known) return state as WorldState
    const read = readState(state)
    if (typeof read === 'string') return read
    // What had to be taken out is taken out again until somebody writes.
    if (read.isWhole) known = revision
    return read.state
  }
  const begin = (reason: Beginning['reason']) => seededState({ reason, now: new Date(clock()), random })

  const write = <T>(work: (scene: Scene) => T | Promise<T>, reason?: Beginning['reason']): Promise<T> =>
    saved.exclusively(async () => {
      for (let attempt = 0; attempt < maxAttempts; attempt++) {
        const found = await saved.load()
        const present = found === null ? 'first' : stateOf(found)
        const state = reason ? await begin(reason) : isState(present) ? present : await begin(present)
        const result = await work(sceneOf(state))
        const revision = found?.revision ?? 0
        if (await saved.save(state, revision)) {
          known = revision + 1
          return result
        }
      }
      throw new AppError('server-fault')
    })

  return {
    async read(look) {
      const found = await saved.load()
      const state = found && stateOf(found)
      // The first look into an empty world makes it.
      return state && isState(state) ? await look(sceneOf(state)) : await write(look)
    },
    change: (work) => write(work),
    startAgain: () => write(() => undefined, 'start_again'),
    watch: (listener) => saved.watch(listener),
    delay,
    durable: saved.durable,
  }
}

const isState = (value: WorldState | string): value is WorldState => typeof value === 'object'
