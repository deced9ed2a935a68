import { describe, expect, test } from 'vitest'
import {
  type ClientOrderDraft,
  draftPrice,
  draftTotal,
  judgeDraft,
  keysOf,
  newDraft,
  recipientOf,
  submissionOf,
  wholeNumber,
} from '../../../src/domain/orders/client-order-draft'
import {
  countedIds,
  exampleDraft,
  examplePolicy,
  exampleProduct,
  exampleRow,
  mailboxProduct,
  orderNow,
} from '../../setup/order-policy'

const product = exampleProduct()
const policy = examplePolicy()
const csr = {
  csrPem: '-----BEGIN CERTIFICATE REQUEST-----\n',
  subject: 'CN=x',
  signatureAlgorithm: 'x',
  publicKeySha256: 'ab'.repeat(32),
  keyProfile: 'rsa_2048' as const,
}
const agreed = {
  attestation: { version: '2026-01', acceptedAt: '2026-11-21T11:00:00Z' },
  servicesAgreement: { version: '2026-02', acceptedAt: '2026-11-21T11:00:00Z' },
}
const byContract = { method: 'contract', cardSessionId: null, depositSessionId: null } as const
const ready = (changes: Partial<ClientOrderDraft> = {}) =>
  exampleDraft(1, { ...agreed, payment: byContract, ...changes })
const said = (draft: ClientOrderDraft) =>
  judgeDraft(draft, product, policy, orderNow).faults.map(({ pointer, code }) => `${pointer} ${code}`)
const submission = (changes: Partial<ClientOrderDraft>) =>
  submissionOf(exampleDraft(1, changes), product, { amount: 0, currency: 'EUR' }, '2026-03')

test('a new draft has the product’s defaults, one empty row and a key of its own', () => {
  expect(newDraft(product, 'nl', countedIds())).toMatchObject({
    productId: 'employee',
    organization: { kind: 'existing', organizationId: '' },
    generation: 'strict',
    signatureHash: 'sha256',
    validity: { kind: 'years', years: 1 },
    renewal: { on: false, daysBefore: 30 },
    recipients: [{ commonNameSource: 'email', emails: [''], hasOwnCsr: false, csr: null, language: 'nl' }],
    payment: { method: null },
  })
  const { recipients, idempotencyKey } = newDraft(product, 'nl', countedIds())
  expect(recipients[0]?.rowId).not.toBe(idempotencyKey)
  expect(newDraft(mailboxProduct(), 'fr', countedIds()).organization.kind).toBe('none')
  expect(newDraft(exampleProduct({ generations: [], renewal: null }), 'fr', countedIds())).toMatchObject({
    generation: null,
    renewal: { on: false },
  })
})

test('a draft that is filled in has no fault', () => {
  expect(said(ready())).toEqual([])
})

test('an untouched one is told everything that is missing, once each', () => {
  expect(said(newDraft(product, 'en', countedIds()))).toEqual([
    '/organization organization-required',
    '/recipients/0/givenName field-required',
    '/recipients/0/surname field-required',
    '/recipients/0/emails/0 field-required',
    '/attestation attestation-missing',
    '/servicesAgreement agreement-not-accepted',
    '/payment/method field-required',
  ])
})

test('a card that is not authorized yet', () => {
  expect(said(ready({ payment: { ...byContract, method: 'card' } }))).toEqual([
    '/payment/paymentSessionId field-required',
  ])
})

describe('a row as it is submitted', () => {
  test('has what the product asks for, and nothing that was typed under another choice', () => {
    const row = { ...exampleRow(1), pseudonym: 'Bellerophon' }
    expect(recipientOf(row, product)).toMatchObject({
      givenName: 'Given',
      surname: 'Surname 1',
      pseudonym: '',
    })
    expect(recipientOf({ ...row, commonNameSource: 'pseudonym' }, product)).toMatchObject({
      givenName: '',
      surname: '',
      pseudonym: 'Bellerophon',
    })
    expect(recipientOf({ ...row, commonNameSource: 'email' }, mailboxProduct())).toMatchObject({
      surname: '',
    })
  })

  test.each([
    [[''], []],
    [['', ' '], []],
    [['a@x.example', '', ' '], ['a@x.example']],
    [
      ['', 'a@x.example'],
      ['', 'a@x.example'],
    ],
    [
      ['a@x.example', '', 'b@x.example', ''],
      ['a@x.example', '', 'b@x.example'],
    ],
  ])('of the addresses %j: %j, so that each stays at its place', (emails, sent) => {
    expect(recipientOf({ ...exampleRow(1), emails }, product).emails).toEqual(sent)
  })

  test('has the CSR only where it is chosen, and none is a fault where it is', () => {
    const row = { ...exampleRow(1), csr }
    expect(recipientOf(row, product).csrPem).toBeNull()
    expect(recipientOf({ ...row, hasOwnCsr: true }, product).csrPem).toBe(csr.csrPem)
    expect(said(ready({ recipients: [{ ...exampleRow(1), hasOwnCsr: true }] }))).toEqual([
      '/recipients/0/csrPem field-required',
    ])
    expect(keysOf({ recipients: [row, { ...row, hasOwnCsr: true }] })).toEqual([null, csr])
  })
})

test.each<[Partial<ClientOrderDraft>, object]>([
  [
    { validity: { kind: 'years', years: 2, date: 'x', days: 'y' } },
    { validity: { kind: 'years', years: 2 } },
  ],
  [
    { validity: { kind: 'until', years: 2, date: 'x', days: 'y' } },
    { validity: { kind: 'until', date: 'x' } },
  ],
  [
    { validity: { kind: 'days', years: 2, date: 'x', days: ' 400 ' } },
    { validity: { kind: 'days', days: 400 } },
  ],
  [
    { validity: { kind: 'days', years: 2, date: 'x', days: 'many' } },
    { validity: { kind: 'days', days: 0 } },
  ],
  [{ renewal: { on: false, times: '9', daysBefore: 7 } }, { renewal: null }],
  [{ renewal: { on: true, times: '3', daysBefore: 7 } }, { renewal: { times: 3, daysBefore: 7 } }],
  [
    { notificationEmails: 'a@x.example; b@x.example' },
    { notificationEmails: ['a@x.example', 'b@x.example'] },
  ],
])('%j is submitted as %j', (changes, sent) => {
  expect(submission(changes)).toMatchObject(sent)
})

test('an organization of either kind, or none chosen', () => {
  const added = { name: 'N', countryCode: 'GB', locality: 'L', organizationIdentifier: 'I', phone: 'P' }
  const chosen = (kind: 'existing' | 'new', organizationId = '') =>
    submission({ organization: { kind, organizationId, added } }).organization
  expect(chosen('new')).toEqual({ kind: 'new', organization: added })
  expect(chosen('existing', 'org-severn')).toEqual({ kind: 'existing', organizationId: 'org-severn' })
  expect(chosen('existing')).toBeNull()
  const none = submissionOf(exampleDraft(), mailboxProduct(), { amount: 0, currency: 'EUR' }, '')
  expect([none.organization, none.attestation]).toEqual([null, null])
})

test('the price follows the validity and the rows; the contract pays everything', () => {
  const draft = exampleDraft(25, { validity: { kind: 'years', years: 2, date: '', days: '' } })
  const price = draftPrice(draft, product, policy, orderNow)
  expect(price).toMatchObject({ count: 25, discountPercent: 5, total: { amount: 130_625 } })
  expect(draftTotal(draft, price)).toEqual({ amount: 130_625, currency: 'EUR' })
  expect(draftTotal({ ...draft, payment: byContract }, price)).toEqual({ amount: 0, currency: 'EUR' })
  const tooLong = { ...draft, validity: { ...draft.validity, years: 3 } }
  expect(draftPrice(tooLong, product, policy, orderNow)).toBeNull()
})

test.each([
  ['12', 12],
  [' 7\t', 7],
  ['３６５', 365],
  ['0', 0],
  ['9999999', 9_999_999],
  ['', Number.NaN],
  ['1.5', Number.NaN],
  ['-3', Number.NaN],
  ['1e3', Number.NaN],
  ['0x10', Number.NaN],
])('%j is the number %d', (text, number) => {
  expect(wholeNumber(text)).toBe(number)
})
