import * as z from 'zod/mini'
import { collectionShape, type Frozen } from '../memory/collection'
import { bytes, money, time } from './fields'

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

/** The account that orders, and its means of payment. */
const account = z.object({
  accountId: z.string(),
  accountName: z.string(),
  /** Whom recipients ask. */
  contact: z.object({ name: z.string(), email: z.string() }),
  /** The account that is signed in. */
  user: z.object({ name: z.string(), email: z.string(), role: z.enum(['administrator']) }),
  contract: z.nullable(
    z.object({
      name: z.string(),
      endsAt: time,
      remaining: z.array(z.object({ productId: z.string(), certificates: z.int() })),
    }),
  ),
  balance: money,
  cardsAccepted: z.boolean(),
})

const certificateAuthority = z.object({
  certificatePem: z.string(),
  /** A real authority's key would never be in a browser's database. */
  privateKeyPkcs8: bytes,
})
const authorityKeys = z.object({
  root: certificateAuthority,
  issuing: z.record(z.string(), certificateAuthority),
})

export type Organization = Frozen<z.infer<typeof organization>>
export type Domain = Frozen<z.infer<typeof domain>>
export type AccountRecord = Frozen<z.infer<typeof account>>
export type CertificateAuthority = Frozen<z.infer<typeof certificateAuthority>>
export type AuthorityKeys = Frozen<z.infer<typeof authorityKeys>>

export const organizations = collectionShape({
  schema: organization,
  keyOf: ({ organizationId }) => organizationId,
  indexes: { name: ({ name }) => [name] },
})

export const domains = collectionShape({
  schema: domain,
  keyOf: ({ domainName }) => domainName,
  indexes: {},
})

const theOne = () => 'the one'

export const accounts = collectionShape({ schema: account, keyOf: theOne, indexes: {} })
export const authorities = collectionShape({ schema: authorityKeys, keyOf: theOne, indexes: {} })
