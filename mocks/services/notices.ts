import { chainAbove } from '../authority/authority'
import type { Scene } from '../scene'
import type { Order, Recipient } from '../state'
import { sendLink } from './links'
import { sendLetter } from './mail'

type Notice = 'ready' | 'issued' | 'refused'

/** Whether a notice has a link back to the pickup: not where nothing is to be done there. */
const leadsBack: Readonly<Record<Notice, boolean>> = { ready: true, issued: true, refused: false }

/** Tells a recipient what happened while they were away. The link they have in use goes on working. */
export async function sendNotice(
  scene: Scene,
  notice: Notice,
  order: Order,
  recipient: Recipient,
): Promise<void> {
  if (notice === 'issued' && recipient.orderedKey) return sendCertificate(scene, order, recipient)
  if (leadsBack[notice]) await sendLink(scene, order, recipient, { sentFor: 'notice', letter: notice })
  else sendLetter(scene, notice, { order, recipient, link: null })
}

/** Whose CSR came with the order has made the key elsewhere: the certificate comes with the mail, and its chain. */
function sendCertificate(scene: Scene, order: Order, recipient: Recipient): void {
  const { certificate } = recipient
  if (!certificate) return
  const chain = chainAbove(scene.state.authority, certificate.issuerId)
  const attachment = {
    fileName: `certificate-${certificate.serialNumber.slice(0, 8)}.pem`,
    text: [certificate.certificatePem, ...chain].join(''),
  }
  sendLetter(scene, 'certificate', { order, recipient, link: null, attachment })
}
