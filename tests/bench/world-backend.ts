import type { IncomingMessage, ServerResponse } from 'node:http'
import { approveRequest } from '../../mocks/issuance/issuance'
import { memoryStore } from '../../mocks/memory/memory-store'
import { answeringRequests, isForWorld } from '../../mocks/served/http'
import { firstMorning } from '../../mocks/stage/first-morning'
import { listeners } from '../../mocks/stage/listeners'
import { chooseScenario } from '../../mocks/stage/scenario'
import { createWorld } from '../../mocks/world/world'

/**
 * The mock world as a backend of its own process: what the page does is then what it does with a real one,
 * and the world's own work is not on the page's main thread.
 */
export function createWorldBackend() {
  const world = createWorld({
    clock: Date.now,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    delay: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    saved: memoryStore(),
    firstMorning,
    listeners,
  })
  const answerRequest = answeringRequests(world)

  return {
    /** From now on a person's request waits until somebody approves it. */
    waitForApproval: () => world.change((scene) => chooseScenario(scene, 'after_approval')),

    /** Somebody approves what waits. */
    approve: () =>
      world.change(async (scene) => {
        for (const order of await scene.orders.all()) {
          for (const recipient of order.recipients) await approveRequest(scene, { order, recipient })
        }
      }),

    /** Where the newest mail to this person leads: path and fragment. */
    async generateLink(name: string): Promise<string> {
      const mail = await world.read(async ({ mails }) =>
        (await mails.all()).findLast(({ to }) => to.name === name),
      )
      if (!mail?.link) throw new Error(`no link was sent to ${name}`)
      return `/generate#${encodeURIComponent(mail.link.pickupToken)}`
    },

    /** Answers a request to the API or to the world; passes over every other one. */
    async answer(incoming: IncomingMessage, outgoing: ServerResponse, next: () => void): Promise<void> {
      if (isForWorld(incoming)) await answerRequest(incoming, outgoing)
      else next()
    },
  }
}
