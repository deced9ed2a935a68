import type { Scene } from '../scene'
import { tryAllAgain } from './setting-aside'

/** Moves the world's clock forward, or backward where negative. */
export function moveClock(scene: Scene, milliseconds: number): void {
  const { state, now } = scene
  state.clockOffsetMs += milliseconds
  tryAllAgain({ ...scene, now: new Date(now.getTime() + milliseconds) })
}

/** Lets the world's clock show the real time again. */
export function resetClock(scene: Scene): void {
  moveClock(scene, -scene.state.clockOffsetMs)
}
