import { AppError } from '../../src/errors'
import type {
  AccessToken,
  CertificateFacts,
  GenerateLink,
  Order,
  OrderItem,
  Recipient,
} from '../records/order'
import type { EventKind, EventOf, Heard, OrderEvent, SecretOf } from '../records/order-events'
import { randomText } from '../world/random-text'
import { type Scene, writtenLives } from '../world/scene'

// The only way to change an order: an event happens, and the tables below say which parts of the order it
// changes. Then all listeners hear of it.

type RecipientEventKind = Extract<OrderEvent, { readonly recipientId: string }>['kind']
type OrderEventKind = Exclude<EventKind, RecipientEventKind | 'order_placed'>

/** Data of an event that the order keeps and its story does not: a key's bytes, a code's hash. */
interface Matters {
  readonly code_told: { readonly salt: string; readonly codeSha256: string }
  readonly code_accepted: { readonly access: AccessToken }
  readonly csr_received: { readonly publicKeyDer: Uint8Array<ArrayBuffer> }
  readonly certificate_issued: Pick<CertificateFacts, 'subject' | 'emails'>
}
type MatterOf<Kind> = Kind extends keyof Matters ? Matters[Kind] : undefined
type WithMatter<Kind> = MatterOf<Kind> extends undefined ? unknown : { readonly matter: MatterOf<Kind> }
type WithSecret<Kind extends EventKind> =
  SecretOf<Kind> extends undefined ? unknown : { readonly secret: SecretOf<Kind> }
type Beside<Kind extends EventKind> = WithMatter<Kind> & WithSecret<Kind>
type Rest<Kind extends EventKind> = unknown extends Beside<Kind> ? [] : [beside: Beside<Kind>]

/** An event as who caused it tells it. */
type Told<Kind extends EventKind> = Omit<EventOf<Kind>, 'kind' | 'orderNumber' | 'at' | 'recipientId'> & {
  readonly kind: Kind
}

/** Wrong codes in a row that lock a pickup. */
export const maxWrongCodes = 5

type ApplyToRecipient = {
  readonly [Kind in RecipientEventKind]: (
    recipient: Recipient,
    event: EventOf<Kind>,
    matter: MatterOf<Kind>,
  ) => Partial<Recipient>
}

const applyToRecipient: ApplyToRecipient = {
  link_sent({ links, setAside }, { at, tokenSha256, sentFor }) {
    const link: GenerateLink = { tokenSha256, sentAt: at, sentFor, voidedAt: null }
    const older =
      sentFor === 'notice' ? links : links.map((row) => ({ ...row, voidedAt: row.voidedAt ?? at }))
    return { links: [...older, link], setAside: links.length === 0 ? null : setAside }
  },
  code_told: (_recipient, _event, { salt, codeSha256 }) => ({
    oneTimeCode: { salt, codeSha256, wrongCodes: 0, lockedAt: null },
  }),
  // NIST SP 800-63B §5.2.2: a right code starts the count again.
  code_accepted: ({ oneTimeCode, accessTokens }, { at }, { access }) => ({
    oneTimeCode: oneTimeCode && { ...oneTimeCode, wrongCodes: 0 },
    accessTokens: [...accessTokens.filter(({ expiresAt }) => expiresAt > at), access],
  }),
  code_refused({ oneTimeCode }, { at }) {
    if (!oneTimeCode) return {}
    const wrongCodes = oneTimeCode.wrongCodes + 1
    return { oneTimeCode: { ...oneTimeCode, wrongCodes, lockedAt: wrongCodes < maxWrongCodes ? null : at } }
  },
  csr_received: (_recipient, event, { publicKeyDer }) => {
    const { publicKeySha256, keyProfile, agreementVersion, at, dueAt } = event
    return {
      submission: { publicKeyDer, publicKeySha256, keyProfile, agreementVersion, receivedAt: at, dueAt },
      setAside: null,
    }
  },
  request_approved: (_recipient, { at }) => ({ approvedAt: at }),
  request_refused: (_recipient, { reason, at }) => ({ refusal: { reason, refusedAt: at } }),
  certificate_issued: (_recipient, { issuerId, serialNumber, notAfter, at }, { subject, emails }) => ({
    certificate: { issuerId, serialNumber, issuedAt: at, notAfter, subject, emails },
    setAside: null,
  }),
  certificate_revoked: (_recipient, { at }) => ({ revokedAt: at }),
  work_set_aside: (_recipient, { code, reason, at }) => ({ setAside: { code, reason, at, againAt: null } }),
  work_resumed: ({ setAside }, { at }) => ({ setAside: setAside && { ...setAside, againAt: at } }),
}

const applyToOrder: {
  readonly [Kind in OrderEventKind]: (order: Order, event: EventOf<Kind>) => Partial<Order>
} = {
  validation_finished: ({ validations }, { validation, subject, at }) => ({
    validations: validations.map((row) =>
      row.kind === validation && row.subject === subject && row.doneAt === null
        ? { ...row, doneAt: at }
        : row,
    ),
  }),
  order_cancelled: (_order, { at }) => ({ cancelledAt: at }),
}

/** An order after something happened to one of its recipients. */
function afterRecipientEvent<Kind extends RecipientEventKind>(
  order: Order,
  event: EventOf<Kind>,
  matter: MatterOf<Kind>,
): Order {
  const { kind } = event as { readonly kind: Kind }
  const apply = applyToRecipient[kind] as (
    recipient: Recipient,
    event: EventOf<Kind>,
    matter: MatterOf<Kind>,
  ) => Partial<Recipient>
  const { recipientId } = event as { readonly recipientId: string }
  return {
    ...order,
    recipients: order.recipients.map((row) =>
      row.recipientId === recipientId ? { ...row, ...apply(row, event, matter) } : row,
    ),
  }
}

/** Something happened to a recipient of an order. Gives both as they are once all who listen have heard. */
export async function happenedTo<Kind extends RecipientEventKind>(
  scene: Scene,
  { order: { orderNumber }, recipient: { recipientId } }: OrderItem,
  told: Told<Kind>,
  ...[beside]: Rest<Kind>
): Promise<OrderItem> {
  const at = scene.now.toISOString()
  const event = { ...told, orderNumber, at, recipientId } as unknown as EventOf<Kind>
  const { matter, secret } = (beside ?? {}) as { matter: MatterOf<Kind>; secret: SecretOf<Kind> }
  const { before, after } = await change(scene, orderNumber, (order) =>
    afterRecipientEvent<Kind>(order, event, matter),
  )
  await writeDown(scene, [event])
  const heard = { event, before: itemOf(before, recipientId), after: itemOf(after, recipientId), secret }
  return itemOf(await tell<Kind>(scene, told.kind, heard as unknown as Heard<Kind>), recipientId)
}

/** Something happened to an order as a whole. Gives it as it is once all who listen have heard. */
export async function happened<Kind extends OrderEventKind>(
  scene: Scene,
  { orderNumber }: Pick<Order, 'orderNumber'>,
  told: Told<Kind>,
): Promise<Order> {
  const event = { ...told, orderNumber, at: scene.now.toISOString() } as unknown as EventOf<Kind>
  const apply = applyToOrder[told.kind]
  const { before, after } = await change(scene, orderNumber, (order) => ({
    ...order,
    ...apply(order, event),
  }))
  await writeDown(scene, [event])
  return await tell<Kind>(scene, told.kind, { event, before, after } as unknown as Heard<Kind>)
}

/** An order was placed: its life begins. */
export async function placed(scene: Scene, order: Order): Promise<Order> {
  const after = writtenLives(scene).orders.add(order)
  const event = placingOf(order)
  await writeDown(scene, [event])
  return await tell(scene, 'order_placed', { event, before: null, after, secret: undefined })
}

async function change(
  scene: Scene,
  orderNumber: string,
  apply: (order: Order) => Order,
): Promise<{ readonly before: Order; readonly after: Order }> {
  const { orders } = writtenLives(scene)
  const before = await orders.get(orderNumber)
  if (!before) throw new AppError('server-fault')
  return { before, after: await orders.edit(orderNumber, apply) }
}

/** All who listen hear of an event. Gives its order as it is then. */
async function tell<Kind extends EventKind>(scene: Scene, kind: Kind, heard: Heard<Kind>): Promise<Order> {
  for (const listener of scene.listeners) await listener[kind]?.(scene, heard)
  const order = await scene.orders.get(heard.event.orderNumber)
  if (!order) throw new AppError('server-fault')
  return order
}

const placingOf = ({ orderNumber, recipients, payment, placedAt }: Order): EventOf<'order_placed'> => ({
  kind: 'order_placed',
  orderNumber,
  by: 'account',
  at: placedAt,
  recipients: recipients.length,
  method: payment.method,
  total: payment.total,
})

/** One past event of a recipient, with the data that only the order keeps. */
export type Past = {
  [Kind in RecipientEventKind]: { readonly event: EventOf<Kind> } & WithMatter<Kind>
}[RecipientEventKind]

/** An order that was placed long ago, and all that has happened to it since. Nobody hears of it. */
export async function livedThrough(scene: Scene, placedOrder: Order, past: readonly Past[]): Promise<Order> {
  const order = past.reduce((before, told) => {
    const { event, matter } = told as { readonly event: EventOf<RecipientEventKind>; readonly matter?: never }
    return afterRecipientEvent(before, event, matter as never)
  }, placedOrder)
  await writeDown(scene, [placingOf(placedOrder), ...past.map(({ event }) => event)])
  return writtenLives(scene).orders.add(order)
}

/** A recipient of an order as both are now. */
export function itemOf(order: Order, recipientId: string): OrderItem {
  const recipient = order.recipients.find((row) => row.recipientId === recipientId)
  if (!recipient) throw new AppError('server-fault')
  return { order, recipient }
}

/** A chapter that has so many events is closed: whoever reads one order's story reads whole chapters. */
const chapterLength = 80

/** The chapter that a change of the world is writing. */
const openChapters = new WeakMap<Scene['chapters'], string>()

async function writeDown(scene: Scene, events: readonly OrderEvent[]): Promise<void> {
  const { chapters } = writtenLives(scene)
  const open = openChapters.get(chapters)
  // A chapter whose change was undone is not there.
  const chapter = open === undefined ? null : await chapters.get(open)
  if (chapter && chapter.events.length < chapterLength) {
    await chapters.edit(chapter.chapterId, (before) => ({ ...before, events: [...before.events, ...events] }))
    return
  }
  const { chapterId } = chapters.add({ chapterId: randomText(scene.random, 12), events })
  openChapters.set(chapters, chapterId)
}
