import { describe, expect, test } from 'vitest'
import type { OrderSubmission, Product } from '../../../src/contract/schema'
import { type FaultCode, faultCodes, isFaultCode } from '../../../src/domain/fault-codes'
import {
  judgeNotificationEmails,
  judgeOrder,
  type OrderPolicy,
  organizationNameOf,
} from '../../../src/domain/orders/client-order'
import {
  examplePolicy,
  exampleProduct,
  goodOrder,
  goodRecipient,
  mailboxProduct,
  orderNow,
} from '../../setup/order-policy'

const eur = (amount: number) => ({ amount, currency: 'EUR' })
const newOrganization = (changes = {}): OrderSubmission['organization'] => ({
  kind: 'new',
  organization: {
    name: 'Portishead Ltd',
    countryCode: 'GB',
    locality: 'Portishead',
    organizationIdentifier: 'NTRGB-12345678',
    phone: '+44 117 496 0123',
    ...changes,
  },
})
const recipients = (count: number) =>
  Array.from({ length: count }, (_, index) => goodRecipient({ emails: [`person${index}@severn.example`] }))
const byMailbox: Partial<OrderSubmission> = {
  productId: 'mailbox',
  organization: null,
  attestation: null,
  payment: { method: 'card', paymentSessionId: 'session' },
  recipients: [
    goodRecipient({ commonNameSource: 'email', givenName: '', surname: '', emails: ['a@gmail.com'] }),
  ],
  total: eur(5_500),
}
const byBalance = (amount: number): Partial<OrderSubmission> => ({
  payment: { method: 'balance' },
  total: eur(amount),
})
const withProduct = (changes: Partial<Product>) => examplePolicy([exampleProduct(changes), mailboxProduct()])
const without = (changes: Partial<OrderPolicy['paymentOptions']>): OrderPolicy => ({
  ...examplePolicy(),
  paymentOptions: { ...examplePolicy().paymentOptions, ...changes },
})
const key = (publicKeySha256: string) => ({ publicKeySha256, keyProfile: 'ec_p256' as const })

test.each<[string, Partial<OrderSubmission>, OrderPolicy | undefined]>([
  ['by the contract', {}, undefined],
  ['from the balance, to the last cent', byBalance(5_500), without({ balance: eur(5_500) })],
  ['by card', { payment: { method: 'card', paymentSessionId: 'session' }, total: eur(5_500) }, undefined],
  ['for a mailbox at a public provider', byMailbox, undefined],
  ['for an organization that is new', { organization: newOrganization() }, undefined],
  [
    'for one whose validation is under way',
    { organization: { kind: 'existing', organizationId: 'org-pending' } },
    undefined,
  ],
  ['that renews itself', { renewal: { times: 5, daysBefore: 14 } }, undefined],
  [
    'of a product whose end lies ahead',
    {},
    withProduct({ endOfLife: { canBeOrdered: false, since: '2026-11-22', successorId: 'mailbox' } }),
  ],
  [
    'of one that ended and can still be ordered',
    {},
    withProduct({ endOfLife: { canBeOrdered: true, since: '2025-07-10', successorId: 'mailbox' } }),
  ],
  ['of a product without generations', { generation: null }, withProduct({ generations: [] })],
  [
    'of a thousand',
    {
      recipients: recipients(1_000),
      payment: { method: 'card', paymentSessionId: 's' },
      total: eur(4_675_000),
    },
    undefined,
  ],
])('an order %s has no fault', (_, changes, policy = examplePolicy()) => {
  expect(judgeOrder(goodOrder(changes), [], policy, orderNow)).toEqual([])
})

interface Case {
  readonly order: Partial<OrderSubmission>
  readonly at: string
  readonly details?: object
  readonly policy?: OrderPolicy
  readonly keys?: Parameters<typeof judgeOrder>[1]
}

/** Each code, provoked by an order that has no other fault. */
const cases: Readonly<
  Record<Exclude<FaultCode, 'field-malformed' | 'card-declined' | 'table-row-too-long'>, Case>
> = {
  'field-required': {
    order: { recipients: [goodRecipient({ emails: [''] })] },
    at: '/recipients/0/emails/0',
  },
  'field-too-long': {
    order: { organization: newOrganization({ name: 'a'.repeat(65) }) },
    at: '/organization/organization/name',
    details: { limit: 64 },
  },
  'field-insignificant': {
    order: { recipients: [goodRecipient({ surname: '-' })] },
    at: '/recipients/0/surname',
  },
  'field-forbidden-characters': {
    order: { recipients: [goodRecipient({ surname: 'A<B' })] },
    at: '/recipients/0/surname',
    details: { characters: '<' },
  },
  'field-not-asked': {
    order: { ...byMailbox, organization: { kind: 'existing', organizationId: 'org-severn' } },
    at: '/organization',
  },
  'choice-not-offered': {
    order: {},
    at: '/signatureHash',
    policy: withProduct({ signatureHashes: ['sha384'] }),
  },
  'number-out-of-range': {
    order: { renewal: { times: 6, daysBefore: 30 } },
    at: '/renewal/times',
    details: { min: 1, max: 5 },
  },
  'product-unknown': { order: { productId: 'nothing' }, at: '/productId' },
  'product-ended': {
    order: {},
    at: '/productId',
    details: { since: '2026-11-21' },
    policy: withProduct({ endOfLife: { canBeOrdered: false, since: '2026-11-21', successorId: 'mailbox' } }),
  },
  'organization-required': { order: { organization: null }, at: '/organization' },
  'organization-unknown': {
    order: { organization: { kind: 'existing', organizationId: 'other' } },
    at: '/organization/organizationId',
  },
  'organization-identifier-malformed': {
    order: { organization: newOrganization({ organizationIdentifier: '1' }) },
    at: '/organization/organization/organizationIdentifier',
  },
  'country-unknown': {
    order: { organization: newOrganization({ countryCode: 'XX', organizationIdentifier: 'NTRXX-1' }) },
    at: '/organization/organization/countryCode',
  },
  'phone-malformed': {
    order: { organization: newOrganization({ phone: '117' }) },
    at: '/organization/organization/phone',
  },
  'validity-too-long': {
    order: { validity: { kind: 'days', days: 825 } },
    at: '/validity/days',
    details: { limitDays: 824 },
  },
  'validity-too-short': { order: { validity: { kind: 'until', date: '2026-11-20' } }, at: '/validity/date' },
  'validity-date-malformed': { order: { validity: { kind: 'until', date: 'soon' } }, at: '/validity/date' },
  'recipients-missing': { order: { recipients: [] }, at: '/recipients' },
  'recipients-too-many': {
    order: {
      recipients: recipients(1_001),
      payment: { method: 'card', paymentSessionId: 's' },
      total: eur(4_679_675),
    },
    at: '/recipients',
    details: { limit: 1_000, count: 1_001 },
  },
  'emails-too-many': {
    order: { notificationEmails: ['a@x.example', 'b@x.example', 'c@x.example', 'd@x.example'] },
    at: '/notificationEmails',
    details: { limit: 3 },
  },
  'email-malformed': { order: { notificationEmails: ['a@x.example', 'b@'] }, at: '/notificationEmails/1' },
  'email-too-long': {
    order: { notificationEmails: [`${'a'.repeat(65)}@x.example`] },
    at: '/notificationEmails/0',
    details: { limit: 64 },
  },
  'email-not-ascii': {
    order: { recipients: [goodRecipient({ emails: ['amélie@severn.example'] })] },
    at: '/recipients/0/emails/0',
  },
  'email-public-provider': {
    order: { recipients: [goodRecipient({ emails: ['amelie@free.fr'] })] },
    at: '/recipients/0/emails/0',
    details: { domainName: 'free.fr' },
  },
  'email-repeated': {
    order: { recipients: [goodRecipient({ emails: ['a@severn.example', 'A@severn.example'] })] },
    at: '/recipients/0/emails/1',
  },
  'email-used-in-order': {
    order: { recipients: [goodRecipient(), goodRecipient()] },
    at: '/recipients/1/emails/0',
    details: { row: 1 },
  },
  'common-name-too-long': {
    order: { recipients: [goodRecipient({ givenName: 'g'.repeat(32), surname: 's'.repeat(32) })] },
    at: '/recipients/0/surname',
    details: { limit: 64, length: 65 },
  },
  'csr-key-repeated': {
    order: { recipients: recipients(2).map((one) => ({ ...one, csrPem: 'PEM' })) },
    keys: [key('aa'), key('aa')],
    at: '/recipients/1/csrPem',
    details: { row: 1 },
  },
  'csr-key-not-offered': {
    order: { recipients: [goodRecipient({ csrPem: 'PEM' })] },
    keys: [key('aa')],
    at: '/recipients/0/csrPem',
    details: { keyProfile: 'ec_p256' },
    policy: withProduct({ keyProfiles: ['rsa_2048'] }),
  },
  'payment-not-offered': { order: {}, at: '/payment/method', policy: without({ contract: null }) },
  'contract-exhausted': {
    order: { recipients: recipients(3) },
    at: '/payment/method',
    details: { remaining: 2, needed: 3 },
  },
  'balance-too-low': {
    order: byBalance(5_500),
    at: '/payment/method',
    details: { missing: 1, currency: 'EUR' },
    policy: without({ balance: eur(5_499) }),
  },
  'price-changed': { order: byBalance(5_499), at: '/total' },
  'attestation-missing': { order: { attestation: null }, at: '/attestation' },
  'agreement-not-accepted': {
    order: { servicesAgreement: { version: '', acceptedAt: '' } },
    at: '/servicesAgreement',
  },
}

describe('each fault of an order', () => {
  test.each(Object.entries(cases))(
    '%s',
    (code, { order, at, details, policy = examplePolicy(), keys = [] }) => {
      expect(judgeOrder(goodOrder(order), keys, policy, orderNow)).toEqual([
        { pointer: at, code, ...(details && { details }) },
      ])
    },
  )

  test('is here, but for those that only a server, a file or another version can know', () => {
    const elsewhere = ['field-malformed', 'card-declined', 'table-row-too-long']
    expect([...Object.keys(cases), ...elsewhere].sort()).toEqual([...faultCodes].sort())
    expect([...faultCodes, 'unexpected', 7, null].filter((code) => !isFaultCode(code))).toEqual([
      'unexpected',
      7,
      null,
    ])
  })
})

test.each<[string, Partial<OrderSubmission>, readonly string[], OrderPolicy | undefined]>([
  [
    'agreements of another version',
    {
      attestation: { version: '2025-1', acceptedAt: '' },
      servicesAgreement: { version: '2025-1', acceptedAt: '' },
      masterAgreementVersion: '2025-1',
    },
    [
      '/attestation agreement-outdated',
      '/servicesAgreement agreement-outdated',
      '/masterAgreementVersion agreement-outdated',
    ],
    undefined,
  ],
  ['no generation where there are some', { generation: null }, ['/generation choice-not-offered'], undefined],
  [
    'a generation where there is none',
    {},
    ['/generation choice-not-offered'],
    withProduct({ generations: [] }),
  ],
  [
    'renewal where there is none',
    { renewal: { times: 1, daysBefore: 30 } },
    ['/renewal field-not-asked'],
    withProduct({ renewal: null }),
  ],
  [
    'half a renewal, and days that are not offered',
    { renewal: { times: 0.5, daysBefore: 3 } },
    ['/renewal/times number-out-of-range', '/renewal/daysBefore choice-not-offered'],
    undefined,
  ],
  [
    'renewal nought times',
    { renewal: { times: 0, daysBefore: 30 } },
    ['/renewal/times number-out-of-range'],
    undefined,
  ],
  [
    'a contract that ended this moment',
    {},
    ['/payment/method payment-not-offered'],
    without({
      contract: {
        name: 'CT',
        endsAt: '2026-11-21T12:00:00Z',
        remaining: [{ productId: 'employee', certificates: 9 }],
      },
    }),
  ],
  [
    'a contract without the product',
    {},
    ['/payment/method payment-not-offered'],
    without({ contract: { name: 'CT', endsAt: '2027-01-01T00:00:00Z', remaining: [] } }),
  ],
  ['a contract, and something to pay', { total: eur(1) }, ['/total price-changed'], undefined],
  [
    'a card that is not taken',
    { payment: { method: 'card', paymentSessionId: 's' }, total: eur(5_500) },
    ['/payment/method payment-not-offered'],
    without({ cardsAccepted: false }),
  ],
  [
    'another currency',
    { ...byBalance(5_500), total: { amount: 5_500, currency: 'USD' } },
    ['/total price-changed'],
    undefined,
  ],
  ['a length without a price', byBalance(5_500), ['/total price-changed'], withProduct({ prices: [] })],
  [
    'three years: said once, and not of the price as well',
    { ...byBalance(7_900), validity: { kind: 'years', years: 3 } },
    ['/validity/years validity-too-long'],
    undefined,
  ],
  [
    'a notification address twice',
    { notificationEmails: ['a@gmail.com', ' A@gmail.com '] },
    ['/notificationEmails/1 email-repeated'],
    undefined,
  ],
])('%s', (_, changes, faults, policy = examplePolicy()) => {
  expect(
    judgeOrder(goodOrder(changes), [], policy, orderNow).map(({ pointer, code }) => `${pointer} ${code}`),
  ).toEqual(faults)
})

test('everything that is wrong is said at once, where it is', () => {
  const order = goodOrder({
    signatureHash: 'sha256',
    validity: { kind: 'days', days: 0 },
    recipients: [goodRecipient({ surname: '.' }), goodRecipient({ emails: ['a'] }), goodRecipient()],
    notificationEmails: ['b'],
    attestation: null,
  })
  expect(
    judgeOrder(order, [], examplePolicy(), orderNow).map(({ pointer, code }) => `${pointer} ${code}`),
  ).toEqual([
    '/validity/days validity-too-short',
    '/recipients/0/surname field-insignificant',
    '/recipients/1/emails/0 email-malformed',
    '/recipients/2/emails/0 email-used-in-order',
    '/notificationEmails/0 email-malformed',
    '/payment/method contract-exhausted',
    '/attestation attestation-missing',
  ])
})

test('who is only told may be anywhere', () => {
  expect(judgeNotificationEmails(['a@gmail.com', 'b@bücher.example'], { maxNotificationEmails: 2 })).toEqual(
    [],
  )
})

test('the organization’s name, wherever it comes from', () => {
  const policy = examplePolicy()
  expect(
    [goodOrder(), goodOrder({ organization: newOrganization() }), goodOrder({ organization: null })].map(
      (order) => organizationNameOf(order, policy),
    ),
  ).toEqual(['Severn Analytics Ltd', 'Portishead Ltd', null])
})
