import { AppError } from '../../src/errors'
import { tryAllAgain } from '../issuance/setting-aside'
import { type Scene, sceneAt } from '../world/scene'

/** A hundred years: past them no record could hold the times that come of it. */
const furthestMs = 100 * 365 * 86_400_000

/**
 * Moves the world's clock forward, or backward where negative. Throws `request-malformed` past a hundred
 * years.
 */
export async function moveClock(scene: Scene, milliseconds: number): Promise<void> {
  const { stage, now } = scene
  if (Math.abs(stage.clockOffsetMs + milliseconds) > furthestMs) {
    throw new AppError('request-malformed', { pointer: '/milliseconds' })
  }
  scene.setStage({ ...stage, clockOffsetMs: stage.clockOffsetMs + milliseconds })
  await tryAllAgain(sceneAt(scene, new Date(now.getTime() + milliseconds)))
}

/** Lets the world's clock show the real time again. */
export async function resetClock(scene: Scene): Promise<void> {
  await moveClock(scene, -scene.stage.clockOffsetMs)
}
