import type { World } from './world'

const RealDate = Date
const realNow = Date.now.bind(Date)

/** The time that no moved clock changes: what the world itself counts from. */
export const realClock = (): number => realNow()

/**
 * Lets the page under test live in the world's time: a link that expires tomorrow for the backend does so for the page
 * too, and a certificate issued then is not from the future. Timers and `performance.now` stay as they are.
 */
export async function followWorldClock(world: World): Promise<void> {
  let offset = 0
  const read = async () => {
    offset = await world.read(({ state }) => state.clockOffsetMs)
  }
  await read()
  world.watch(() => void read().catch(() => undefined))
  class WorldDate extends RealDate {
    constructor(...parts: unknown[]) {
      // Every form of the constructor but `new Date()` names its time itself.
      super(...((parts.length === 0 ? [realNow() + offset] : parts) as [number]))
    }
    static override now(): number {
      return realNow() + offset
    }
  }
  globalThis.Date = WorldDate as DateConstructor
}
