import type { Language } from '../../src/contract/schema'
import { serialNumber, validity } from '../authority/certificate-parts'
import { productOf } from '../catalogue/products'
import { type OrderRequest, orderOf } from '../orders/enter'
import { livedThrough, type Past } from '../orders/happened'
import { subjectOf } from '../orders/naming'
import type { Organization } from '../records/account'
import type { Order, PublicKey } from '../records/order'
import { hexOf, sha256Hex } from '../world/digest'
import { pausing } from '../world/pausing'
import { type Scene, sceneAt } from '../world/scene'
import type { World } from '../world/world'

/** The most orders that may be added: more was not tried. */
export const maxHistory = 200_000

/** The orders of one transaction: other requests wait no longer. */
const ordersAtOnce = 2_000
/** The years that the orders are spread over. */
const spanMs = 1_000 * 86_400_000

const givenNames = ['Amelia', 'Noor', '雅婷', 'Élodie', 'Bram', 'Oluwaseun', 'Inès', '志豪', 'Sanne', 'Idris']
const surnames = [
  'Hargreaves',
  'de Vries',
  '林',
  'Gauthier',
  'Okonkwo',
  'Peeters',
  'Marchand',
  '黃',
  'Lindqvist',
]
const languages: readonly Language[] = ['en', 'nl', 'zh-Hant', 'fr', 'nl', 'en', 'fr', 'zh-Hant', 'nl', 'en']

/** How the life of the order with this index went; most were issued. */
function endingOf(index: number): 'issued' | 'revoked' | 'pending' | 'refused' | 'ready' {
  const hundredth = index % 100
  if (hundredth < 3) return 'ready'
  if (hundredth < 5) return 'pending'
  if (hundredth < 6) return 'refused'
  return hundredth < 8 ? 'revoked' : 'issued'
}

/**
 * Adds `count` orders of the last years, each for one recipient, with all that happened to them; `tell` hears
 * how many there are after each transaction. Their keys are nobody's: a modulus of random bits. Nobody got
 * mail of them.
 */
export async function addHistory(
  world: World,
  count: number,
  tell: (added: number) => void = () => undefined,
): Promise<void> {
  for (let added = 0; added < count; ) {
    const next = Math.min(count, added + ordersAtOnce)
    await world.change(async (scene) => {
      const pause = pausing()
      const organization = await scene.organizations.get('org-brightwater')
      // Hashed beside each other: one after the other they would wait for half of the time.
      const keys = await Promise.all(Array.from({ length: next - added }, () => nobodysKey(scene)))
      for (let index = added; index < next; index++) {
        await pause()
        // The last one an hour ago: what is done by hand comes after it.
        const at = scene.now.getTime() - 3_600_000 - ((count - index) * spanMs) / count
        const then = sceneAt(scene, new Date(at))
        const order = await orderOf(then, requestOf(index))
        const key = keys[index - added]
        await livedThrough(then, order, key ? pastOf(then, order, { index, key, organization }) : [])
      }
    })
    added = next
    tell(added)
  }
}

function requestOf(index: number): OrderRequest {
  const isMailbox = index % 5 === 0
  const name = `${index}`.padStart(6, '0')
  return {
    productId: isMailbox
      ? 'secure_email_mailbox'
      : index % 7 === 0
        ? 'client_premium'
        : 'secure_email_sponsor',
    organizationId: isMailbox ? null : 'org-brightwater',
    validityDays: index % 2 === 0 ? 365 : 730,
    keyProfiles: ['rsa_2048'],
    recipients: [
      {
        givenName: givenNames[index % givenNames.length] ?? '',
        surname: surnames[index % surnames.length] ?? '',
        emails: [`person${name}@brightwater.example`],
        language: languages[index % languages.length] ?? 'en',
      },
    ],
  }
}

interface Circumstances {
  readonly index: number
  readonly key: Pick<PublicKey, 'publicKeyDer' | 'publicKeySha256'>
  readonly organization: Organization | null
}

function pastOf(scene: Scene, order: Order, { index, key, organization }: Circumstances): readonly Past[] {
  const [recipient] = order.recipients
  if (!recipient) return []
  const { recipientId, emails } = recipient
  const { orderNumber } = order
  const placedAt = Date.parse(order.placedAt)
  const after = (minutes: number) => ({
    orderNumber,
    at: new Date(placedAt + minutes * 60_000).toISOString(),
    recipientId,
  })
  const ending = endingOf(index)
  const tokenSha256 = hexOf(scene.random(32))
  const link: Past = {
    event: { kind: 'link_sent', by: 'authority', ...after(1), tokenSha256, sentFor: 'account' },
  }
  if (ending === 'ready') return [link]
  const { publicKeyDer, publicKeySha256 } = key
  const isLeftToPeople = ending === 'pending' || ending === 'refused'
  const csr: Past = {
    event: {
      kind: 'csr_received',
      by: 'recipient',
      ...after(30),
      publicKeySha256,
      keyProfile: 'rsa_2048',
      agreementVersion: '2026-01',
      dueAt: isLeftToPeople ? null : after(30).at,
    },
    matter: { publicKeyDer },
  }
  if (ending === 'pending') return [link, csr]
  if (ending === 'refused') {
    const reason = 'identity_not_confirmed'
    return [link, csr, { event: { kind: 'request_refused', by: 'account', ...after(40), reason } }]
  }
  const { notAfter } = validity(new Date(after(30).at), order.validityDays)
  const issued: Past = {
    event: {
      kind: 'certificate_issued',
      by: 'authority',
      ...after(30),
      issuerId: order.generation ?? productOf(order.productId).generations[0] ?? 'strict',
      serialNumber: serialNumber(scene.random),
      notAfter: notAfter.toISOString(),
      publicKeySha256,
    },
    matter: { subject: subjectOf({ order, recipient }, organization), emails },
  }
  if (ending === 'issued') return [link, csr, issued]
  return [link, csr, issued, { event: { kind: 'certificate_revoked', by: 'account', ...after(10_000) } }]
}

/**
 * DER SubjectPublicKeyInfo of an RSA key of 2,048 bits up to the modulus (RFC 3279 §2.3.1), and the exponent
 * 65,537 behind it.
 */
const beforeModulus = Uint8Array.from(
  [
    0x30, 0x82, 0x01, 0x22, 0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01,
  ].concat([0x05, 0x00, 0x03, 0x82, 0x01, 0x0f, 0x00, 0x30, 0x82, 0x01, 0x0a, 0x02, 0x82, 0x01, 0x01, 0x00]),
)
const exponent = [0x02, 0x03, 0x01, 0x00, 0x01]

async function nobodysKey({ random }: Scene): Promise<Circumstances['key']> {
  const modulus = random(256)
  modulus[0] = (modulus[0] ?? 0) | 0x80
  modulus[255] = (modulus[255] ?? 0) | 1
  const publicKeyDer = new Uint8Array(beforeModulus.length + modulus.length + exponent.length)
  publicKeyDer.set(beforeModulus)
  publicKeyDer.set(modulus, beforeModulus.length)
  publicKeyDer.set(exponent, beforeModulus.length + modulus.length)
  return { publicKeyDer, publicKeySha256: await sha256Hex(publicKeyDer) }
}
