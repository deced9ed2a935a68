import { X509Certificate } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { type CertificateRequest, issueCertificate } from '../../mocks/authority/authority'
import { catalogue } from '../../mocks/catalogue/catalogue'
import { productOf, products } from '../../mocks/catalogue/products'
import { catchUp } from '../../mocks/issuance/catch-up'
import { submitCsr } from '../../mocks/pickup/pickup'
import { readCsrs } from '../../mocks/placing/csrs'
import { placeOrder } from '../../mocks/placing/placing'
import { actFor } from '../../mocks/stage/people'
import type { OrderRecipient, OrderSubmission, Product, ValidityChoice } from '../../src/contract/schema'
import { readEmail } from '../../src/domain/addresses/email-address'
import { priceOf } from '../../src/domain/orders/price'
import { askedNames, commonNameOf } from '../../src/domain/orders/recipient'
import { judgeValidity, lastDayOf } from '../../src/domain/orders/validity'
import { tidyText } from '../../src/domain/texts/subject-text'
import { AppError } from '../../src/errors'
import { makeCsr, makeKeys } from '../setup/world-csr'
import { makeTestWorld } from '../setup/world-node'
import { openssl } from '../setup/world-openssl'
import { newKey, order } from '../setup/world-order'
import { everythingIn, pemOf, pickupTokenFor } from '../setup/world-records'

// Each order that is accepted can be issued: it goes all the way to certificates, and OpenSSL reads in them
// what was ordered.

const start = Date.parse('2026-11-20T06:00:00Z')
const day = 86_400_000
const { world, elapse } = makeTestWorld(undefined, start)
let now = start
const goTo = (moment: number) => {
  elapse(moment - now)
  now = moment
}
const issued: { readonly pem: string; readonly purpose: 'smimesign' | 'sslclient' }[] = []

const scripts = [
  'aéÅ’',
  'Ωλ',
  'Жй',
  '陳大文葛',
  'あヤー',
  '김민수',
  'محمد',
  'אבג',
  'सुषमा',
  'ไทยำ',
  'ԱԲա',
  '𠮷𪜈',
  '0-9 .',
]
const name = fc.oneof(
  fc.constantFrom(
    'Whitcombe',
    'O’Neill',
    'van der Berg',
    '陳',
    'علی‌رضا',
    'Nguyễn',
    'ﾔﾏﾀﾞ',
    'Ⅷ',
    '葛\u{E0100}城',
  ),
  ...scripts.map((letters) => fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 31 })),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 66 }),
  fc.constantFrom(
    'Whitcombe @ Sales',
    'x'.repeat(64),
    '𠮷'.repeat(64),
    'x'.repeat(65),
    '#N/A',
    '\u3164',
    'A,B+C="D"\\E;',
  ),
)
const days = [
  '2026-11-23',
  '2027-02-28',
  '2027-12-31',
  '2028-02-28',
  '2028-02-29',
  '2028-03-01',
  '2026-12-15',
]
/** Odd moments, most of them around midnight. */
const moment = fc
  .tuple(
    fc.constantFrom(...days),
    fc.oneof(fc.integer({ min: -2_500, max: 2_500 }), fc.integer({ max: day, min: 0 })),
  )
  .map(([date, offset]) => Date.parse(`${date}T00:00:00Z`) + offset)

let people = 0
const recipientOf = (product: Product) =>
  fc
    .record({
      commonNameSource: fc.constantFrom(...product.commonNameSources),
      givenName: fc.oneof(name, fc.constant('')),
      surname: name,
      pseudonym: name,
      domainName: fc.constantFrom(
        'brightwater.example',
        'métrologie-brightwater.example',
        'new.example',
        '明泉.example',
      ),
      mailboxes: fc.integer({ min: 1, max: product.maxEmails }),
      hasOwnCsr: fc.boolean(),
      language: fc.constantFrom('en', 'fr', 'nl', 'zh-Hant'),
    })
    .map(({ domainName, mailboxes, hasOwnCsr, ...one }) => {
      const asked = askedNames(product, one.commonNameSource)
      const emails = Array.from({ length: mailboxes }, () => `P${++people}+x@${domainName}`)
      return {
        ...one,
        givenName: asked === 'names' ? one.givenName : '',
        surname: asked === 'names' ? one.surname : '',
        pseudonym: asked === 'pseudonym' ? one.pseudonym : '',
        emails,
        hasOwnCsr,
      } as const
    })
const validityOf = ({ validity }: Product, at: number): fc.Arbitrary<ValidityChoice> =>
  fc.oneof(
    fc.constantFrom<ValidityChoice>({ kind: 'years', years: 1 }, { kind: 'years', years: 2 }),
    fc
      .constantFrom(1, 2, 365, validity.maxDays)
      .map((count): ValidityChoice => ({ kind: 'days', days: count })),
    fc.constantFrom<ValidityChoice>(
      { kind: 'until', date: lastDayOf(validity, at) },
      { kind: 'until', date: new Date(at).toISOString().slice(0, 10) },
      { kind: 'until', date: '2028-02-29' },
    ),
  )
const newOrganization = fc
  .record({ name, locality: name, countryCode: fc.constantFrom('BE', 'GR', 'GB', 'TW', 'US') })
  .map((added) => ({
    kind: 'new' as const,
    organization: {
      ...added,
      organizationIdentifier: `NTR${added.countryCode}-${++people}`,
      phone: '+32 2 123 45 67',
    },
  }))
const wanted = fc.constantFrom(...products).chain((product) =>
  moment.chain((at) =>
    fc.record({
      product: fc.constant(product),
      at: fc.constant(at),
      validity: validityOf(product, at),
      generation: fc.constantFrom(...(product.generations.length > 0 ? product.generations : [null])),
      signatureHash: fc.constantFrom(...product.signatureHashes),
      organization: product.needsOrganization
        ? fc.oneof(
            fc.constant({ kind: 'existing' as const, organizationId: 'org-brightwater-taiwan' as string }),
            newOrganization,
          )
        : fc.constant(null),
      recipients: fc.array(recipientOf(product), { minLength: 1, maxLength: 2 }),
    }),
  ),
)
type Wanted = typeof wanted extends fc.Arbitrary<infer Value> ? Value : never

async function submissionOf({
  product,
  at,
  validity,
  recipients,
  ...rest
}: Wanted): Promise<OrderSubmission> {
  const judged = judgeValidity(validity, product.validity, at)
  const price = 'code' in judged ? null : priceOf(product, judged.days, recipients.length, catalogue())
  const accepted = { version: '2026-03', acceptedAt: new Date(at).toISOString() }
  return order({
    ...rest,
    productId: product.productId,
    validity,
    recipients: await Promise.all(
      recipients.map(async ({ hasOwnCsr, ...one }): Promise<OrderRecipient> => {
        const csrPem = hasOwnCsr ? (await makeCsr(keyFor(product))).csrPem : null
        return { ...one, emails: [...one.emails], csrPem }
      }),
    ),
    payment: { method: 'balance' },
    total: price?.total ?? { amount: 0, currency: 'EUR' },
    attestation: product.needsOrganization ? { ...accepted, version: '2026-01' } : null,
    servicesAgreement: accepted,
  })
}
const keyFor = ({ keyProfiles }: Product) => (keyProfiles.includes('ec_p256') ? 'ec_p256' : 'rsa_2048')

/** The number of the order; null where it was refused, as rules do. */
async function placed(submission: OrderSubmission): Promise<string | null> {
  const arrived = { idempotencyKey: newKey(), submission, csrs: await readCsrs(submission.recipients) }
  try {
    return (await world.change((scene) => placeOrder(scene, arrived))).receipt.orderNumber
  } catch (error) {
    if (error instanceof AppError && error.code === 'order-refused') return null
    throw error
  }
}

/** All that others and the recipients do until nothing is left to do. */
async function carriedOut(orderNumber: string, product: Product) {
  const found = () => world.read(({ orders }) => orders.get(orderNumber))
  for (const { recipientId } of (await found())?.recipients ?? []) {
    await world.change((scene) => actFor(scene, recipientId, 'finish_validations'))
  }
  await catchUp(world)
  for (const { orderedKey, emails } of (await found())?.recipients ?? []) {
    if (orderedKey) continue
    const { csrPem } = await makeCsr(keyFor(product))
    const token = await pickupTokenFor(world, emails[0] ?? '')
    await world.change((scene) => submitCsr(scene, token, { csrPem, agreementVersion: '2026-01' }))
  }
  const over = await found()
  if (!over) throw new Error('no such order')
  return over
}

test('orders of all kinds that are accepted go all the way to certificates of what was ordered', async () => {
  await world.change(({ account }) =>
    account.edit((row) => ({ ...row, balance: { ...row.balance, amount: 900_000_000 } })),
  )
  let taken = 0
  await fc.assert(
    fc.asyncProperty(wanted, async (one) => {
      goTo(one.at)
      const submission = await submissionOf(one)
      const orderNumber = await placed(submission)
      if (orderNumber === null) return
      taken++
      const carried = await carriedOut(orderNumber, one.product)
      const { organizations } = await everythingIn(world)
      const organization = organizations.find(
        ({ organizationId }) => organizationId === carried.organizationId,
      )
      for (const [index, { setAside }] of carried.recipients.entries()) {
        expect(setAside).toBeNull()
        const asked = submission.recipients[index] as OrderRecipient
        const pem = await pemOf(world, carried, index)
        const read = new X509Certificate(pem)
        const { subject } = read.toLegacyObject() as unknown as {
          subject: Record<string, string | undefined>
        }
        const { certificateType } = productOf(one.product.productId)
        const emails = asked.emails.map((email) => (readEmail(email) as { address: string }).address)
        const only = <Value>(value: Value | undefined, ...types: string[]) =>
          types.includes(certificateType) ? value || undefined : undefined
        const persons = ['sponsor', 'client'] as const
        expect({ ...subject }).toEqual(
          JSON.parse(
            JSON.stringify({
              C: organization?.countryCode,
              L: organization?.locality,
              O: organization?.name,
              organizationIdentifier: organization?.organizationIdentifier,
              SN: only(tidyText(asked.surname), ...persons),
              GN: only(tidyText(asked.givenName), ...persons),
              pseudonym: only(tidyText(asked.pseudonym), 'sponsor'),
              CN: commonNameOf(asked, organization?.name ?? null),
              emailAddress: emails[0],
            }),
          ),
        )
        expect(read.subjectAltName).toBe(emails.map((email) => `email:${email}`).join(', '))
        const begin = Math.floor(one.at / 1_000) * 1_000
        expect(Date.parse(read.validFrom)).toBe(begin)
        const judged = judgeValidity(one.validity, one.product.validity, one.at)
        expect('code' in judged ? judged : new Date(read.validTo).toISOString()).toBe(
          'code' in judged ? null : judged.notAfter,
        )
        issued.push({
          pem,
          purpose: certificateType === 'client' ? 'sslclient' : 'smimesign',
        })
      }
    }),
    { numRuns: 70, endOnFailure: true },
  )
  // Enough of what was made up was no nonsense.
  expect(taken).toBeGreaterThan(15)
}, 180_000)

test('the openssl command verifies all of them', async () => {
  const { root, issuing } = await world.read(({ authority }) => authority.get())
  expect(issued.length).toBeGreaterThan(15)
  for (const purpose of ['smimesign', 'sslclient'] as const) {
    const leaves = issued.flatMap((one, index) =>
      one.purpose === purpose ? [[`${index}.pem`, one.pem] as const] : [],
    )
    if (leaves.length === 0) continue
    const files = {
      'root.pem': root.certificatePem,
      'issuing.pem': Object.values(issuing)
        .map(({ certificatePem }) => certificatePem)
        .join(''),
      ...Object.fromEntries(leaves),
    }
    // Of many years: each is judged by its own times above.
    const options = [
      '-no_check_time',
      '-purpose',
      purpose,
      '-CAfile',
      'root.pem',
      '-untrusted',
      'issuing.pem',
    ]
    const said = openssl(['verify', ...options, ...leaves.map(([file]) => file)], files)
    expect(said.match(/: OK$/gm)).toHaveLength(leaves.length)
  }
}, 60_000)

test('an organization that the account has with an @ in its name gets its certificate, and everybody else theirs', async () => {
  goTo(start + day)
  await world.change(({ organizations }) =>
    organizations.edit('org-brightwater', (row) => ({ ...row, name: 'Inform@tica SL' })),
  )
  const product = productOf('secure_email_organization')
  const submission = await submissionOf({
    product,
    at: now,
    validity: { kind: 'years', years: 1 },
    generation: 'strict',
    signatureHash: 'sha256',
    organization: { kind: 'existing', organizationId: 'org-brightwater' },
    recipients: [
      {
        ...{
          commonNameSource: 'organization_name',
          givenName: '',
          surname: '',
          pseudonym: '',
          language: 'en',
        },
        ...{ emails: ['office@brightwater.example'], hasOwnCsr: true },
      },
    ],
  } as Wanted)
  const orderNumber = await placed(submission)
  const carried = await carriedOut(orderNumber ?? '', product)
  const read = new X509Certificate(await pemOf(world, carried))
  expect(read.subject).toContain('CN=Inform@tica SL')
}, 60_000)

test('the last day that the page offers is the last that the authority issues for, at every moment around midnight', async () => {
  const { publicKey } = await makeKeys('ec_p256')
  const publicKeyDer = new Uint8Array(await crypto.subtle.exportKey('spki', publicKey))
  const authority = await world.read((scene) => scene.authority.get())
  const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
  const email = 'a@brightwater.example'
  const request: Omit<CertificateRequest, 'validityDays' | 'endsAt'> = {
    profile: 'mailbox_strict',
    subject: { commonName: email },
    commonNameSource: 'email',
    emails: [email],
    usages: ['sign_email'],
    signatureHash: 'sha256',
    publicKeyDer,
    keyProfile: 'ec_p256',
  }
  const { validity } = productOf('secure_email_mailbox')
  for (const date of ['2026-11-24', '2027-03-01', '2028-02-29', '2028-03-01', '2028-01-01']) {
    for (const offset of [-1_001, -1_000, -999, -1, 0, 1, 999, 1_000]) {
      const at = Date.parse(`${date}T00:00:00Z`) + offset
      const judged = judgeValidity({ kind: 'until', date: lastDayOf(validity, at) }, validity, at)
      if ('code' in judged) throw new Error(`${at}: ${judged.code}`)
      const till = (endsAt: number) =>
        issueCertificate(
          {
            ...request,
            validityDays: judged.days,
            endsAt: new Date(endsAt),
          },
          { now: new Date(at), random, authority },
        )
      await expect(till(Date.parse(judged.notAfter)), new Date(at).toISOString()).resolves.toBeTruthy()
      await expect(till(Date.parse(judged.notAfter) + day)).rejects.toMatchObject({
        details: { reason: 'period' },
      })
    }
  }
}, 120_000)

afterAll(() => {
  issued.length = 0
})
