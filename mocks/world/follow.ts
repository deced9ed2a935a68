import type { Scene } from './scene'
import type { World } from './world'

/**
 * Tells what `look` sees, now and after each change in any tab. A look that fails tells nothing; one that
 * answers after a later one has, or after it was stopped, is not told. Returns how to stop.
 */
export function follow<T>(
  world: Pick<World, 'read' | 'watch'>,
  look: (scene: Scene) => T | Promise<T>,
  tell: (seen: T) => void,
): () => void {
  let begun = 0
  let told = 0
  const read = async () => {
    const mine = ++begun
    const seen = await world.read(look)
    if (mine < told) return
    told = mine
    tell(seen)
  }
  const readAgain = () => void read().catch(() => undefined)
  readAgain()
  const stop = world.watch(readAgain)
  return () => {
    told = Number.POSITIVE_INFINITY
    stop()
  }
}
