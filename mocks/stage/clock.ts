import { tryAllAgain } from '../issuance/setting-aside'
import { type Scene, sceneAt } from '../world/scene'

/** Moves the world's clock forward, or backward where negative. */
export async function moveClock(scene: Scene, milliseconds: number): Promise<void> {
  const { stage, now } = scene
  scene.setStage({ ...stage, clockOffsetMs: stage.clockOffsetMs + milliseconds })
  await tryAllAgain(sceneAt(scene, new Date(now.getTime() + milliseconds)))
}

/** Lets the world's clock show the real time again. */
export async function resetClock(scene: Scene): Promise<void> {
  await moveClock(scene, -scene.stage.clockOffsetMs)
}
