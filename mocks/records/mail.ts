import * as z from 'zod/mini'
import { collectionShape, type Frozen } from '../memory/collection'
import { language, time } from './fields'

const mailbox = z.object({ name: z.string(), address: z.string() })
const mail = z.object({
  mailId: z.string(),
  sentAt: time,
  from: mailbox,
  to: mailbox,
  language,
  subject: z.string(),
  paragraphs: z.array(z.string()),
  link: z.nullable(z.object({ label: z.string(), pickupToken: z.string() })),
  attachment: z.nullable(z.object({ fileName: z.string(), text: z.string() })),
  openedAt: z.nullable(time),
})

/** A short message to somebody's telephone: the way by which one-time codes travel, apart from the mail. */
const textMessage = z.object({
  messageId: z.string(),
  sentAt: time,
  to: z.object({ name: z.string(), phone: z.string() }),
  language,
  text: z.string(),
})

export type Mail = Frozen<z.infer<typeof mail>>
export type TextMessage = Frozen<z.infer<typeof textMessage>>

export const mails = collectionShape({
  schema: mail,
  keyOf: ({ mailId }) => mailId,
  indexes: {
    sentAt: ({ sentAt }) => [sentAt],
    to: ({ to }) => [to.address],
    unopened: ({ openedAt, mailId }) => (openedAt === null ? [mailId] : []),
  },
})

export const textMessages = collectionShape({
  schema: textMessage,
  keyOf: ({ messageId }) => messageId,
  indexes: { sentAt: ({ sentAt }) => [sentAt], to: ({ to }) => [to.name] },
})
