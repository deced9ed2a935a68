import { sendLink } from '../links/links'
import { isClosed, statusOf } from '../records/order-status'
import { type ScenarioId, scenarioOf } from '../records/scenarios'
import type { Scene } from '../world/scene'

/** To how many orders newer links are sent when a scenario says so: more would hold up everybody. */
const ordersSentTo = 100

/** Lets the world go by another scenario from now on; the one it goes by already changes nothing. */
export async function chooseScenario(scene: Scene, id: ScenarioId): Promise<void> {
  const { stage, now, orders } = scene
  if (stage.scenario.id === id) return
  scene.setStage({ ...stage, scenario: { id, since: now.toISOString() } })
  if (!scenarioOf(id).sendsNewerLinks) return
  const newest = await orders.page({ backwards: true }, ordersSentTo)
  for (const order of newest.records.toReversed()) {
    for (const recipient of order.recipients) {
      const item = { order, recipient }
      if (recipient.links.length === 0 || isClosed(statusOf(item))) continue
      await sendLink(scene, item, 'account')
    }
  }
}
