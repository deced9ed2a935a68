import type { WorldState } from './state'

/** The world at one moment: what a service works on. Within `World.change` the state may be written to. */
export interface Scene {
  readonly state: WorldState
  readonly now: Date
  readonly random: (length: number) => Uint8Array<ArrayBuffer>
}
