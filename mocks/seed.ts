import { foundAuthority } from './authority/authority'
import { publiclyKnownKeys } from './authority/blocked-keys'
import { breathe } from './authority/breath'
import { usualScenario } from './scenarios'
import type { Scene } from './scene'
import { accountOfMorning, brightwater } from './seed-account'
import { sendLink } from './services/links'
import { enterOrder, type OrderRequest } from './services/orders'
import { type Beginning, stateVersion, type WorldState } from './state'

interface Start {
  readonly reason: Beginning['reason']
  readonly now: Date
  readonly random: Scene['random']
}

/** Who answers recipients' questions. */
const contact = { name: 'Margaret Okafor', email: 'certificates@brightwater.example' }

/**
 * One order for each language of the interface, of several products; before them one that waits for others to do their part, and
 * one whose link asks for a code. The newest mail is the plainest.
 */
const orders: readonly OrderRequest[] = [
  {
    productId: 'secure_email_sponsor',
    organizationId: brightwater.organizationId,
    validityDays: 365,
    keyProfiles: ['rsa_2048', 'ec_p256'],
    openValidations: [
      { kind: 'organization_validation', subject: brightwater.name },
      { kind: 'email_validation', subject: 'jonas.claes@brightwater.example' },
    ],
    recipients: [
      { givenName: 'Jonas', surname: 'Claes', emails: ['jonas.claes@brightwater.example'], language: 'nl' },
    ],
  },
  {
    productId: 'secure_email_sponsor',
    organizationId: brightwater.organizationId,
    validityDays: 365,
    keyProfiles: ['rsa_2048', 'rsa_3072'],
    asksForCode: true,
    recipients: [
      {
        givenName: 'Ruth',
        surname: 'Adeyemi',
        emails: ['ruth.adeyemi@brightwater.example'],
        // Of the numbers that Ofcom keeps for drama.
        phone: '+44 7700 900142',
        language: 'en',
      },
    ],
  },
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

/** A world as it is on its first morning: an authority, an account, and people who have just been sent a link. */
export async function seededState({ reason, now, random }: Start): Promise<WorldState> {
  const state: WorldState = {
    version: stateVersion,
    beginning: { reason, at: now.toISOString() },
    clockOffsetMs: 0,
    scenario: { id: usualScenario, since: now.toISOString() },
    contact,
    nextOrderNumber: 1_004_211,
    authority: await foundAuthority({ now, random }),
    ...accountOfMorning(now),
    orders: [],
    links: [],
    accessTokens: [],
    mails: [],
    textMessages: [],
    issuances: [],
    blockedKeys: Object.values(publiclyKnownKeys),
    damaged: [],
  }
  for (const [index, request] of orders.entries()) {
    // A few minutes apart and just over, as if somebody had ordered them one after the other.
    const placedAt = new Date(now.getTime() - (orders.length - index) * 4 * 60_000)
    const scene: Scene = { state, now: placedAt, random }
    const order = enterOrder(scene, request)
    for (const recipient of order.recipients) {
      await sendLink(scene, order, recipient, { sentFor: 'account', letter: 'generate' })
    }
    await breathe()
  }
  return state
}
