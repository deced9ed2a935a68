import { issuedPemOf } from '../../mocks/issuance/request'
import { inbox } from '../../mocks/mail/inbox'
import { memoryStore } from '../../mocks/memory/memory-store'
import type { Row, WorldStore } from '../../mocks/memory/store'
import type { Order, OrderItem, Recipient } from '../../mocks/records/order'
import { shownPeople } from '../../mocks/stage/people'
import { type Scene, storeShape, writtenLives } from '../../mocks/world/scene'
import type { World } from '../../mocks/world/world'

/** All that a world remembers, as lists. */
export async function recordsOf(scene: Scene) {
  const orders = await scene.orders.all()
  const events = (await scene.chapters.all()).flatMap((chapter) => chapter.events)
  const items: readonly OrderItem[] = orders.flatMap((order) =>
    order.recipients.map((recipient) => ({ order, recipient })),
  )
  return {
    stage: scene.stage,
    account: await scene.account.get(),
    authority: await scene.authority.get(),
    organizations: await scene.organizations.all(),
    domains: await scene.domains.all(),
    orders,
    items,
    recipients: items.map(({ recipient }) => recipient),
    links: items.flatMap(({ recipient }) => recipient.links),
    events,
    mails: await scene.mails.all(),
    textMessages: await scene.textMessages.all(),
    paymentSessions: await scene.paymentSessions.all(),
    damaged: await scene.damaged.all(),
  }
}

export const everythingIn = (world: World) => world.read(recordsOf)

/** Every certificate that the authority ever issued, in the order in which it did. */
export async function issuancesIn(world: World) {
  const { events } = await everythingIn(world)
  return events.flatMap((event) => (event.kind === 'certificate_issued' ? [event] : []))
}

/** Changes a recipient past every event: a test makes the world otherwise than the authority would. */
export async function changeRecipient(
  world: World,
  email: string,
  change: (recipient: Recipient) => Partial<Recipient>,
): Promise<void> {
  await world.change(async (scene) => {
    for (const { order, recipient } of (await recordsOf(scene)).items) {
      if (!recipient.emails.includes(email)) continue
      await writtenLives(scene).orders.edit(order.orderNumber, (before) => ({
        ...before,
        recipients: before.recipients.map((row) =>
          row.recipientId === recipient.recipientId ? { ...row, ...change(row) } : row,
        ),
      }))
    }
  })
}

/** The content of a store, raw. */
export interface Snapshot {
  readonly meta: unknown
  readonly rows: readonly { readonly collection: string; readonly row: Row }[]
}

export async function snapshotOf(store: WorldStore): Promise<Snapshot> {
  const rows: { collection: string; row: Row }[] = []
  for (const collection of Object.keys(storeShape.collections)) {
    for (const { row } of await store.find(collection, {})) rows.push({ collection, row })
  }
  return { meta: await store.meta(), rows }
}

/** A store of its own that holds this. */
export function storeOf({ meta, rows }: Snapshot): WorldStore {
  const store = memoryStore()
  void store.commit({
    after: 0,
    // A test may have made something else of it.
    meta: meta as { readonly revision: number },
    clears: false,
    puts: structuredClone(rows),
    removals: [],
  })
  return store
}

/** The newest mails, the newest first. */
export const mailsIn = async (scene: Scene) => (await inbox(scene)).mails

/** Everybody of the newest orders, as the desk shows them. */
export const peopleIn = async (scene: Scene) => (await shownPeople(scene)).people

/** The certificate of a recipient of an order, as PEM. */
export async function pemOf(world: World, order: Order, index = 0): Promise<string> {
  const recipient = order.recipients[index]
  const { certificate } = recipient ?? {}
  if (!recipient || !certificate) throw new Error('nothing was issued')
  return await world.read((scene) => issuedPemOf(scene, { order, recipient }, certificate))
}

/** The token in the newest mail to an address. */
export async function pickupTokenFor(world: World, address: string): Promise<string> {
  const mail = await world.read(({ mails }) => mails.newest('to', address))
  if (!mail?.link) throw new Error(`no link was sent to ${address}`)
  return mail.link.pickupToken
}
