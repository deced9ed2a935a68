import type { IssuedCertificate } from '../../src/contract/schema'
import { AppError } from '../../src/errors'
import { type CertificateRequest, chainAbove, issueCertificate } from '../authority/authority'
import { otherKeyLike } from '../authority/other-key'
import { certificateRequestOf, issuedPemOf } from '../issuance/request'
import { followLink } from '../links/links'
import type { CertificateFacts, OrderItem } from '../records/order'
import { type Scenario, scenarioOf } from '../records/scenarios'
import type { Scene } from '../world/scene'

interface HandedOut extends OrderItem {
  readonly request: CertificateRequest
  readonly certificate: CertificateFacts
}
type HandOut = (scene: Scene, handed: HandedOut) => Promise<IssuedCertificate>

/**
 * The certificate and its chain, or what the scenario has handed out in their place; the world remembers the
 * right one. Throws what `followLink` does, and `certificate-not-issued`.
 */
export async function issuedCertificate(scene: Scene, token: string): Promise<IssuedCertificate> {
  const item = await followLink(scene, token)
  const { certificate } = item.recipient
  if (!certificate) throw new AppError('certificate-not-issued')
  const { handsOut } = scenarioOf(scene.stage.scenario.id)
  const request = certificateRequestOf(item, certificate)
  return await handingOut[handsOut](scene, { ...item, request, certificate })
}

const right: HandOut = async (scene, { certificate, ...item }) => ({
  certificatePem: await issuedPemOf(scene, item, certificate),
  chainPem: chainAbove(await scene.authority.get(), certificate.issuerId),
})

/** Another certificate in the place of the one that was issued; nobody remembers it. */
async function instead(
  scene: Scene,
  handed: HandedOut,
  request: CertificateRequest,
  now = scene.now,
): Promise<IssuedCertificate> {
  const { random } = scene
  const authority = await scene.authority.get()
  const { certificatePem } = await issueCertificate(request, { now, random, authority })
  return { ...(await right(scene, handed)), certificatePem }
}

const handingOut: Readonly<Record<Scenario['handsOut'], HandOut>> = {
  the_certificate: right,
  wrong_key: async (scene, handed) => {
    const publicKeyDer = await otherKeyLike(handed.request.keyProfile)
    return await instead(scene, handed, { ...handed.request, publicKeyDer })
  },
  intermediate_missing: async (scene, handed) => {
    const whole = await right(scene, handed)
    return { ...whole, chainPem: whole.chainPem.slice(-1) }
  },
  address_more: async (scene, handed) => {
    const domain = handed.recipient.emails[0]?.split('@').at(-1)
    const emails = [...handed.request.emails, `somebody.else@${domain}`]
    return await instead(scene, handed, { ...handed.request, emails })
  },
  expired_certificate: async (scene, handed) => {
    const then = new Date(scene.now.getTime() - (handed.order.validityDays + 1) * 86_400_000)
    return await instead(scene, handed, { ...handed.request, endsAt: null }, then)
  },
}
