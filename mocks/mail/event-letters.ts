import { chainAbove } from '../authority/authority'
import { issuedPemOf } from '../issuance/request'
import { workOrSetAside } from '../issuance/setting-aside'
import { linkExpiry, sendLink } from '../links/links'
import type { GenerateLink, Order, OrderItem, Recipient } from '../records/order'
import { statusOf } from '../records/order-status'
import type { Listener, Scene } from '../world/scene'
import { type LetterKind, sendCode, sendLetter, sendOrderPlaced } from './letters'

/** The letter that each kind of event sends. A link is in the letter of `link_sent`, and in no other. */
export const eventLetters: Listener = {
  async order_placed(scene, { after }) {
    // An order that was there on the first morning was placed by nobody who waits for a reply.
    if (after.placement) await sendOrderPlaced(scene, after)
  },
  async validation_finished(scene, { before, after }) {
    for (const item of becameReady(before, after)) {
      // A recipient without a link is sent one at the next look (`issuance/due.ts`).
      if (item.recipient.links.length === 0) continue
      await workOrSetAside(scene, item, () => sendLink(scene, item, 'notice'))
    }
  },
  order_cancelled: null,
  async link_sent(scene, { event: { sentFor }, after, secret: { pickupToken } }) {
    const expiresAt = linkExpiry(scene, { sentAt: scene.now.toISOString() })
    await sendLetter(scene, letterWithLink(sentFor, after), { ...after, link: { pickupToken, expiresAt } })
  },
  code_told: (scene, { after, secret }) => sendCode(scene, after, secret.code),
  code_accepted: null,
  code_refused: null,
  csr_received: null,
  request_approved: null,
  request_refused: (scene, { after }) => sendLetter(scene, 'refused', { ...after, link: null }),
  async certificate_issued(scene, { before, after }) {
    if (after.recipient.orderedKey) await sendCertificate(scene, after)
    else if (!isAnswered(before.recipient)) await sendLink(scene, after, 'notice')
  },
  certificate_revoked: null,
  work_set_aside: null,
  work_resumed: null,
}

/** The letter of a link: a notice says what happened while the person was away. */
function letterWithLink(sentFor: GenerateLink['sentFor'], { recipient }: OrderItem): LetterKind {
  if (sentFor === 'notice') return recipient.certificate ? 'issued' : 'ready'
  return recipient.links.length === 1 ? 'generate' : 'newLink'
}

const becameReady = (before: Order, after: Order): readonly OrderItem[] =>
  after.recipients.flatMap((recipient, index) => {
    const earlier = before.recipients[index]
    const waited = earlier && statusOf({ order: before, recipient: earlier }) === 'not_ready'
    return waited && statusOf({ order: after, recipient }) === 'ready' ? [{ order: after, recipient }] : []
  })

/** Whether the certificate is the reply to the CSR: the person is at the page, and needs no mail. */
const isAnswered = ({ submission, setAside }: Recipient): boolean =>
  setAside === null && submission !== null && submission.dueAt === submission.receivedAt

/**
 * A recipient whose CSR came with the order has the key elsewhere: the mail brings the certificate and its
 * chain.
 */
async function sendCertificate(scene: Scene, item: OrderItem): Promise<void> {
  const { certificate } = item.recipient
  if (!certificate) return
  const chain = chainAbove(await scene.authority.get(), certificate.issuerId)
  const attachment = {
    fileName: `certificate-${certificate.serialNumber.slice(0, 8)}.pem`,
    text: [await issuedPemOf(scene, item, certificate), ...chain].join(''),
  }
  await sendLetter(scene, 'certificate', { ...item, link: null, attachment })
}
