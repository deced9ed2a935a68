import type { RefusalReason } from '../../src/contract/schema'
import { translatorFor } from '../messages'
import type { Scene } from '../scene'
import type { Mail, Order, Recipient } from '../state'
import { displayNameOf } from './orders'
import { productOf } from './products'
import { randomText } from './tokens'

const sender = { name: 'Certdesk', address: 'no-reply@certdesk.example' }

export type LetterKind = 'generate' | 'newLink' | 'ready' | 'issued' | 'certificate' | 'refused'

interface Letter {
  readonly subject: string
  readonly paragraphs: readonly string[]
  /** What the link says; null where there is none. */
  readonly link: string | null
}

/** The keys of each mail's texts. */
const letters: Readonly<Record<LetterKind, Letter>> = {
  generate: {
    subject: 'mail.generate.subject',
    paragraphs: ['mail.generate.what', 'mail.generate.how', 'mail.until', 'mail.generate.doubt'],
    link: 'mail.generate.link',
  },
  newLink: {
    subject: 'mail.newLink.subject',
    paragraphs: ['mail.newLink.what', 'mail.newLink.how', 'mail.until', 'mail.newLink.doubt'],
    link: 'mail.newLink.link',
  },
  ready: {
    subject: 'mail.ready.subject',
    paragraphs: ['mail.ready.what', 'mail.ready.how', 'mail.until'],
    link: 'mail.generate.link',
  },
  issued: {
    subject: 'mail.issued.subject',
    paragraphs: ['mail.issued.what', 'mail.issued.how', 'mail.until'],
    link: 'mail.issued.link',
  },
  certificate: {
    subject: 'mail.issued.subject',
    paragraphs: ['mail.issued.what', 'mail.certificate.how'],
    link: null,
  },
  refused: {
    subject: 'mail.refused.subject',
    paragraphs: ['mail.refused.what', 'mail.refused.next'],
    link: null,
  },
}

interface Occasion {
  readonly order: Order
  readonly recipient: Recipient
  readonly link: { readonly pickupToken: string; readonly expiresAt: Date } | null
  readonly attachment?: Mail['attachment']
}

type Say = (key: string, values: Readonly<Record<string, string | Date>>) => string

/** Sends a mail to the recipient's first address, in the recipient's language. */
export function sendLetter(
  scene: Scene,
  kind: LetterKind,
  { order, recipient, link, attachment = null }: Occasion,
): void {
  const { subject, paragraphs, link: label } = letters[kind]
  const { accountName, contact } = scene.state
  const say = translatorFor(recipient.language) as Say
  const reason: RefusalReason | undefined = recipient.refusal?.reason
  const values = {
    name: displayNameOf(recipient),
    account: accountName,
    product: productOf(order.productId).name,
    orderNumber: order.orderNumber,
    contact: contact.name,
    contactEmail: contact.email,
    ...(link && { expiresAt: link.expiresAt }),
    ...(reason && { reason: say(`mail.refused.reason.${reason}`, {}) }),
  }
  const codeFollows = link !== null && order.asksForCode ? ['mail.code'] : []
  const mail: Mail = {
    mailId: randomText(scene.random, 12),
    sentAt: scene.now.toISOString(),
    from: sender,
    to: { name: values.name, address: recipient.emails[0] ?? '' },
    language: recipient.language,
    subject: say(subject, values),
    paragraphs: ['mail.greeting', ...paragraphs, ...codeFollows].map((key) => say(key, values)),
    link: link && label ? { label: say(label, values), pickupToken: link.pickupToken } : null,
    attachment,
    openedAt: null,
  }
  scene.state.mails.push(mail)
}

/** Tells everybody who is told of an order that it was placed, in the language of its first recipient. */
export function sendOrderPlaced(scene: Scene, order: Order): void {
  const { user, accountName } = scene.state
  const language = order.recipients[0]?.language ?? 'en'
  const say = translatorFor(language) as Say
  const values = {
    account: accountName,
    product: productOf(order.productId).name,
    orderNumber: order.orderNumber,
    user: user.name,
    count: String(order.recipients.length),
  }
  for (const address of new Set([user.email, ...order.notificationEmails])) {
    scene.state.mails.push({
      mailId: randomText(scene.random, 12),
      sentAt: scene.now.toISOString(),
      from: sender,
      to: { name: address === user.email ? user.name : address, address },
      language,
      subject: say('mail.placed.subject', values),
      paragraphs: ['mail.placed.what', 'mail.placed.next'].map((key) => say(key, values)),
      link: null,
      attachment: null,
      openedAt: null,
    })
  }
}

/** All mails of the world, the newest first; of two of one moment, the one sent last. */
export function inbox({ state }: Scene): readonly Mail[] {
  return state.mails.toReversed().sort((one, other) => other.sentAt.localeCompare(one.sentAt))
}

/** Notes that a mail was opened; opening it again changes nothing. */
export function openMail({ state, now }: Scene, mailId: string): void {
  const mail = state.mails.find((row) => row.mailId === mailId)
  if (mail) mail.openedAt ??= now.toISOString()
}
