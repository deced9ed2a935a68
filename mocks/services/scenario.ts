import { type ScenarioId, scenarioOf } from '../scenarios'
import type { Scene } from '../scene'
import { sendLink } from './links'
import { isClosed, statusOf } from './pickup-status'

/** Lets the world go by another scenario from now on; the one it goes by already changes nothing. */
export async function chooseScenario(scene: Scene, id: ScenarioId): Promise<void> {
  if (scene.state.scenario.id === id) return
  scene.state.scenario = { id, since: scene.now.toISOString() }
  if (!scenarioOf(id).sendsNewerLinks) return
  const sentTo = new Set(scene.state.links.map(({ recipientId }) => recipientId))
  for (const order of scene.state.orders) {
    for (const recipient of order.recipients) {
      if (!sentTo.has(recipient.recipientId) || isClosed(statusOf(order, recipient))) continue
      await sendLink(scene, order, recipient, { sentFor: 'account', letter: 'newLink' })
    }
  }
}
