import * as z from 'zod/mini'
import type { KeyProfile, Language } from '../contract/schema'
import type { ClientOrderDraft } from '../domain/orders/client-order-draft'
import type { DraftKindParser } from './draft-kind-parser'

const text = z.string()
const id = z.string().check(z.minLength(1), z.maxLength(200))
const time = id.check(z.refine((value) => !Number.isNaN(Date.parse(value))))
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

/** A placed draft keeps what it was for and its idempotency key; people's names and addresses are the order's now. */
function emptied(content: ClientOrderDraft): ClientOrderDraft {
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

/** How an order of client certificates is kept: its recipients are the rows, of which there may be a thousand. */
export const clientOrderContent: DraftKindParser<ClientOrderDraft> = {
  read: (stored) => contentParser.safeParse(stored).data ?? null,
  rowsOf: ({ recipients }) => recipients,
  withRows: (content, rows) => ({ ...content, recipients: rows as ClientOrderDraft['recipients'] }),
  readRow: (row) => recipientParser.safeParse(row).data ?? null,
  rowIdOf: (row) => (row as ClientOrderDraft['recipients'][number]).rowId,
  emptied,
}
