import * as z from 'zod/mini'
import {
  certificateGenerationValues,
  certificateUsageValues,
  commonNameSourceValues,
  keyProfileValues,
  languageValues,
  paymentMethodValues,
  paymentPurposeValues,
  refusalReasonValues,
  signatureHashValues,
} from '../src/contract/schema'
import { type ScenarioId, scenarioIds } from './scenarios'

/**
 * Everything the mock world remembers: plain data that IndexedDB stores as it is. Statuses are not in it; they are
 * computed from what happened and when. A change of shape raises `stateVersion`: an older world is then begun anew.
 */
export const stateVersion = 5

const time = z.iso.datetime()
const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const language = z.enum(languageValues)
const keyProfile = z.enum(keyProfileValues)
const usage = z.enum(certificateUsageValues)
const refusalReason = z.enum(refusalReasonValues)
const scenarioId = z.enum(scenarioIds as readonly [ScenarioId, ...ScenarioId[]])
const bytes = z.instanceof(Uint8Array<ArrayBuffer>)

const certificateAuthority = z.object({
  certificatePem: z.string(),
  /** A real authority's key would never be in a browser's database. */
  privateKeyPkcs8: bytes,
})

const money = z.object({ amount: z.int(), currency: z.string() })

/** How far a validation has come: it is good until `validatedUntil`, and under way since `pendingSince`. */
const validationProgress = { validatedUntil: z.nullable(time), pendingSince: z.nullable(time) }

const organization = z.object({
  organizationId: z.string(),
  name: z.string(),
  countryCode: z.string(),
  locality: z.string(),
  /** S/MIME BR 7.1.4.2.2 d: registration scheme, country, reference. */
  organizationIdentifier: z.string(),
  ...validationProgress,
})

/** Where people of the account have their addresses: lower case, A-labels. */
const domain = z.object({ domainName: z.string(), ...validationProgress })

/** What must be done before a CSR is taken; done or not, it stays in the order's story. */
const validation = z.object({
  kind: z.enum(['organization_validation', 'domain_validation', 'email_validation']),
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

const recipient = z.object({
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
  /** What has to be typed besides following the link; null where the order doesn't ask for it. */
  oneTimeCode: z.nullable(
    z.object({ salt: z.string(), codeSha256: sha256, wrongCodes: z.int(), lockedAt: z.nullable(time) }),
  ),
  /** The key of the CSR that came with the order; it is submitted when nothing is open any more. */
  orderedKey: z.nullable(z.object(publicKey)),
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
  /** Why work that was due was not done: the code and fact of what was thrown. It is due again as of `againAt`; null: somebody has to say so. */
  setAside: z.nullable(
    z.object({ code: z.string(), reason: z.nullable(z.string()), at: time, againAt: z.nullable(time) }),
  ),
})

const order = z.object({
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
  usages: z.array(usage),
  keyProfiles: z.array(keyProfile),
  /** The order's policy: the mailbox alone is not enough. */
  asksForCode: z.boolean(),
  placedAt: time,
  placedBy: z.string(),
  payment: z.object({
    method: z.enum(paymentMethodValues),
    total: money,
    paymentSessionId: z.nullable(z.string()),
  }),
  /** What was agreed to, in which version and when. */
  acceptances: z.array(
    z.object({
      agreement: z.enum(['attestation', 'certificate_services', 'master_services', 'subscriber']),
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
  attachment: z.nullable(z.object({ fileName: z.string(), text: z.string() })),
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

/** At the payment provider: what of it our side may know. The number of a card never gets here. */
const paymentSession = z.object({
  paymentSessionId: z.string(),
  purpose: z.enum(paymentPurposeValues),
  amount: money,
  returnTo: z.string(),
  language,
  openedAt: time,
  outcome: z.nullable(z.object({ kind: z.enum(['succeeded', 'declined', 'cancelled']), at: time })),
  card: z.nullable(
    z.object({ brand: z.string(), lastFour: z.string(), expiryMonth: z.int(), expiryYear: z.int() }),
  ),
  /** The order that an authorization pays. */
  orderNumber: z.nullable(z.string()),
})

/** What an idempotency key stands for. */
const placement = z.object({
  idempotencyKey: z.string(),
  bodySha256: sha256,
  orderNumber: z.string(),
  placedAt: time,
})

const worldState = z.object({
  version: z.literal(stateVersion),
  /** Why this world began: the desk says when an earlier one could not be kept. */
  beginning: z.object({ reason: z.enum(['first', 'start_again', 'older', 'unreadable']), at: time }),
  clockOffsetMs: z.int(),
  scenario: z.object({ id: scenarioId, since: time }),
  accountId: z.string(),
  accountName: z.string(),
  /** Whom recipients ask. */
  contact: z.object({ name: z.string(), email: z.string() }),
  nextOrderNumber: z.int(),
  authority: z.object({ root: certificateAuthority, issuing: z.record(z.string(), certificateAuthority) }),
  /** Who is signed in. */
  user: z.object({ name: z.string(), email: z.string(), role: z.enum(['administrator']) }),
  organizations: z.array(organization),
  domains: z.array(domain),
  contract: z.nullable(
    z.object({
      name: z.string(),
      endsAt: time,
      remaining: z.array(z.object({ productId: z.string(), certificates: z.int() })),
    }),
  ),
  balance: money,
  cardsAccepted: z.boolean(),
  paymentSessions: z.array(paymentSession),
  placements: z.array(placement),
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
  /** Records that could not be read: taken out, kept as they were, so that the rest of the world goes on. */
  damaged: z.array(z.object({ kind: z.string(), record: z.unknown() })),
})

export type WorldState = z.infer<typeof worldState>
export type CertificateAuthority = z.infer<typeof certificateAuthority>
export type Organization = z.infer<typeof organization>
export type Domain = z.infer<typeof domain>
export type Order = z.infer<typeof order>
export type Recipient = z.infer<typeof recipient>
export type GenerateLink = z.infer<typeof generateLink>
export type Mail = z.infer<typeof mail>
export type Validation = z.infer<typeof validation>
export type PaymentSession = z.infer<typeof paymentSession>
export type PublicKey = NonNullable<Recipient['orderedKey']>
export type Beginning = WorldState['beginning']

/** A state as it was stored, and whether all of it could be read. */
export interface StoredState {
  readonly state: WorldState
  readonly isWhole: boolean
}

/** What was stored, parsed: a state, without the records that can't be read, or why it is none. */
export function readState(stored: unknown): StoredState | 'older' | 'unreadable' {
  const whole = worldState.safeParse(stored)
  if (whole.success) return { state: whole.data, isWhole: true }
  const version = z.object({ version: z.int() }).safeParse(stored)
  if (version.success && version.data.version < stateVersion) return 'older'
  const rest = worldState.safeParse(withoutDamaged(stored))
  return rest.success ? { state: rest.data, isWhole: false } : 'unreadable'
}

/** The lists of records that stand each for itself. */
const records: Readonly<Partial<Record<keyof WorldState, z.ZodMiniType>>> = {
  organizations: organization,
  domains: domain,
  paymentSessions: paymentSession,
  placements: placement,
  orders: order,
  links: generateLink,
  accessTokens: accessToken,
  mails: mail,
  textMessages: textMessage,
}

function withoutDamaged(stored: unknown): unknown {
  if (typeof stored !== 'object' || stored === null) return stored
  const damaged: WorldState['damaged'] =
    'damaged' in stored && Array.isArray(stored.damaged) ? [...stored.damaged] : []
  const sound = (kind: string, parser: z.ZodMiniType, rows: readonly unknown[]) =>
    rows.filter((record) => {
      const isSound = parser.safeParse(record).success
      if (!isSound) damaged.push({ kind, record })
      return isSound
    })
  const withSoundRecipients = (row: unknown) =>
    typeof row === 'object' && row !== null && 'recipients' in row && Array.isArray(row.recipients)
      ? { ...row, recipients: sound('recipients', recipient, row.recipients) }
      : row
  const kept = Object.entries(stored).map(([name, value]): readonly [string, unknown] => {
    const parser = records[name as keyof WorldState]
    if (!parser || !Array.isArray(value)) return [name, value]
    return [name, sound(name, parser, name === 'orders' ? value.map(withSoundRecipients) : value)]
  })
  return { ...Object.fromEntries(kept), damaged }
}
