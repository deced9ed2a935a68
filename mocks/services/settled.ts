import { breathe } from '../authority/breath'
import type { World } from '../world'
import { doDue, isAnythingDue } from './due'

/** Worlds in which somebody is at it. */
const goingOn = new WeakSet<World>()

/**
 * Lets happen what was due before now. Reading writes nothing, so whoever is about to read sees to it first. Of a thousand things the first
 * ones: the others happen by and by, and nobody waits for them.
 */
export async function settle(world: World): Promise<void> {
  if (goingOn.has(world) || !(await world.read(isAnythingDue))) return
  if (await world.change(doDue)) void goOn(world)
}

async function goOn(world: World): Promise<void> {
  goingOn.add(world)
  try {
    do await breathe()
    while (await world.change(doDue))
  } catch {
    // A world that can't be written now: whoever looks next begins again, and is told.
  } finally {
    goingOn.delete(world)
  }
}
