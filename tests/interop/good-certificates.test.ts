import { expect, test } from 'vitest'
import { catalogue } from '../../mocks/catalogue/catalogue'
import { products } from '../../mocks/catalogue/products'
import { catchUp } from '../../mocks/issuance/catch-up'
import { issuedCertificate } from '../../mocks/pickup/certificate'
import { pickupOf, submitCsr } from '../../mocks/pickup/pickup'
import { readCsrs } from '../../mocks/placing/csrs'
import { placeOrder } from '../../mocks/placing/placing'
import { actFor } from '../../mocks/stage/people'
import type {
  IssuedCertificate,
  KeyProfile,
  OrderRecipient,
  OrderSubmission,
  Pickup,
  Product,
} from '../../src/contract/schema'
import { createOperations } from '../../src/crypto-worker/operations'
import {
  type CertificateCheckName,
  certificateCheckNames,
  checkCertificate,
  checkFile,
} from '../../src/domain/certificates/checks'
import { priceOf } from '../../src/domain/orders/price'
import { askedNames } from '../../src/domain/orders/recipient'
import { makeTestWorld, morning } from '../setup/world-node'
import { newKey, order } from '../setup/world-order'
import { pickupTokenFor } from '../setup/world-records'

// Each certificate of the mock authority, of every product and in names of many scripts, passes every check
// that the recipient's page makes, judged against the same pickup. With one thing changed it fails the row of
// that thing.

const { world } = makeTestWorld()
const operations = createOperations(crypto)
const context = { signal: new AbortController().signal, progress: () => {} }
const password = 'correct horse battery staple'

const people: readonly (readonly [givenName: string, surname: string])[] = [
  ['Zoë', 'Lefèvre-Dåhl'],
  ['Zoë Ǎnh', 'Nguyễn'].map((text) => text.normalize('NFD')) as [string, string],
  ['宜君', '陳'],
  ['محمد', 'علی\u200cرضا'],
  ['ＡＬＩＣＥ', 'O’Neill  van der Berg'],
]
const organizations: readonly string[] = [
  'Brasserie Étoilé'.normalize('NFD'),
  'ﾔﾏﾀﾞ Ⅷ 株式會社',
  'חברה 12 (ישראל)',
]
/** Written in ways that are the same mailbox; the domain has letters of its own. */
const mailboxes = (person: number, count: number) =>
  Array.from({ length: count }, (_, index) => {
    const domainName = index % 2 === 0 ? 'brightwater.example' : 'métrologie-brightwater.example'
    return `Person${person}.${index}+Mail@${domainName}`
  })

/**
 * One RSA key of each product and source, the others of the quick kind where it may be: a key of its own for
 * each is what takes the time here.
 */
const keyFor = ({ keyProfiles }: Product, place: number, index: number): KeyProfile =>
  place + index > 0 && keyProfiles.includes('ec_p256') ? 'ec_p256' : 'rsa_2048'

type Source = OrderRecipient['commonNameSource']
type Choice = OrderSubmission['organization']

let numbers = 0
const newOrganization = (name: string): Choice => ({
  kind: 'new',
  organization: {
    ...{ name, locality: 'Liège', countryCode: 'BE' },
    ...{ organizationIdentifier: `NTRBE-${++numbers}`, phone: '+32 2 123 45 67' },
  },
})

/** Everybody in the first order, two of them in each further one. */
function recipients(product: Product, commonNameSource: Source, place: number): OrderRecipient[] {
  const asked = askedNames(product, commonNameSource)
  const some = [place, place + 1].flatMap((at) => people.slice(at % people.length).slice(0, 1))
  return (asked === 'none' || place > 0 ? some : people).map(([givenName, surname]) => ({
    commonNameSource,
    givenName: asked === 'names' ? givenName : '',
    surname: asked === 'names' ? surname : '',
    pseudonym: asked === 'pseudonym' ? `${surname} 2` : '',
    emails: mailboxes(++numbers, (numbers % product.maxEmails) + 1),
    csrPem: null,
    language: 'en',
  }))
}

interface Delivered {
  readonly pickup: Pickup
  readonly issued: IssuedCertificate
  readonly keyId: Parameters<typeof operations.checkCertificate>[0]['keyId']
}

/** Ordered, agreed to by everybody, and made by each recipient as the page makes it. */
async function delivered(product: Product, source: Source, organization: Choice, place: number) {
  const accepted = { version: '2026-03', acceptedAt: new Date(morning - 60_000).toISOString() }
  const ordered = recipients(product, source, place)
  const submission = order({
    productId: product.productId,
    organization,
    generation: product.generations[place % Math.max(1, product.generations.length)] ?? null,
    signatureHash: product.signatureHashes[place % product.signatureHashes.length] ?? 'sha256',
    recipients: ordered,
    payment: { method: 'balance' },
    total: priceOf(product, 365, ordered.length, catalogue())?.total ?? { amount: 0, currency: 'EUR' },
    attestation: product.needsOrganization ? { ...accepted, version: '2026-01' } : null,
    servicesAgreement: accepted,
  })
  const arrived = { idempotencyKey: newKey(), submission, csrs: await readCsrs(submission.recipients) }
  const { orderNumber } = (await world.change((scene) => placeOrder(scene, arrived))).receipt
  const placed = () => world.read(({ orders }) => orders.get(orderNumber))
  for (const { recipientId } of (await placed())?.recipients ?? []) {
    await world.change((scene) => actFor(scene, recipientId, 'finish_validations'))
  }
  await catchUp(world)
  const done: Delivered[] = []
  for (const [index, { emails }] of ((await placed())?.recipients ?? []).entries()) {
    const token = await pickupTokenFor(world, emails[0] ?? '')
    const before = await world.read((scene) => pickupOf(scene, token))
    const { keyId, csrPem } = await operations.makeKeyAndCsr(
      {
        keyProfile: keyFor(product, place, index),
        subject: { commonName: before.commonName, emails: before.emails },
      },
      context,
    )
    await world.change((scene) => submitCsr(scene, token, { csrPem, agreementVersion: '2026-01' }))
    done.push({
      keyId,
      pickup: await world.read((scene) => pickupOf(scene, token)),
      issued: await world.read((scene) => issuedCertificate(scene, token)),
    })
  }
  return done
}

/** The checks as the page makes them (`certificate-work`), and those that fail. */
async function checked({ pickup, issued, keyId }: Delivered) {
  const found = await operations.checkCertificate({ keyId, ...issued, asOf: pickup.asOf }, context)
  const failedFor = (ordered: Pickup): CertificateCheckName[] =>
    checkCertificate(found, ordered, new Date(pickup.asOf)).flatMap(({ name, passed }) =>
      passed ? [] : [name],
    )
  return { found, failedFor }
}

const offers = products
  .filter(({ endOfLife }) => endOfLife?.canBeOrdered !== false)
  .flatMap((product) => {
    const choices: Choice[] = product.needsOrganization
      ? [
          { kind: 'existing', organizationId: 'org-brightwater' },
          { kind: 'existing', organizationId: 'org-brightwater-taiwan' },
          ...organizations.map(newOrganization),
        ]
      : [null]
    return product.commonNameSources.map((source) => ({ product, source, choices }))
  })

test.each(offers)(
  '$product.productId made out to $source passes every check, and fails its own row with one thing changed',
  async ({ product, source, choices }) => {
    const algorithms = new Set<string>()
    await world.change(({ account: record }) =>
      record.edit((row) => ({ ...row, balance: { ...row.balance, amount: 900_000_000 } })),
    )
    for (const [place, choice] of choices.entries()) {
      const all = await delivered(product, source, choice, place)
      expect(all.length).toBeGreaterThan(1)
      for (const one of all) {
        const { pickup } = one
        const { found, failedFor } = await checked(one)
        algorithms.add(found.certificate.keyAlgorithm)
        const otherwise = {
          ...pickup,
          commonName: pickup.commonName.normalize('NFD').toUpperCase(),
          organizationName: pickup.organizationName?.normalize('NFD').toLowerCase() ?? null,
          emails: pickup.emails.map((email) => email.toUpperCase()),
        }
        expect([pickup.commonName, failedFor(otherwise)]).toEqual([pickup.commonName, []])
        expect([pickup.commonName, failedFor(pickup)]).toEqual([pickup.commonName, []])
        const [first = '', ...others] = pickup.emails
        const another = `x${first}`
        const changed: readonly (readonly [Partial<Pickup>, CertificateCheckName])[] = [
          [{ commonName: `${pickup.commonName}a` }, 'name-matches'],
          [{ organizationName: `${pickup.organizationName ?? ''}a` }, 'name-matches'],
          ...(pickup.organizationName === null
            ? []
            : [[{ organizationName: null }, 'name-matches'] as const]),
          [{ emails: [...pickup.emails, 'one.more@brightwater.example'] }, 'emails-included'],
          [{ emails: others }, 'nothing-more'],
          [{ emails: [another, ...others] }, 'emails-included'],
        ]
        for (const [change, row] of changed) {
          const rows = failedFor({ ...pickup, ...change })
          // Another address in one's place is one missing and one too many.
          const expected = change.emails?.[0] === another ? [row, 'nothing-more'] : [row]
          expect([change, rows]).toEqual([change, expected])
        }
      }
      // The tenth row: the file that is built of it.
      const [one] = all as [Delivered]
      const { found } = await checked(one)
      const chainPem = found.chain.certificates.slice(1).map(({ certificatePem }) => certificatePem)
      const { certificatePem } = one.issued
      const input = {
        keyId: one.keyId,
        certificatePem,
        chainPem,
        password,
        friendlyName: one.pickup.commonName,
      }
      const file = await operations.buildPkcs12({ ...input, profile: 'compatible' }, context)
      expect(file.pkcs12Der.length).toBeGreaterThan(1_000)
      const rows = [...checkCertificate(found, one.pickup, new Date(one.pickup.asOf)), checkFile(null)]
      expect(rows.map(({ name }) => name)).toEqual(certificateCheckNames)
    }
    expect([...algorithms].toSorted()).toEqual(
      product.keyProfiles.includes('ec_p256') ? ['EC P-256', 'RSA 2048'] : ['RSA 2048'],
    )
  },
  240_000,
)
