import { foundAuthority } from './authority/authority'
import { publiclyKnownKeys } from './authority/blocked-keys'
import { breathe } from './authority/breath'
import type { Scene } from './scene'
import { sendGenerateLink } from './services/links'
import { type OrderRequest, placeOrder } from './services/orders'
import { type Beginning, stateVersion, type WorldState } from './state'

interface Start {
  readonly reason: Beginning['reason']
  readonly now: Date
  readonly random: Scene['random']
}

const brightwater = {
  organizationId: 'org-brightwater',
  name: 'Brightwater Instruments Ltd',
  countryCode: 'GB',
  locality: 'Bristol',
  organizationIdentifier: 'NTRGB-04417823',
}

/** One order for each language of the interface, each of another product. */
const orders: readonly OrderRequest[] = [
  {
    productId: 'secure_email_mailbox',
    organizationId: null,
    validityDays: 365,
    keyProfiles: ['rsa_2048'],
    recipients: [
      {
        givenName: 'Maartje',
        surname: 'van der Veen',
        emails: ['maartje.vanderveen@brightwater.example'],
        language: 'nl',
      },
    ],
  },
  {
    productId: 'secure_email_sponsor',
    organizationId: brightwater.organizationId,
    validityDays: 365,
    keyProfiles: ['rsa_2048', 'rsa_3072', 'rsa_4096', 'ec_p256', 'ec_p384'],
    recipients: [
      { givenName: '怡君', surname: '陳', emails: ['yichun.chen@brightwater.example'], language: 'zh-Hant' },
    ],
  },
  {
    productId: 'client_premium',
    organizationId: brightwater.organizationId,
    validityDays: 730,
    keyProfiles: ['rsa_2048', 'rsa_3072'],
    recipients: [
      {
        givenName: 'Hélène',
        surname: 'Lefèvre-Côté',
        emails: ['helene.lefevre@brightwater.example', 'metrologie@brightwater.example'],
        language: 'fr',
      },
    ],
  },
  {
    productId: 'secure_email_sponsor',
    organizationId: brightwater.organizationId,
    validityDays: 730,
    keyProfiles: ['rsa_2048'],
    recipients: [
      {
        givenName: 'Alice',
        surname: 'Whitcombe',
        emails: ['alice.whitcombe@brightwater.example'],
        language: 'en',
      },
    ],
  },
]

/** A world as it is on its first morning: an authority, an account, and four people who have just been sent a link. */
export async function seededState({ reason, now, random }: Start): Promise<WorldState> {
  const state: WorldState = {
    version: stateVersion,
    beginning: { reason, at: now.toISOString() },
    clockOffsetMs: 0,
    accountName: brightwater.name,
    nextOrderNumber: 1_004_211,
    authority: await foundAuthority({ now, random }),
    organizations: [brightwater],
    orders: [],
    links: [],
    mails: [],
    blockedKeys: Object.values(publiclyKnownKeys),
  }
  for (const [index, request] of orders.entries()) {
    // A few minutes apart and just over, as if somebody had ordered them one after the other.
    const placedAt = new Date(now.getTime() - (orders.length - index) * 4 * 60_000)
    const scene: Scene = { state, now: placedAt, random }
    const order = placeOrder(scene, request)
    for (const recipient of order.recipients) await sendGenerateLink(scene, order, recipient)
    await breathe()
  }
  return state
}
