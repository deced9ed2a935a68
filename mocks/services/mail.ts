import { translatorFor } from '../messages'
import type { Scene } from '../scene'
import type { Mail, Order, Recipient } from '../state'
import { displayNameOf, productOf } from './orders'
import { randomText } from './tokens'

const sender = { name: 'Certdesk', address: 'no-reply@certdesk.example' }

interface GenerateMail {
  readonly order: Order
  readonly recipient: Recipient
  readonly pickupToken: string
  readonly expiresAt: Date
}

/** The mail with the generate link, in the recipient's language. */
export function sendGenerateMail(
  scene: Scene,
  { order, recipient, pickupToken, expiresAt }: GenerateMail,
): void {
  const t = translatorFor(recipient.language)
  const values = {
    name: displayNameOf(recipient),
    account: scene.state.accountName,
    product: productOf(order.productId).name,
    orderNumber: order.orderNumber,
    email: recipient.emails[0] ?? '',
    expiresAt,
  }
  const mail: Mail = {
    mailId: randomText(scene.random, 12),
    sentAt: scene.now.toISOString(),
    from: sender,
    to: { name: values.name, address: values.email },
    language: recipient.language,
    subject: t('mail.generate.subject', values),
    paragraphs: [
      t('mail.generate.greeting', values),
      t('mail.generate.what', values),
      t('mail.generate.how', values),
      t('mail.generate.until', values),
      t('mail.generate.doubt', values),
    ],
    link: { label: t('mail.generate.link'), pickupToken },
    openedAt: null,
  }
  scene.state.mails.push(mail)
}

/** All mails of the world, the newest first. */
export function inbox({ state }: Scene): readonly Mail[] {
  return state.mails.toSorted((one, other) => other.sentAt.localeCompare(one.sentAt))
}

/** Notes that a mail was opened; opening it again changes nothing. */
export function openMail({ state, now }: Scene, mailId: string): void {
  const mail = state.mails.find((row) => row.mailId === mailId)
  if (mail) mail.openedAt ??= now.toISOString()
}
