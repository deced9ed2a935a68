import type { IssuedCertificate } from '../../src/contract/schema'
import { AppError } from '../../src/errors'
import { chainAbove, issueCertificate } from '../authority/authority'
import { otherKeyLike } from '../authority/other-key'
import { type Scenario, scenarioOf } from '../scenarios'
import type { Scene } from '../scene'
import type { Order, Recipient } from '../state'
import { certificateRequestFor } from './issuance'
import { followLink } from './links'

type Certificate = NonNullable<Recipient['certificate']>
type HandOut = (
  scene: Scene,
  order: Order,
  recipient: Recipient,
  certificate: Certificate,
) => Promise<IssuedCertificate>

/**
 * The certificate and its chain, or what the scenario has handed out in their place; the world remembers the right one.
 * Throws what `followLink` does, and `certificate-not-issued`.
 */
export async function issuedCertificate(scene: Scene, token: string): Promise<IssuedCertificate> {
  const { order, recipient } = await followLink(scene, token)
  if (!recipient.certificate) throw new AppError('certificate-not-issued')
  const { handsOut } = scenarioOf(scene.state.scenario.id)
  return await handingOut[handsOut](scene, order, recipient, recipient.certificate)
}

const right: HandOut = async ({ state }, _order, _recipient, { certificatePem, issuerId }) => ({
  certificatePem,
  chainPem: chainAbove(state.authority, issuerId),
})

const handingOut: Readonly<Record<Scenario['handsOut'], HandOut>> = {
  the_certificate: right,
  wrong_key: async (scene, order, recipient, certificate) => {
    const request = certificateRequestFor(scene, order, recipient)
    const publicKeyDer = await otherKeyLike(request.keyProfile)
    const { certificatePem } = await issueCertificate({ ...request, publicKeyDer }, scene)
    return { ...(await right(scene, order, recipient, certificate)), certificatePem }
  },
  intermediate_missing: async (scene, order, recipient, certificate) => {
    const whole = await right(scene, order, recipient, certificate)
    return { ...whole, chainPem: whole.chainPem.slice(-1) }
  },
  address_more: async (scene, order, recipient, certificate) => {
    const request = certificateRequestFor(scene, order, recipient)
    const domain = recipient.emails[0]?.split('@').at(-1)
    const emails = [...request.emails, `somebody.else@${domain}`]
    const { certificatePem } = await issueCertificate({ ...request, emails }, scene)
    return { ...(await right(scene, order, recipient, certificate)), certificatePem }
  },
  expired_certificate: async (scene, order, recipient, certificate) => {
    const request = { ...certificateRequestFor(scene, order, recipient), endsAt: null }
    const then = new Date(scene.now.getTime() - (order.validityDays + 1) * 86_400_000)
    const { certificatePem } = await issueCertificate(request, { ...scene, now: then })
    return { ...(await right(scene, order, recipient, certificate)), certificatePem }
  },
}
