import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import {
  type CsrReceipt,
  type CsrSubmission,
  certificateUsageValues,
  type IssuedCertificate,
  keyProfileValues,
  type Language,
  type NewLink,
  openItemKindValues,
  type Pickup,
  type PickupAccess,
  pickupStatusValues,
  refusalReasonValues,
} from '../contract/schema'
import { type ApiClient, apiClient, request } from './client'
import { queryKeys } from './query-keys'
import { agreementText, chosen, email, listOf, name, orderNumber, text, time, whole } from './reply-parts'

/**
 * A generate link that was opened: its token, and a number that names it where a secret has no business, as
 * in query keys.
 */
export interface PickupLink {
  readonly number: number
  readonly token: string
}

const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/))

const pickupParser = z.object({
  pickupId: z.string().check(z.regex(/^[A-Za-z0-9_-]{8,64}$/)),
  status: z.enum(pickupStatusValues),
  asOf: time,
  orderNumber,
  productName: name,
  commonName: text(64),
  organizationName: z.nullable(text(64)),
  emails: listOf(email, 20, 1),
  validityDays: whole(1, 1_095),
  usages: chosen(certificateUsageValues),
  keyProfiles: chosen(keyProfileValues, 1),
  expiresAt: time,
  openItems: listOf(
    z.object({
      kind: z.enum(openItemKindValues),
      subject: z.nullable(text(254)),
      since: time,
      expectedAt: z.nullable(time),
    }),
    50,
  ),
  submission: z.nullable(z.object({ publicKeySha256: sha256, receivedAt: time })),
  issued: z.nullable(
    z.object({ issuedAt: time, serialNumber: z.string().check(z.regex(/^[0-9a-f]{2,40}$/)), notAfter: time }),
  ),
  refusal: z.nullable(z.object({ reason: z.enum(refusalReasonValues), refusedAt: time })),
  cancelledAt: z.nullable(time),
  revokedAt: z.nullable(time),
  contact: z.object({ name, email }),
}) satisfies z.ZodMiniType<Pickup>

const receiptParser = z.object({
  status: z.enum(pickupStatusValues),
  publicKeySha256: sha256,
  receivedAt: time,
}) satisfies z.ZodMiniType<CsrReceipt>

const certificatePem = text(65_536).check(z.startsWith('-----BEGIN CERTIFICATE-----\n'))

const issuedCertificateParser = z.object({
  certificatePem,
  chainPem: listOf(certificatePem, 10, 1),
}) satisfies z.ZodMiniType<IssuedCertificate>

const accessParser = z.object({
  accessToken: z.string().check(z.regex(/^[A-Za-z0-9_-]{16,128}$/)),
  expiresAt: time,
}) satisfies z.ZodMiniType<PickupAccess>

const newLinkParser = z.object({
  sentTo: text(254, 3),
  sentAt: time,
  nextAllowedAt: time,
}) satisfies z.ZodMiniType<NewLink>

const authorization = ({ token }: PickupLink) => ({ Authorization: `Bearer ${token}` })

/**
 * The pickup that a link leads to. Read once when the link is opened: later this very page changes the link's
 * state, and must not be replaced for that.
 */
export const pickupQuery = (link: PickupLink, client: ApiClient = apiClient) =>
  queryOptions({
    queryKey: queryKeys.pickup(link),
    queryFn: ({ signal }) => fetchPickup(link, signal, client),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: false,
  })

const firstPauseMs = 2_000
const longestPauseMs = 60_000

/**
 * The link's state asked again and again while something is open: soon at first, then once a minute. A hidden
 * page doesn't ask; it asks at once when it is shown again, and when the device is online again.
 */
export const issuanceQuery = (link: PickupLink, client: ApiClient = apiClient) =>
  queryOptions({
    queryKey: queryKeys.issuance(link),
    queryFn: ({ signal }) => fetchPickup(link, signal, client),
    staleTime: 0,
    gcTime: 0,
    retry: false,
    refetchInterval: ({ state }) => {
      const asked = state.dataUpdateCount + state.errorUpdateCount
      return Math.min(longestPauseMs, firstPauseMs * 1.5 ** Math.max(0, asked - 1))
    },
    refetchOnWindowFocus: 'always',
    refetchOnReconnect: 'always',
  })

/** The subscriber agreement in force, in the language asked for. */
export const agreementQuery = (link: PickupLink, language: Language, client: ApiClient = apiClient) =>
  queryOptions({
    queryKey: queryKeys.subscriberAgreement(link, language),
    queryFn: ({ signal }) =>
      request(signal, agreementText, (signal) =>
        client.GET('/pickup/agreement', {
          headers: authorization(link),
          params: { query: { language } },
          signal,
        }),
      ),
    staleTime: 60_000,
    refetchOnReconnect: false,
  })

/** Submits the CSR. Idempotent by its key, so it may be sent again whenever no answer came. */
export const submitCsr = (
  link: PickupLink,
  body: CsrSubmission,
  signal: AbortSignal,
  client: ApiClient = apiClient,
): Promise<CsrReceipt> =>
  request(signal, receiptParser, (signal) =>
    client.PUT('/pickup/csr', { headers: authorization(link), body, signal }),
  )

/** The certificate and its chain, issuing CA first. Throws `certificate-not-issued` while there is none. */
export const fetchCertificate = (
  link: PickupLink,
  signal: AbortSignal,
  client: ApiClient = apiClient,
): Promise<IssuedCertificate> =>
  request(signal, issuedCertificateParser, (signal) =>
    client.GET('/pickup/certificate', { headers: authorization(link), signal }),
  )

/**
 * The link's state asked anew, for as long as something is open. The reading that opened the page stays as it
 * is.
 */
export const fetchPickup = (
  link: PickupLink,
  signal?: AbortSignal,
  client: ApiClient = apiClient,
): Promise<Pickup> =>
  request(signal, pickupParser, (signal) => client.GET('/pickup', { headers: authorization(link), signal }))

/** Exchanges the one-time code. Throws `pickup-code-wrong` (`attemptsLeft`), `pickup-code-locked`. */
export const checkPickupCode = (
  link: PickupLink,
  code: string,
  signal?: AbortSignal,
  client: ApiClient = apiClient,
): Promise<PickupAccess> =>
  request(signal, accessParser, (signal) =>
    client.POST('/pickup/code', { headers: authorization(link), body: { code }, signal }),
  )

/**
 * Has a new link sent. Throws `too-many-requests` (`retryAfterSeconds`), `pickup-code-locked`,
 * `pickup-closed`.
 */
export const requestNewLink = (
  link: PickupLink,
  signal?: AbortSignal,
  client: ApiClient = apiClient,
): Promise<NewLink> =>
  request(signal, newLinkParser, (signal) =>
    client.POST('/pickup/new-link', { headers: authorization(link), signal }),
  )
