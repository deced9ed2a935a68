import * as z from 'zod/mini'
import { collectionShape, type Damaged } from '../memory/collection'
import { order, recipient, type Validation } from './order'
import { dueWorkOf, isSetAside } from './order-due'
import { isBeforeTheEnd, statusOf } from './order-status'

/** The key by which a validation that is waited for is found. */
export const waitKey = ({ kind, subject }: Pick<Validation, 'kind' | 'subject'>): string =>
  `${kind} ${subject}`

/** Orders, with all that belongs to their recipients: one read tells a whole life. */
export const orders = collectionShape({
  schema: order,
  keyOf: ({ orderNumber }) => orderNumber,
  indexes: {
    recipient: ({ recipients }) => recipients.map(({ recipientId }) => recipientId),
    /** Hashes of the tokens of links and of access tokens. */
    token: ({ recipients }) =>
      recipients.flatMap(({ links, accessTokens }) =>
        [...links, ...accessTokens].map(({ tokenSha256 }) => tokenSha256),
      ),
    publicKey: ({ recipients }) =>
      recipients.flatMap(({ submission, orderedKey }) =>
        [submission, orderedKey].flatMap((key) => (key ? [key.publicKeySha256] : [])),
      ),
    idempotencyKey: ({ placement }) => (placement ? [placement.idempotencyKey] : []),
    /** The time at which the first work that the clock brings is due. */
    due: (found) => {
      const times = found.recipients.flatMap((one) => dueWorkOf({ order: found, recipient: one })?.at ?? [])
      return times.length === 0 ? [] : [times.reduce((first, at) => (at < first ? at : first))]
    },
    /** Validations that are open. */
    waiting: ({ validations }) => validations.filter(({ doneAt }) => doneAt === null).map(waitKey),
    /** Recipients for whom work was set aside, until somebody looks at it. */
    setAside: (found) =>
      found.recipients.flatMap((one) =>
        isSetAside(one) && isBeforeTheEnd(statusOf({ order: found, recipient: one }))
          ? [one.recipientId]
          : [],
      ),
  },
  salvage: withSoundRecipients,
})

/** An order without the recipients that can't be read. */
function withSoundRecipients(record: unknown): { record: unknown; damaged: readonly Damaged[] } {
  const list = z.object({ recipients: z.array(z.unknown()) }).safeParse(record)
  if (!list.success) return { record, damaged: [] }
  const isSound = (one: unknown) => recipient.safeParse(one).success
  const { recipients } = list.data
  return {
    record: { ...(record as object), recipients: recipients.filter(isSound) },
    damaged: recipients.filter((one) => !isSound(one)).map((one) => ({ kind: 'recipients', record: one })),
  }
}
