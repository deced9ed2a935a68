import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { NewOrganization, OrderSubmission } from '../../../src/contract/schema'
import { type FaultCode, faultCodes } from '../../../src/domain/fault-codes'
import type { ErrorCode } from '../../../src/errors'
import { makeCsr } from '../../setup/world-csr'
import { forgedCsr, modulusLike, oids, pem, rsaKeyInfo } from '../../setup/world-forged-csr'
import { makeTestWorld, morning, serveWorld } from '../../setup/world-node'
import {
  cardSession,
  faultsOf,
  mailboxOrder,
  order,
  placedOrder,
  recipient,
  withPrice,
} from '../../setup/world-order'

// Orders submitted past every page: the server says what the page says, the same code at the same place, and
// nothing else.

const { world } = makeTestWorld()
const server = serveWorld(world)
afterAll(() => server.close())

const csr = { one: '', curve: '', used: '', blocked: '', forged: '' }
const session = { declined: '', small: '', deposit: '', used: '', unpaid: '' }
beforeAll(async () => {
  const one = await makeCsr()
  csr.one = one.csrPem
  csr.curve = (await makeCsr('ec_p256')).csrPem
  csr.used = (await makeCsr()).csrPem
  const forged = one.csrDer.slice()
  forged[forged.length - 1] = (forged.at(-1) ?? 0) ^ 1
  csr.forged = pem('CERTIFICATE REQUEST', forged)
  await placedOrder(order({ recipients: [recipient('Grace', { csrPem: csr.used })] }))
  const blocked = await makeCsr()
  csr.blocked = blocked.csrPem
  const keyInfo = await crypto.subtle.exportKey('spki', blocked.keys.publicKey)
  const digest = Buffer.from(await crypto.subtle.digest('SHA-256', keyInfo)).toString('hex')
  await world.change(({ blockedKeys }) => void blockedKeys.add({ publicKeySha256: digest }))

  session.declined = await cardSession(world, 2400, '4000 0000 0000 0002')
  session.small = await cardSession(world, 2399)
  session.deposit = await cardSession(world, 2400, '4111 1111 1111 1111', 'deposit')
  session.used = await cardSession(world, 2400)
  session.unpaid = await cardSession(world, 2400, 'not typed at all')
  await placedOrder(mailboxOrder({ payment: { method: 'card', paymentSessionId: session.used } }))
  // The deposit of above would pay for what is to be too dear.
  await world.change(({ account }) =>
    account.edit((row) => ({ ...row, balance: { ...row.balance, amount: 12_000 } })),
  )
}, 60_000)

const one = (more: Parameters<typeof recipient>[1]) => order({ recipients: [recipient('Ada', more)] })
const several = (count: number) => Array.from({ length: count }, (_, index) => recipient(`Ada${index}`))
const mails = (count: number) => several(count).flatMap(({ emails }) => emails)
const added = (more: Partial<NewOrganization>) =>
  order({
    organization: {
      kind: 'new',
      organization: {
        name: 'Thornbury Optics Ltd',
        countryCode: 'GB',
        locality: 'Thornbury',
        organizationIdentifier: 'NTRGB-08812345',
        phone: '+44 117 496 0123',
        ...more,
      },
    },
  })
const premium = (more: Partial<OrderSubmission>) =>
  withPrice(
    order({
      productId: 'client_premium',
      generation: 'multipurpose',
      payment: { method: 'balance' },
      ...more,
    }),
  )
const byCard = (paymentSessionId: string) => mailboxOrder({ payment: { method: 'card', paymentSessionId } })
const acceptance = (version: string, at = morning) => ({ version, acceptedAt: new Date(at).toISOString() })

type Row = readonly [code: FaultCode | ErrorCode, pointer: string, submission: () => OrderSubmission]

const rows: readonly Row[] = [
  ['product-unknown', '/productId', () => order({ productId: 'client_platinum' })],
  [
    'product-ended',
    '/productId',
    () => mailboxOrder({ productId: 'class1_smime', generation: 'multipurpose' }),
  ],
  ['organization-required', '/organization', () => order({ organization: null })],
  [
    'organization-unknown',
    '/organization/organizationId',
    () => order({ organization: { kind: 'existing', organizationId: 'org-elsewhere' } }),
  ],
  [
    'field-not-asked',
    '/organization',
    () => mailboxOrder({ organization: { kind: 'existing', organizationId: 'org-brightwater' } }),
  ],
  ['field-required', '/organization/organization/name', () => added({ name: ' ' })],
  ['field-too-long', '/organization/organization/name', () => added({ name: 'x'.repeat(65) })],
  ['field-insignificant', '/organization/organization/locality', () => added({ locality: '- .' })],
  ['field-forbidden-characters', '/organization/organization/name', () => added({ name: 'A <b>' })],
  [
    'country-unknown',
    '/organization/organization/countryCode',
    () => added({ countryCode: 'XX', organizationIdentifier: 'NTRXX-08812345' }),
  ],
  [
    'organization-identifier-malformed',
    '/organization/organization/organizationIdentifier',
    () => added({ organizationIdentifier: '08812345' }),
  ],
  ['phone-malformed', '/organization/organization/phone', () => added({ phone: '0117 496 0123' })],
  ['choice-not-offered', '/generation', () => order({ generation: null })],
  ['choice-not-offered', '/validity/years', () => order({ validity: { kind: 'years', years: 4 } })],
  ['validity-too-long', '/validity/years', () => order({ validity: { kind: 'years', years: 3 } })],
  ['validity-too-long', '/validity/days', () => order({ validity: { kind: 'days', days: 825 } })],
  ['validity-too-short', '/validity/days', () => order({ validity: { kind: 'days', days: 0 } })],
  ['validity-too-short', '/validity/date', () => order({ validity: { kind: 'until', date: '2026-11-22' } })],
  [
    'validity-date-malformed',
    '/validity/date',
    () => order({ validity: { kind: 'until', date: '2027-02-30' } }),
  ],
  ['number-out-of-range', '/renewal/times', () => order({ renewal: { times: 6, daysBefore: 30 } })],
  ['choice-not-offered', '/renewal/daysBefore', () => order({ renewal: { times: 1, daysBefore: 31 } })],
  ['recipients-missing', '/recipients', () => order({ recipients: [] })],
  ['recipients-too-many', '/recipients', () => order({ recipients: several(1001) })],
  [
    'choice-not-offered',
    '/recipients/0/commonNameSource',
    () => one({ commonNameSource: 'organization_name' }),
  ],
  ['field-not-asked', '/recipients/0/pseudonym', () => one({ pseudonym: 'Enchantress' })],
  ['field-required', '/recipients/0/surname', () => one({ surname: '' })],
  ['field-too-long', '/recipients/0/surname', () => one({ surname: 'x'.repeat(65) })],
  [
    'common-name-too-long',
    '/recipients/0/surname',
    () => one({ givenName: 'x'.repeat(40), surname: 'y'.repeat(40) }),
  ],
  ['emails-too-many', '/recipients/0/emails/5', () => one({ emails: mails(6) })],
  ['field-required', '/recipients/0/emails/0', () => one({ emails: [] })],
  ['email-malformed', '/recipients/0/emails/0', () => one({ emails: ['ada@brightwater'] })],
  [
    'email-too-long',
    '/recipients/0/emails/0',
    () => one({ emails: [`${'a'.repeat(65)}@brightwater.example`] }),
  ],
  ['email-not-ascii', '/recipients/0/emails/0', () => one({ emails: ['adélaïde@brightwater.example'] })],
  ['email-public-provider', '/recipients/0/emails/0', () => one({ emails: ['ada.hargreaves@gmail.com'] })],
  [
    'email-repeated',
    '/recipients/0/emails/1',
    () => one({ emails: ['ada@brightwater.example', 'Ada@Brightwater.example'] }),
  ],
  [
    'email-used-in-order',
    '/recipients/1/emails/0',
    () => order({ recipients: [recipient('Ada'), recipient('Ada')] }),
  ],
  ['email-malformed', '/notificationEmails/0', () => order({ notificationEmails: ['everybody'] })],
  ['emails-too-many', '/notificationEmails', () => order({ notificationEmails: mails(21) })],
  [
    'csr-key-repeated',
    '/recipients/1/csrPem',
    () =>
      order({
        recipients: [recipient('Ada', { csrPem: csr.one }), recipient('Grace', { csrPem: csr.one })],
      }),
  ],
  [
    'csr-key-not-offered',
    '/recipients/0/csrPem',
    () => premium({ recipients: [recipient('Ada', { csrPem: csr.curve })] }),
  ],
  ['field-required', '/recipients/0/csrPem', () => one({ csrPem: ' ' })],
  ['pem-missing', '/recipients/0/csrPem', () => one({ csrPem: 'hello' })],
  ['csr-signature-invalid', '/recipients/0/csrPem', () => one({ csrPem: csr.forged })],
  [
    'csr-signature-hash-unsupported',
    '/recipients/0/csrPem',
    () =>
      one({
        csrPem: forgedCsr(rsaKeyInfo(modulusLike(2048), 65_537n), { signatureAlgorithm: oids.md5WithRsa }),
      }),
  ],
  [
    'key-rsa-size-unsupported',
    '/recipients/0/csrPem',
    () => one({ csrPem: forgedCsr(rsaKeyInfo(modulusLike(1024), 65_537n)) }),
  ],
  ['csr-key-reused', '/recipients/0/csrPem', () => one({ csrPem: csr.used })],
  ['csr-key-blocklisted', '/recipients/0/csrPem', () => one({ csrPem: csr.blocked })],
  ['payment-not-offered', '/payment/method', () => mailboxOrder({ payment: { method: 'contract' } })],
  [
    'contract-exhausted',
    '/payment/method',
    () =>
      order({
        productId: 'secure_email_organization',
        recipients: several(4).map((row) => ({
          ...row,
          commonNameSource: 'organization_name' as const,
          givenName: '',
          surname: '',
        })),
      }),
  ],
  ['balance-too-low', '/payment/method', () => premium({ recipients: several(3) })],
  ['price-changed', '/total', () => ({ ...mailboxOrder(), total: { amount: 1, currency: 'EUR' } })],
  ['price-changed', '/total', () => order({ total: { amount: 4500, currency: 'EUR' } })],
  ['card-declined', '/payment/paymentSessionId', () => byCard(session.declined)],
  ['card-declined', '/payment/paymentSessionId', () => byCard(session.small)],
  ['card-declined', '/payment/paymentSessionId', () => byCard(session.deposit)],
  ['card-declined', '/payment/paymentSessionId', () => byCard(session.used)],
  ['card-declined', '/payment/paymentSessionId', () => byCard(session.unpaid)],
  ['payment-session-unknown', '/payment/paymentSessionId', () => byCard('x'.repeat(24))],
  ['attestation-missing', '/attestation', () => order({ attestation: null })],
  ['agreement-outdated', '/attestation', () => order({ attestation: acceptance('2025-01') })],
  ['agreement-not-accepted', '/servicesAgreement', () => order({ servicesAgreement: acceptance('') })],
  ['agreement-outdated', '/servicesAgreement', () => order({ servicesAgreement: acceptance('2025-03') })],
  ['agreement-outdated', '/masterAgreementVersion', () => order({ masterAgreementVersion: '2020-01' })],
  [
    'field-malformed',
    '/servicesAgreement/acceptedAt',
    () => order({ servicesAgreement: acceptance('2026-03', morning + 86_400_000) }),
  ],
]

describe('an order that is refused', () => {
  test.each(rows)('%s at %s', async (code, pointer, submission) => {
    const refused = await faultsOf(submission())
    expect(refused).toMatchObject({ status: 422, type: 'order-refused' })
    expect(refused.faults.map((fault) => [fault.code, fault.pointer])).toEqual([[code, pointer]])
  })

  test('leaves nothing behind', async () => {
    const sizes = () =>
      world.read(async ({ orders, chapters, organizations, account }) => [
        await orders.count(),
        await chapters.count(),
        await organizations.count(),
        (await account.get()).balance.amount,
      ])
    const before = await sizes()
    await faultsOf(added({ phone: '1' }))
    await faultsOf(byCard(session.declined))
    expect(await sizes()).toEqual(before)
  })

  test('is told everything at once, with the facts that its sentences need', async () => {
    const { faults } = await faultsOf(
      order({
        validity: { kind: 'days', days: 900 },
        recipients: [recipient('Ada', { emails: ['ada@gmail.com'] }), recipient('Grace', { csrPem: 'x' })],
        attestation: null,
      }),
    )
    expect(faults).toEqual([
      { pointer: '/validity/days', code: 'validity-too-long', details: { limitDays: 824 } },
      {
        pointer: '/recipients/0/emails/0',
        code: 'email-public-provider',
        details: { domainName: 'gmail.com' },
      },
      { pointer: '/attestation', code: 'attestation-missing' },
      { pointer: '/recipients/1/csrPem', code: 'pem-missing' },
    ])
  })

  test('was refused here for each code there is', () => {
    // A row of a file is read by the page alone.
    const ofPage: readonly FaultCode[] = ['table-row-too-long']
    const provoked = new Set<string>(rows.map(([code]) => code))
    expect(faultCodes.filter((code) => !provoked.has(code))).toEqual(ofPage)
  })
})
