import type { World } from '../world'
import { isIssuanceDue, issueDue } from './issuance'

/** Lets happen what was due before now. Reading writes nothing, so whoever is about to read sees to it first. */
export async function settle(world: World): Promise<void> {
  if (await world.read(isIssuanceDue)) await world.change(issueDue)
}
