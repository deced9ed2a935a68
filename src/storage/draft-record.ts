import * as z from 'zod/mini'
import type { KeyProfile, Language } from '../contract/schema'
import { holdsPrivateKey } from '../domain/keys/private-key-text'
import type { ClientOrderDraft, DraftRecipient } from '../domain/orders/client-order-draft'
import { AppError } from '../errors'

/** A draft as it is kept: texts as they were typed, and nothing that is secret. */
export interface StoredDraft {
  readonly draftId: string
  /** The account that began it, whose people alone see it; null: of a build that didn't note it, and of whoever comes first. */
  readonly accountId: string | null
  /** Grows by one with each save; a writer names the one it began from. */
  readonly revision: number
  /** ISO 8601. */
  readonly savedAt: string
  /** The step of the wizard at which it was left. */
  readonly step: string
  /** The number of the order it became; the content is emptied then. Null: a draft still. */
  readonly placedAs: string | null
  readonly content: ClientOrderDraft
}

/** A stored draft and how many recipients it has, or had when it was placed. */
export interface DraftRecord extends StoredDraft {
  readonly recipients: number
}

/** Brings a record from one version to the next one; it need not know whether what it gets is well-formed. */
type DraftMigration = (record: Readonly<Record<string, unknown>>) => Record<string, unknown>

/** The version that is written. A change of what a draft holds raises it, and adds the step from the one before. */
export const draftRecordVersion = 2

/** By the version that a step leads on from. None is ever changed. */
const migrations: Readonly<Record<number, DraftMigration>> = {
  1: (record) => ({ ...record, accountId: null }),
}

const text = z.string()
const id = z.string().check(z.minLength(1), z.maxLength(200))
const time = id.check(z.refine((value) => !Number.isNaN(Date.parse(value))))
const whole = z.number().check(z.nonnegative(), z.refine(Number.isInteger))
const keyProfiles = ['rsa_2048', 'rsa_3072', 'rsa_4096', 'ec_p256', 'ec_p384'] as const satisfies KeyProfile[]
const languages = ['en', 'fr', 'nl', 'zh-Hant'] as const satisfies Language[]

const csrParser = z.object({
  csrPem: z.string().check(z.startsWith('-----BEGIN CERTIFICATE REQUEST-----')),
  subject: text,
  signatureAlgorithm: text,
  publicKeySha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  keyProfile: z.enum(keyProfiles),
})

const recipientParser = z.object({
  rowId: id,
  commonNameSource: z.enum(['email', 'name', 'pseudonym', 'organization_name']),
  givenName: text,
  surname: text,
  pseudonym: text,
  emails: z.array(text).check(z.minLength(1)),
  hasOwnCsr: z.boolean(),
  csr: z.nullable(csrParser),
  language: z.enum(languages),
})

const acceptanceParser = z.object({ version: text, acceptedAt: time })

const contentParser = z.object({
  productId: id,
  organization: z.object({
    kind: z.enum(['none', 'existing', 'new']),
    organizationId: text,
    added: z.object({
      name: text,
      countryCode: text,
      locality: text,
      organizationIdentifier: text,
      phone: text,
    }),
  }),
  generation: z.nullable(z.enum(['strict', 'multipurpose'])),
  signatureHash: z.enum(['sha256', 'sha384', 'sha512']),
  validity: z.object({
    kind: z.enum(['years', 'until', 'days']),
    years: z.number(),
    date: text,
    days: text,
  }),
  renewal: z.object({ on: z.boolean(), times: text, daysBefore: z.number() }),
  recipients: z
    .array(recipientParser)
    .check(z.refine((rows) => new Set(rows.map(({ rowId }) => rowId)).size === rows.length)),
  notificationEmails: text,
  payment: z.object({
    method: z.nullable(z.enum(['contract', 'balance', 'card'])),
    cardSessionId: z.nullable(text),
    depositSessionId: z.nullable(text),
  }),
  attestation: z.nullable(acceptanceParser),
  servicesAgreement: z.nullable(acceptanceParser),
  idempotencyKey: id,
})

const recordParser = z.object({
  version: z.literal(draftRecordVersion),
  draftId: id,
  accountId: z.nullable(id),
  revision: whole.check(z.positive()),
  savedAt: time,
  step: text,
  placedAs: z.nullable(id),
  recipients: whole,
  content: contentParser,
})

/** A record as this build knows it; null where it can't be read: damaged, or of a version that no step leads on from. */
export function readDraftRecord(stored: unknown, steps = migrations): DraftRecord | null {
  let record = stored
  while (
    isRecord(record) &&
    typeof record['version'] === 'number' &&
    record['version'] < draftRecordVersion
  ) {
    const step = steps[record['version']]
    if (!step) return null
    record = { ...step(record), version: record['version'] + 1 }
  }
  const { success, data } = recordParser.safeParse(record)
  if (!success) return null
  const { version: _version, ...draft } = data
  return draft
}

/** Whose a stored record is, readable or not; null where it says nobody. */
export function accountIdOf(stored: unknown): string | null {
  return isRecord(stored) && typeof stored['accountId'] === 'string' ? stored['accountId'] : null
}

/** The revision of what is stored, readable or not: 0 where there is nothing, null where it says none. */
export function revisionOf(stored: unknown): number | null {
  if (stored === undefined) return 0
  return isRecord(stored) && typeof stored['revision'] === 'number' ? stored['revision'] : null
}

/**
 * What is written: parsed before, so that only what can be read again gets there, and nothing but these fields. Throws `unexpected` where it can't, and
 * where a text holds a private key, wherever it was pasted.
 */
export function draftRecordOf(draft: DraftRecord): unknown {
  const { recipients, ...rest } = draft.content
  const others = { ...draft, content: { ...rest, recipients: [] } }
  if (holdsKey(others)) throw secretFault()
  const { success, data } = recordParser.safeParse({ ...others, version: draftRecordVersion })
  const rowIds = new Set(recipients.map(({ rowId }) => rowId))
  if (!success || rowIds.size !== recipients.length) throw unreadableFault()
  return { ...data, content: { ...data.content, recipients: recipients.map(writtenRow) } }
}

/** Parses rows ahead of `draftRecordOf`, `rowsAtOnce` and then a pause for the page: a thousand at once would hold it up. Throws as that does. */
export async function parseRowsAhead({ recipients }: Pick<ClientOrderDraft, 'recipients'>): Promise<void> {
  const unknown = recipients.filter((row) => !writtenRows.has(row))
  for (let at = 0; at < unknown.length; at += rowsAtOnce) {
    if (at > 0) await new Promise((resolve) => setTimeout(resolve))
    for (const row of unknown.slice(at, at + rowsAtOnce)) writtenRow(row)
  }
}
const rowsAtOnce = 100

/** Rows never change, they are replaced: each is parsed once, not at every keystroke in another one. */
const writtenRows = new WeakMap<DraftRecipient, DraftRecipient>()

function writtenRow(row: DraftRecipient): DraftRecipient {
  const before = writtenRows.get(row)
  if (before) return before
  if (holdsKey(row)) throw secretFault()
  const { success, data } = recipientParser.safeParse(row)
  if (!success) throw unreadableFault()
  writtenRows.set(row, data)
  return data
}

const secretFault = () => new AppError('unexpected', { reason: 'private-key-in-draft' })
const unreadableFault = () => new AppError('unexpected', { reason: 'draft-not-readable-again' })

/** A placed draft keeps what it was for and its idempotency key; people's names and addresses are the order's now. */
export function emptied(content: ClientOrderDraft): ClientOrderDraft {
  return {
    ...content,
    organization: {
      kind: 'none',
      organizationId: '',
      added: { name: '', countryCode: '', locality: '', organizationIdentifier: '', phone: '' },
    },
    recipients: [],
    notificationEmails: '',
    payment: { ...content.payment, cardSessionId: null, depositSessionId: null },
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** Text for text, and all of them in a row: a key may have been taken apart into the fields of a row. */
function holdsKey(value: unknown): boolean {
  const texts = textsIn(value)
  return (
    texts.some((one) => one.length >= shortestKey && holdsPrivateKey(one)) ||
    holdsPrivateKey(texts.join('\n'))
  )
}
/** No form of a key is shorter. */
const shortestKey = 40

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return isRecord(value) ? Object.values(value).flatMap(textsIn) : []
}
