import { describe, expect, test } from 'vitest'
import type { DraftCsr } from '../../../src/domain/orders/client-order-draft'
import {
  type DraftRecord,
  draftRecordOf,
  draftRecordVersion,
  emptied,
  readDraftRecord,
  revisionOf,
} from '../../../src/storage/draft-record'
import { exampleDraft, exampleRow } from '../../setup/order-policy'

const record = (changes: Partial<DraftRecord> = {}): DraftRecord => ({
  draftId: 'draft-1',
  accountId: 'account-severn',
  revision: 3,
  savedAt: '2026-11-21T12:00:00.000Z',
  step: 'recipients',
  placedAs: null,
  rows: 2,
  kind: 'client_order',
  content: exampleDraft(2),
  ...changes,
})
const csr: DraftCsr = {
  csrPem: '-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n-----END CERTIFICATE REQUEST-----\n',
  subject: 'CN=somebody',
  signatureAlgorithm: 'sha256WithRSAEncryption',
  publicKeySha256: 'ab'.repeat(32),
  keyProfile: 'rsa_2048',
}
const stored = (changes: Partial<DraftRecord> = {}) => draftRecordOf(record(changes)) as object

/**
 * A record as a build of version 2 wrote it: orders of client certificates only, and it said nothing of
 * kinds.
 */
const ofSecondVersion = () => {
  const { kind: _kind, rows, ...second } = stored() as Record<string, unknown>
  return { ...second, recipients: rows, version: 2 }
}

test('a record of the first version belongs to nobody yet, and is the same otherwise', () => {
  const { accountId: _accountId, ...first } = ofSecondVersion() as Record<string, unknown>
  expect(readDraftRecord({ ...first, version: 1 })).toEqual(record({ accountId: null }))
})

test('a record of the second version is a draft of an order, and the same otherwise', () => {
  expect(readDraftRecord(ofSecondVersion())).toEqual(record())
})

describe('a record of a draft', () => {
  test('gives back what went in, wrong and half-typed texts, too', () => {
    const content = exampleDraft(1, {
      recipients: [
        { ...exampleRow(1), emails: ['', 'not an address', '<script>'], hasOwnCsr: true, csr },
        { ...exampleRow(2), csr: null, hasOwnCsr: true },
      ],
      validity: { kind: 'until', years: 3, date: '2027-02-30', days: 'many' },
      notificationEmails: 'a@b, c@',
      attestation: { version: '2026-01', acceptedAt: '2026-11-21T12:00:00Z' },
    })
    expect(readDraftRecord(stored({ content }))).toEqual(record({ content }))
  })

  test.each<[string, (good: object) => unknown]>([
    ['nothing', () => null],
    ['a text', () => 'draft'],
    ['no version', ({ ...good }: { version?: number }) => ({ ...good, version: undefined })],
    ['a newer version', (good) => ({ ...good, version: draftRecordVersion + 1 })],
    ['an older one that nothing leads on from', (good) => ({ ...good, version: 0 })],
    ['a kind that this build does not know', (good) => ({ ...good, kind: 'yacht' })],
    ['a kind that is a name of every object', (good) => ({ ...good, kind: 'toString' })],
    ['no kind', ({ ...good }: { kind?: string }) => ({ ...good, kind: undefined })],
    ['no content', (good) => ({ ...good, content: null })],
    ['a time that is none', (good) => ({ ...good, savedAt: 'yesterday' })],
    ['a revision that is none', (good) => ({ ...good, revision: 0.5 })],
    ['rows of one name', (good) => ({ ...good, content: exampleDraft(1, twins) })],
    ['a row without a field for an address', (good) => ({ ...good, content: exampleDraft(1, addressless) })],
  ])('is not read: %s', (_, damage) => {
    expect(readDraftRecord(damage(stored()))).toBeNull()
  })
  const twins = { recipients: [exampleRow(1), { ...exampleRow(2), rowId: exampleRow(1).rowId }] }
  const addressless = { recipients: [{ ...exampleRow(1), emails: [] }] }

  test('of an older version is brought to this one', () => {
    const { content, ...rest } = record()
    const { notificationEmails, ...others } = content
    // A made-up version 0, in which the addresses were a list.
    const old = { ...rest, version: 0, content: { ...others, notify: ['a@x.example', 'b@x.example'] } }
    const steps = {
      0: ({ content: before, ...same }: Readonly<Record<string, unknown>>) => {
        const { notify, ...content } = before as { notify: readonly string[] }
        return { ...same, content: { ...content, notificationEmails: notify.join(', ') } }
      },
      1: (same: Readonly<Record<string, unknown>>) => ({ ...same, accountId: null }),
      2: (same: Readonly<Record<string, unknown>>) => ({ ...same, kind: 'client_order' }),
    }
    expect(notificationEmails).toBe('')
    expect(readDraftRecord(old, steps)?.content.notificationEmails).toBe('a@x.example, b@x.example')
    expect(readDraftRecord(old)).toBeNull()
  })

  test('of an older version whose step gives something else is not read, and nothing turns in circles', () => {
    const nonsense = { 0: () => ({ nothing: true }) }
    expect(readDraftRecord({ version: 0 }, nonsense)).toBeNull()
    expect(readDraftRecord({ version: Number.NEGATIVE_INFINITY }, nonsense)).toBeNull()
  })

  test('keeps nothing that is no part of a draft', () => {
    const content = { ...exampleDraft(), password: 'secret' }
    expect(JSON.stringify(stored({ content }))).not.toContain('secret')
  })

  const key = '-----BEGIN PRIVATE KEY-----\nMAA='
  test.each([
    ['a name', { recipients: [{ ...exampleRow(1), surname: key }] }],
    ['an address', { recipients: [{ ...exampleRow(1), emails: ['a@b.example', key] }] }],
    ['the addresses to be told', { notificationEmails: key.replace('PRIVATE', 'ENCRYPTED PRIVATE') }],
    ['a CSR', { recipients: [{ ...exampleRow(1), csr: { ...csr, csrPem: csr.csrPem + key } }] }],
    ['a subject', { recipients: [{ ...exampleRow(1), csr: { ...csr, subject: key } }] }],
  ])('is never written with a private key in %s, and the refusal does not quote it', (_, changes) => {
    const write = () => draftRecordOf(record({ content: exampleDraft(1, changes) }))
    expect(write).toThrow(expect.objectContaining({ code: 'unexpected' }))
    expect(write).toThrow(expect.not.objectContaining({ message: expect.stringContaining('MAA') }))
  })

  test('is never written with anything but a CSR as a CSR', () => {
    const other = { ...csr, csrPem: csr.csrPem.replaceAll('CERTIFICATE REQUEST', 'CERTIFICATE') }
    const content = exampleDraft(1, { recipients: [{ ...exampleRow(1), csr: other }] })
    expect(() => draftRecordOf(record({ content }))).toThrow(expect.objectContaining({ code: 'unexpected' }))
  })

  test('of a placed draft has no names and addresses', () => {
    const content = exampleDraft(2, { notificationEmails: 'told@severn.example' })
    const text = JSON.stringify(stored({ placedAs: '100456', ...emptied({ kind: 'client_order', content }) }))
    expect(text).not.toContain('severn.example')
    expect(text).not.toContain('Surname')
    expect(readDraftRecord(JSON.parse(text))).toMatchObject({ placedAs: '100456', rows: 2 })
  })

  test('tells its revision, readable or not', () => {
    expect([undefined, stored(), { revision: 9, version: 99 }, 'x', {}].map(revisionOf)).toEqual([
      0,
      3,
      9,
      null,
      null,
    ])
  })
})
