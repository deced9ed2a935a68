import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { type Account, type Domain, type Organization, validationStatusValues } from '../contract/schema'
import { type ApiClient, apiClient, asSignedIn, request } from './client'
import { nonEmpty, time } from './reply-parts'

const person = z.object({ name: nonEmpty, email: nonEmpty })

const accountParser = z.object({
  accountName: nonEmpty,
  user: person,
  administrator: person,
}) satisfies z.ZodMiniType<Account>

const validation = z.enum(validationStatusValues)
const validatedUntil = z.nullable(time)

const organizationsParser = z.object({
  organizations: z.array(
    z.object({
      organizationId: nonEmpty,
      name: nonEmpty,
      countryCode: nonEmpty,
      locality: nonEmpty,
      organizationIdentifier: nonEmpty,
      validation,
      validatedUntil,
    }) satisfies z.ZodMiniType<Organization>,
  ),
})

const domainsParser = z.object({
  domains: z.array(
    z.object({ domainName: nonEmpty, validation, validatedUntil }) satisfies z.ZodMiniType<Domain>,
  ),
})

/** Who is signed in, and whom to ask. Throws `session-over` where nobody is. */
export const accountQuery = (client: ApiClient = apiClient) =>
  queryOptions({
    queryKey: ['account'],
    queryFn: ({ signal }) =>
      request(signal, accountParser, (signal) => client.GET('/account', { ...asSignedIn, signal })),
    staleTime: 5 * 60_000,
  })

/** The account's organizations, whatever the state of their validation. */
export const organizationsQuery = (client: ApiClient = apiClient) =>
  queryOptions({
    queryKey: ['account', 'organizations'],
    queryFn: async ({ signal }): Promise<readonly Organization[]> => {
      const reply = await request(signal, organizationsParser, (signal) =>
        client.GET('/organizations', { ...asSignedIn, signal }),
      )
      return reply.organizations
    },
    staleTime: 60_000,
  })

/** The account's e-mail domains, whatever the state of their validation. */
export const domainsQuery = (client: ApiClient = apiClient) =>
  queryOptions({
    queryKey: ['account', 'domains'],
    queryFn: async ({ signal }): Promise<readonly Domain[]> => {
      const reply = await request(signal, domainsParser, (signal) =>
        client.GET('/domains', { ...asSignedIn, signal }),
      )
      return reply.domains
    },
    staleTime: 60_000,
  })
