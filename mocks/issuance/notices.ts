import { chainAbove } from '../authority/authority'
import { sendLink } from '../links/links'
import { sendLetter } from '../mail/letters'
import type { OrderItem } from '../records/order'
import type { Scene } from '../world/scene'
import { issuedPemOf } from './request'

type Notice = 'ready' | 'issued' | 'refused'

/** Whether a notice has a link back to the pickup: not where nothing is to be done there. */
const leadsBack: Readonly<Record<Notice, boolean>> = { ready: true, issued: true, refused: false }

/** Tells a recipient what happened while they were away. The link they have in use goes on working. */
export async function sendNotice(scene: Scene, notice: Notice, item: OrderItem): Promise<void> {
  if (notice === 'issued' && item.recipient.orderedKey) return await sendCertificate(scene, item)
  if (leadsBack[notice]) await sendLink(scene, item, { sentFor: 'notice', letter: notice })
  else await sendLetter(scene, notice, { ...item, link: null })
}

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
