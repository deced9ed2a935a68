import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { type Account, type Domain, type Organization, validationStatusValues } from '../contract/schema'
import { type ApiClient, apiClient, asSignedIn, request } from './client'
import { queryKeys } from './query-keys'
import { email, listOf, name, text, time } from './reply-parts'

const person = z.object({ name, email })

const accountParser = z.object({
  accountId: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/)),
  accountName: name,
  user: person,
  administrator: person,
}) satisfies z.ZodMiniType<Account>

const validation = z.enum(validationStatusValues)
const validatedUntil = z.nullable(time)

const organizationsParser = z.object({
  organizations: listOf(
    z.object({
      organizationId: z.string().check(z.regex(/^[a-z0-9-]{1,64}$/)),
      name: text(64),
      countryCode: z.string().check(z.regex(/^[A-Z]{2}$/)),
      locality: text(128),
      organizationIdentifier: text(120),
      validation,
      validatedUntil,
    }) satisfies z.ZodMiniType<Organization>,
    500,
  ),
})

const domainsParser = z.object({
  domains: listOf(
    z.object({ domainName: text(253, 3), validation, validatedUntil }) satisfies z.ZodMiniType<Domain>,
    2_000,
  ),
})

/**
 * The person who is signed in, and the account's contact. Throws `session-over` where nobody is signed in.
 */
export const accountQuery = (client: ApiClient = apiClient) =>
  queryOptions({
    queryKey: queryKeys.account,
    queryFn: ({ signal }) =>
      request(signal, accountParser, (signal) => client.GET('/account', { ...asSignedIn, signal })),
    staleTime: 5 * 60_000,
  })

/** The account's organizations, in any state of their validation. */
export const organizationsQuery = (client: ApiClient = apiClient) =>
  queryOptions({
    queryKey: queryKeys.organizations,
    queryFn: async ({ signal }): Promise<readonly Organization[]> => {
      const reply = await request(signal, organizationsParser, (signal) =>
        client.GET('/organizations', { ...asSignedIn, signal }),
      )
      return reply.organizations
    },
    staleTime: 60_000,
  })

/** The account's e-mail domains, in any state of their validation. */
export const domainsQuery = (client: ApiClient = apiClient) =>
  queryOptions({
    queryKey: queryKeys.domains,
    queryFn: async ({ signal }): Promise<readonly Domain[]> => {
      const reply = await request(signal, domainsParser, (signal) =>
        client.GET('/domains', { ...asSignedIn, signal }),
      )
      return reply.domains
    },
    staleTime: 60_000,
  })
