import * as z from 'zod/mini'
import {
  type CertificateUsage,
  certificateUsageValues,
  type KeyProfile,
  keyProfileValues,
  type Language,
  languageValues,
} from '../src/contract/schema'

/**
 * Everything the mock world remembers: plain data that IndexedDB stores as it is. Statuses are not in it; they are
 * computed from what happened and when. A change of shape raises `stateVersion`: an older world is then begun anew.
 */
export const stateVersion = 1

const time = z.iso.datetime()
const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const language = z.enum(languageValues as readonly [Language, ...Language[]])
const keyProfile = z.enum(keyProfileValues as readonly [KeyProfile, ...KeyProfile[]])
const usage = z.enum(certificateUsageValues as readonly [CertificateUsage, ...CertificateUsage[]])

const certificateAuthority = z.object({
  certificatePem: z.string(),
  /** A real authority's key would never be in a browser's database. */
  privateKeyPkcs8: z.instanceof(Uint8Array<ArrayBuffer>),
})

const organization = z.object({
  organizationId: z.string(),
  name: z.string(),
  countryCode: z.string(),
  locality: z.string(),
  /** S/MIME BR 7.1.4.2.2 d: registration scheme, country, reference. */
  organizationIdentifier: z.string(),
})

const recipient = z.object({
  recipientId: z.string(),
  givenName: z.string(),
  surname: z.string(),
  emails: z.array(z.string()).check(z.minLength(1)),
  language,
  submission: z.nullable(
    z.object({ publicKeySha256: sha256, agreementVersion: z.string(), receivedAt: time }),
  ),
  certificate: z.nullable(
    z.object({ certificatePem: z.string(), issuerId: z.string(), serialNumber: z.string(), issuedAt: time }),
  ),
})

const order = z.object({
  orderNumber: z.string(),
  productId: z.string(),
  organizationId: z.nullable(z.string()),
  validityDays: z.int(),
  usages: z.array(usage),
  keyProfiles: z.array(keyProfile),
  placedAt: time,
  recipients: z.array(recipient),
})

const generateLink = z.object({
  tokenSha256: sha256,
  orderNumber: z.string(),
  recipientId: z.string(),
  sentAt: time,
})

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

const worldState = z.object({
  version: z.literal(stateVersion),
  /** Why this world began: the desk says when an earlier one could not be kept. */
  beginning: z.object({ reason: z.enum(['first', 'start_again', 'older', 'unreadable']), at: time }),
  clockOffsetMs: z.int(),
  accountName: z.string(),
  nextOrderNumber: z.int(),
  authority: z.object({ root: certificateAuthority, issuing: z.record(z.string(), certificateAuthority) }),
  organizations: z.array(organization),
  orders: z.array(order),
  links: z.array(generateLink),
  mails: z.array(mail),
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
export type Beginning = WorldState['beginning']

/** What was stored, parsed: a state, or why it is none. */
export function readState(stored: unknown): WorldState | 'older' | 'unreadable' {
  const result = worldState.safeParse(stored)
  if (result.success) return result.data
  const version = z.object({ version: z.int() }).safeParse(stored)
  return version.success && version.data.version < stateVersion ? 'older' : 'unreadable'
}
