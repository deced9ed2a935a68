import type { RefusalReason } from '../../src/contract/schema'
import { AppError } from '../../src/errors'
import { productOf } from '../catalogue/products'
import { translatorFor } from '../messages/messages'
import { displayNameOf } from '../orders/naming'
import type { Mail } from '../records/mail'
import type { Order, OrderItem } from '../records/order'
import { randomText } from '../world/random-text'
import type { Scene } from '../world/scene'

const sender = { name: 'Certdesk', address: 'no-reply@certdesk.example' }

export type LetterKind = 'generate' | 'newLink' | 'ready' | 'issued' | 'certificate' | 'refused'

interface Letter {
  readonly subject: string
  readonly paragraphs: readonly string[]
  /** The text of the link; null where there is none. */
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

interface Occasion extends OrderItem {
  readonly link: { readonly pickupToken: string; readonly expiresAt: Date } | null
  readonly attachment?: Mail['attachment']
}

type Say = (key: string, values: Readonly<Record<string, string | Date>>) => string

/** Sends a mail to the recipient's first address, in the recipient's language. */
export async function sendLetter(
  scene: Scene,
  kind: LetterKind,
  { order, recipient, link, attachment = null }: Occasion,
): Promise<void> {
  const { subject, paragraphs, link: label } = letters[kind]
  const { accountName, contact } = await scene.account.get()
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
  scene.mails.add({
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
  })
}

/** Tells everybody who is told of an order that it was placed, in the language of its first recipient. */
export async function sendOrderPlaced(scene: Scene, order: Order): Promise<void> {
  const { user, accountName } = await scene.account.get()
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
    scene.mails.add({
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

/** Tells a one-time code to the recipient's telephone, apart from the mail with the link. */
export async function sendCode(scene: Scene, { recipient }: OrderItem, code: string): Promise<void> {
  const { phone, language } = recipient
  if (!phone) throw new AppError('server-fault')
  const { accountName } = await scene.account.get()
  scene.textMessages.add({
    messageId: randomText(scene.random, 12),
    sentAt: scene.now.toISOString(),
    to: { name: displayNameOf(recipient), phone },
    language,
    text: translatorFor(language)('textMessage.code', { code, account: accountName }),
  })
}
