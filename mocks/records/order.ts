import * as z from 'zod/mini'
import {
  agreementIdValues,
  certificateGenerationValues,
  certificateUsageValues,
  commonNameSourceValues,
  paymentMethodValues,
  refusalReasonValues,
  signatureHashValues,
} from '../../src/contract/schema'
import type { Frozen } from '../memory/collection'
import { bytes, keyProfile, language, linkSender, money, sha256, time, validationKind } from './fields'

// An order with everything that its events made of it (`order-events.ts`). Statuses are not in it; they are
// computed.

/** A condition for taking a CSR; done or not, it stays in the order's story. */
const validation = z.object({
  kind: validationKind,
  /** The organization's name, the domain, the address. */
  subject: z.string(),
  since: time,
  doneAt: z.nullable(time),
})

const publicKey = { publicKeyDer: bytes, publicKeySha256: sha256, keyProfile }

const submission = z.object({
  ...publicKey,
  agreementVersion: z.string(),
  receivedAt: time,
  /** When the authority decides by itself; null where somebody approves or refuses. */
  dueAt: z.nullable(time),
})

const generateLink = z.object({
  tokenSha256: sha256,
  sentAt: time,
  sentFor: linkSender,
  /** When a newer link took its place. */
  voidedAt: z.nullable(time),
})

/** Stands for a link and the right one-time code together. */
const accessToken = z.object({ tokenSha256: sha256, linkTokenSha256: sha256, expiresAt: time })

/**
 * The facts of a certificate. Its bytes are made of them again when they are asked for: a signature of the
 * authority is the same each time.
 */
const certificate = z.object({
  issuerId: z.string(),
  /** Lower-case hex. */
  serialNumber: z.string(),
  issuedAt: time,
  notAfter: time,
  /** As it was then: what the account calls itself later changes no certificate. */
  subject: z.record(z.string(), z.string()),
  emails: z.array(z.string()),
})

export const recipient = z.object({
  /** Also the contract's `pickupId`: a recipient of an order is one certificate. */
  recipientId: z.string(),
  commonNameSource: z.enum(commonNameSourceValues),
  givenName: z.string(),
  surname: z.string(),
  pseudonym: z.string(),
  emails: z.array(z.string()).check(z.minLength(1)),
  /** Where a one-time code is sent to. */
  phone: z.nullable(z.string()),
  language,
  links: z.array(generateLink),
  accessTokens: z.array(accessToken),
  /** The one-time code that must be typed after following the link; null where the order asks for none. */
  oneTimeCode: z.nullable(
    z.object({ salt: z.string(), codeSha256: sha256, wrongCodes: z.int(), lockedAt: z.nullable(time) }),
  ),
  /** The key of the CSR that came with the order; it is submitted when nothing is open any more. */
  orderedKey: z.nullable(z.object(publicKey)),
  submission: z.nullable(submission),
  approvedAt: z.nullable(time),
  refusal: z.nullable(z.object({ reason: z.enum(refusalReasonValues), refusedAt: time })),
  certificate: z.nullable(certificate),
  revokedAt: z.nullable(time),
  /**
   * Why work that was due was not done: the code and fact of what was thrown. It is due again as of
   * `againAt`; null: somebody has to say so.
   */
  setAside: z.nullable(
    z.object({ code: z.string(), reason: z.nullable(z.string()), at: time, againAt: z.nullable(time) }),
  ),
})

export const order = z.object({
  orderNumber: z.string(),
  productId: z.string(),
  organizationId: z.nullable(z.string()),
  /** The profile; null where it is no S/MIME certificate. */
  generation: z.nullable(z.enum(certificateGenerationValues)),
  signatureHash: z.enum(signatureHashValues),
  validityDays: z.int(),
  /** The last second of each certificate, where the order fixes it. */
  endsAt: z.nullable(time),
  renewal: z.nullable(z.object({ times: z.int(), daysBefore: z.int() })),
  usages: z.array(z.enum(certificateUsageValues)),
  keyProfiles: z.array(keyProfile),
  /** The order's policy: the mailbox alone is not enough. */
  asksForCode: z.boolean(),
  placedAt: time,
  placedBy: z.string(),
  /** The request that placed it; null for an order that was there on the first morning. */
  placement: z.nullable(z.object({ idempotencyKey: z.string(), bodySha256: sha256 })),
  payment: z.object({
    method: z.enum(paymentMethodValues),
    total: money,
    paymentSessionId: z.nullable(z.string()),
  }),
  /** The accepted agreements, each with version and time. */
  acceptances: z.array(
    z.object({
      agreement: z.enum(['attestation', 'subscriber', ...agreementIdValues]),
      version: z.string(),
      acceptedAt: time,
    }),
  ),
  /** Addresses that are told what happens, and get no certificate. */
  notificationEmails: z.array(z.string()),
  validations: z.array(validation),
  cancelledAt: z.nullable(time),
  recipients: z.array(recipient),
})

export type Order = Frozen<z.infer<typeof order>>
export type Recipient = Frozen<z.infer<typeof recipient>>
export type GenerateLink = Frozen<z.infer<typeof generateLink>>
export type AccessToken = Frozen<z.infer<typeof accessToken>>
export type Validation = Frozen<z.infer<typeof validation>>
export type PublicKey = NonNullable<Recipient['orderedKey']>
export type CertificateFacts = NonNullable<Recipient['certificate']>

/** One certificate of an order: the order, and for whom. */
export interface OrderItem {
  readonly order: Order
  readonly recipient: Recipient
}
