import { follow } from '../world/follow'
import type { Scene } from '../world/scene'
import type { World } from '../world/world'

const RealDate = Date
const realNow = Date.now.bind(Date)

/** The time that no moved clock changes: what the world itself counts from. */
export const realClock = (): number => realNow()

/**
 * Lets the page under test live in the world's time: a link that expires tomorrow for the backend does so for
 * the page too, and a certificate issued then is not from the future. Timers and `performance.now` stay as
 * they are.
 */
export async function followWorldClock(world: World): Promise<void> {
  const look = ({ stage }: Scene) => stage.clockOffsetMs
  // A world that can't be read is no world to show a page in: that one throws.
  let offset = await world.read(look)
  follow(world, look, (next) => {
    offset = next
  })
  const worldNow = () => realNow() + offset
  globalThis.Date = new Proxy(RealDate, {
    // Every form of the constructor but `new Date()` names its time itself.
    construct: (target, parts, caller) =>
      Reflect.construct(target, parts.length === 0 ? [worldNow()] : parts, caller) as object,
    apply: () => new RealDate(worldNow()).toString(),
    get: (target, name) => (name === 'now' ? worldNow : Reflect.get(target, name)),
  })
}
