import * as z from 'zod/mini'
import {
  type CertificateUsage,
  certificateUsageValues,
  type KeyProfile,
  keyProfileValues,
  type Language,
  languageValues,
  type RefusalReason,
  refusalReasonValues,
} from '../src/contract/schema'
import { type ScenarioId, scenarioIds } from './scenarios'

/**
 * Everything the mock world remembers: plain data that IndexedDB stores as it is. Statuses are not in it; they are
 * computed from what happened and when. A change of shape raises `stateVersion`: an older world is then begun anew.
 */
export const stateVersion = 2

const time = z.iso.datetime()
const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const language = z.enum(languageValues as readonly [Language, ...Language[]])
const keyProfile = z.enum(keyProfileValues as readonly [KeyProfile, ...KeyProfile[]])
const usage = z.enum(certificateUsageValues as readonly [CertificateUsage, ...CertificateUsage[]])
const refusalReason = z.enum(refusalReasonValues as readonly [RefusalReason, ...RefusalReason[]])
const scenarioId = z.enum(scenarioIds as readonly [ScenarioId, ...ScenarioId[]])
const bytes = z.instanceof(Uint8Array<ArrayBuffer>)

const certificateAuthority = z.object({
  certificatePem: z.string(),
  /** A real authority's key would never be in a browser's database. */
  privateKeyPkcs8: bytes,
})

const organization = z.object({
  organizationId: z.string(),
  name: z.string(),
  countryCode: z.string(),
  locality: z.string(),
  /** S/MIME BR 7.1.4.2.2 d: registration scheme, country, reference. */
  organizationIdentifier: z.string(),
})

/** What must be done before a CSR is taken; done or not, it stays in the order's story. */
const validation = z.object({
  kind: z.enum(['organization_validation', 'domain_validation', 'email_validation']),
  /** The organization's name, the domain, the address. */
  subject: z.string(),
  since: time,
  doneAt: z.nullable(time),
})

const submission = z.object({
  publicKeyDer: bytes,
  publicKeySha256: sha256,
  keyProfile,
  agreementVersion: z.string(),
  receivedAt: time,
  /** When the authority decides by itself; null where somebody approves or refuses. */
  dueAt: z.nullable(time),
})

const recipient = z.object({
  /** Also the contract's `pickupId`: a recipient of an order is one certificate. */
  recipientId: z.string(),
  givenName: z.string(),
  surname: z.string(),
  emails: z.array(z.string()).check(z.minLength(1)),
  /** Where a one-time code is sent to. */
  phone: z.nullable(z.string()),
  language,
  /** What has to be typed besides following the link; null where the order doesn't ask for it. */
  oneTimeCode: z.nullable(
    z.object({ salt: z.string(), codeSha256: sha256, wrongCodes: z.int(), lockedAt: z.nullable(time) }),
  ),
  submission: z.nullable(submission),
  approvedAt: z.nullable(time),
  refusal: z.nullable(z.object({ reason: refusalReason, refusedAt: time })),
  certificate: z.nullable(
    z.object({
      certificatePem: z.string(),
      issuerId: z.string(),
      serialNumber: z.string(),
      issuedAt: time,
      notAfter: time,
    }),
  ),
  revokedAt: z.nullable(time),
})

const order = z.object({
  orderNumber: z.string(),
  productId: z.string(),
  organizationId: z.nullable(z.string()),
  validityDays: z.int(),
  usages: z.array(usage),
  keyProfiles: z.array(keyProfile),
  /** The order's policy: the mailbox alone is not enough. */
  asksForCode: z.boolean(),
  placedAt: time,
  validations: z.array(validation),
  cancelledAt: z.nullable(time),
  recipients: z.array(recipient),
})

const generateLink = z.object({
  tokenSha256: sha256,
  orderNumber: z.string(),
  recipientId: z.string(),
  sentAt: time,
  /** Who had it sent. A notice leads back to where the person was and leaves the link in use alone. */
  sentFor: z.enum(['account', 'recipient', 'notice']),
  /** When a newer link took its place. */
  voidedAt: z.nullable(time),
})

const accessToken = z.object({ tokenSha256: sha256, linkTokenSha256: sha256, expiresAt: time })

const mailbox = z.object({ name: z.string(), address: z.string() })
const mail = z.object({
  mailId: z.string(),
  sentAt: time,
  from: mailbox,
  to: mailbox,
  language,
  subject: z.string(),
  paragraphs: z.array(z.string()),
  link: z.nullable(z.object({ label: z.string(), pickupToken: z.string() })),
  openedAt: z.nullable(time),
})

/** A short message to somebody's telephone: the way by which one-time codes travel, apart from the mail. */
const textMessage = z.object({
  messageId: z.string(),
  sentAt: time,
  to: z.object({ name: z.string(), phone: z.string() }),
  language,
  text: z.string(),
})

const worldState = z.object({
  version: z.literal(stateVersion),
  /** Why this world began: the desk says when an earlier one could not be kept. */
  beginning: z.object({ reason: z.enum(['first', 'start_again', 'older', 'unreadable']), at: time }),
  clockOffsetMs: z.int(),
  scenario: z.object({ id: scenarioId, since: time }),
  accountName: z.string(),
  /** Whom recipients ask. */
  contact: z.object({ name: z.string(), email: z.string() }),
  nextOrderNumber: z.int(),
  authority: z.object({ root: certificateAuthority, issuing: z.record(z.string(), certificateAuthority) }),
  organizations: z.array(organization),
  orders: z.array(order),
  links: z.array(generateLink),
  accessTokens: z.array(accessToken),
  mails: z.array(mail),
  textMessages: z.array(textMessage),
  /** Everything the authority ever issued, in the order it did: only added to. */
  issuances: z.array(
    z.object({
      serialNumber: z.string(),
      orderNumber: z.string(),
      recipientId: z.string(),
      publicKeySha256: sha256,
      issuedAt: time,
    }),
  ),
  /** SHA-256 of the SubjectPublicKeyInfo of keys that no certificate is issued for. */
  blockedKeys: z.array(sha256),
})

export type WorldState = z.infer<typeof worldState>
export type CertificateAuthority = z.infer<typeof certificateAuthority>
export type Organization = z.infer<typeof organization>
export type Order = z.infer<typeof order>
export type Recipient = z.infer<typeof recipient>
export type GenerateLink = z.infer<typeof generateLink>
export type Mail = z.infer<typeof mail>
export type Validation = z.infer<typeof validation>
export type Beginning = WorldState['beginning']

/** What was stored, parsed: a state, or why it is none. */
export function readState(stored: unknown): WorldState | 'older' | 'unreadable' {
  const result = worldState.safeParse(stored)
  if (result.success) return result.data
  const version = z.object({ version: z.int() }).safeParse(stored)
  return version.success && version.data.version < stateVersion ? 'older' : 'unreadable'
}
