import * as z from 'zod/mini'
import {
  certificateGenerationValues,
  commonNameSourceValues,
  keyProfileValues,
  languageValues,
  paymentMethodValues,
  signatureHashValues,
  validityKindValues,
} from '../contract/schema'
import { type ClientOrderDraft, organizationKinds } from '../domain/orders/client-order-draft'
import type { DraftKindParser } from './draft-kind-parser'

const text = z.string()
const id = z.string().check(z.minLength(1), z.maxLength(200))
const time = id.check(z.refine((value) => !Number.isNaN(Date.parse(value))))

const csrParser = z.object({
  csrPem: z.string().check(z.startsWith('-----BEGIN CERTIFICATE REQUEST-----')),
  subject: text,
  signatureAlgorithm: text,
  publicKeySha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  keyProfile: z.enum(keyProfileValues),
})

const recipientParser = z.object({
  rowId: id,
  commonNameSource: z.enum(commonNameSourceValues),
  givenName: text,
  surname: text,
  pseudonym: text,
  emails: z.array(text).check(z.minLength(1)),
  hasOwnCsr: z.boolean(),
  csr: z.nullable(csrParser),
  language: z.enum(languageValues),
})

const acceptanceParser = z.object({ version: text, acceptedAt: time })

const contentParser = z.object({
  productId: id,
  organization: z.object({
    kind: z.enum(organizationKinds),
    organizationId: text,
    added: z.object({
      name: text,
      countryCode: text,
      locality: text,
      organizationIdentifier: text,
      phone: text,
    }),
  }),
  generation: z.nullable(z.enum(certificateGenerationValues)),
  signatureHash: z.enum(signatureHashValues),
  validity: z.object({
    kind: z.enum(validityKindValues),
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
    method: z.nullable(z.enum(paymentMethodValues)),
    cardSessionId: z.nullable(text),
    depositSessionId: z.nullable(text),
  }),
  attestation: z.nullable(acceptanceParser),
  servicesAgreement: z.nullable(acceptanceParser),
  idempotencyKey: id,
})

/**
 * A placed draft keeps what it was for and its idempotency key; people's names and addresses are the order's
 * now.
 */
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

/**
 * How an order of client certificates is kept: its recipients are the rows, of which there may be a thousand.
 */
export const clientOrderContent: DraftKindParser<ClientOrderDraft> = {
  read: (stored) => contentParser.safeParse(stored).data ?? null,
  rowsOf: ({ recipients }) => recipients,
  withRows: (content, rows) => ({ ...content, recipients: rows as ClientOrderDraft['recipients'] }),
  readRow: (row) => recipientParser.safeParse(row).data ?? null,
  rowIdOf: (row) => (row as ClientOrderDraft['recipients'][number]).rowId,
  emptied,
}
