import { yieldToPage } from '../../src/yield'
import type { World } from '../world/world'
import { doDue, isAnythingDue } from './due'

/** Worlds whose catch-up is running. */
const running = new WeakSet<World>()

/**
 * Does what was due before now. A look writes nothing, so whoever is about to look calls this first. Of a
 * thousand things it does the first ones; the others follow in the background, and nobody waits for them.
 */
export async function catchUp(world: World): Promise<void> {
  if (running.has(world) || !(await world.read(isAnythingDue))) return
  if (await world.change(doDue)) void goOn(world)
}

async function goOn(world: World): Promise<void> {
  running.add(world)
  try {
    do await yieldToPage()
    while (await world.change(doDue))
  } catch {
    // A world that can't be written now: whoever looks next begins again, and is told.
  } finally {
    running.delete(world)
  }
}
