import * as z from 'zod/mini'
import {
  certificateGenerationValues,
  commonNameSourceValues,
  languageValues,
  type OrderSubmission,
  signatureHashValues,
} from '../../src/contract/schema'
import { money } from '../routing/requests'

const text = (limit: number) => z.string().check(z.maxLength(limit))
const agreementVersion = z.string().check(z.regex(/^([0-9]{4}-[0-9]{2})?$/))
const acceptance = z.strictObject({
  version: agreementVersion,
  acceptedAt: z.iso.datetime({ offset: true }),
})

/**
 * An order as the contract has it: loose where a person types, since what is wrong with a text is the 422's
 * to say.
 */
export const orderSubmission = z.strictObject({
  productId: z.string().check(z.regex(/^[a-z0-9_]{1,64}$/)),
  organization: z.nullable(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('existing'), organizationId: text(64) }),
      z.strictObject({
        kind: z.literal('new'),
        organization: z.strictObject({
          name: text(200),
          countryCode: text(8),
          locality: text(200),
          organizationIdentifier: text(200),
          phone: text(40),
        }),
      }),
    ]),
  ),
  generation: z.nullable(z.enum(certificateGenerationValues)),
  signatureHash: z.enum(signatureHashValues),
  validity: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('years'), years: z.int() }),
    z.strictObject({ kind: z.literal('until'), date: text(40) }),
    z.strictObject({ kind: z.literal('days'), days: z.int() }),
  ]),
  renewal: z.nullable(z.strictObject({ times: z.int(), daysBefore: z.int() })),
  recipients: z
    .array(
      z.strictObject({
        commonNameSource: z.enum(commonNameSourceValues),
        givenName: text(400),
        surname: text(400),
        pseudonym: text(400),
        emails: z.array(text(400)).check(z.maxLength(40)),
        csrPem: z.nullable(text(16_384)),
        language: z.enum(languageValues),
      }),
    )
    .check(z.maxLength(2000)),
  notificationEmails: z.array(text(400)).check(z.maxLength(200)),
  payment: z.discriminatedUnion('method', [
    z.strictObject({ method: z.literal('contract') }),
    z.strictObject({ method: z.literal('balance') }),
    z.strictObject({
      method: z.literal('card'),
      paymentSessionId: z.string().check(z.regex(/^[A-Za-z0-9_-]{16,64}$/)),
    }),
  ]),
  total: money,
  attestation: z.nullable(acceptance),
  servicesAgreement: acceptance,
  masterAgreementVersion: z.string().check(z.regex(/^[0-9]{4}-[0-9]{2}$/)),
}) satisfies z.ZodMiniType<OrderSubmission>
