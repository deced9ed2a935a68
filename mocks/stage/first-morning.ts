import { keyProfileValues } from '../../src/contract/schema'
import { yieldToPage } from '../../src/yield'
import { accountOfMorning, brightwater } from '../account/first-morning'
import { publiclyKnownKeys } from '../authority/blocked-keys'
import { foundAuthority } from '../authority/founding'
import { sendLink } from '../links/links'
import { enterOrder, type OrderRequest } from '../orders/enter'
import { usualScenario } from '../records/scenarios'
import { type Scene, sceneAt } from '../world/scene'
import type { FirstMorning } from '../world/world'

/**
 * One order for each language of the interface, of several products; before them one that waits for others to
 * do their part, and one whose link asks for a code. The newest mail is the plainest.
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
    keyProfiles: keyProfileValues,
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

/**
 * A world as it is on its first morning: an authority, an account, and people who have just been sent a link.
 */
export const firstMorning: FirstMorning = {
  stage: (beginning) => ({
    beginning,
    clockOffsetMs: 0,
    scenario: { id: usualScenario, since: beginning.at },
    nextOrderNumber: 1_004_211,
  }),
  async seed(scene: Scene) {
    const { now } = scene
    const { account, organizations, domains } = accountOfMorning(now)
    scene.accounts.add(account)
    scene.authorities.add(await foundAuthority(scene))
    for (const organization of organizations) scene.organizations.add(organization)
    for (const domain of domains) scene.domains.add(domain)
    for (const publicKeySha256 of Object.values(publiclyKnownKeys)) scene.blockedKeys.add({ publicKeySha256 })
    for (const [index, request] of orders.entries()) {
      // A few minutes apart and just over, as if somebody had ordered them one after the other.
      const placedAt = new Date(now.getTime() - (orders.length - index) * 4 * 60_000)
      const then = sceneAt(scene, placedAt)
      const order = await enterOrder(then, request)
      for (const recipient of order.recipients) {
        await sendLink(then, { order, recipient }, 'account')
      }
      await yieldToPage()
    }
  },
}
