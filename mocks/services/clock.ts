import type { Scene } from '../scene'

/** Moves the world's clock forward, or backward where negative. */
export function moveClock({ state }: Scene, milliseconds: number): void {
  state.clockOffsetMs += milliseconds
}

/** Lets the world's clock show the real time again. */
export function resetClock({ state }: Scene): void {
  state.clockOffsetMs = 0
}
