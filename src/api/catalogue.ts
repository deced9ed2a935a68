import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import {
  type Catalogue,
  certificateGenerationValues,
  certificateUsageValues,
  commonNameSourceValues,
  keyProfileValues,
  type Product,
  signatureHashValues,
  subjectPartValues,
  validatedThingValues,
  validityKindValues,
} from '../contract/schema'
import { type ApiClient, apiClient, asSignedIn, request } from './client'
import { money, nonEmpty } from './reply-parts'

const count = z.int().check(z.positive())
/** The first is the default, so there is one. */
const atLeastOne = <T>(item: z.ZodMiniType<T>) => z.array(item).check(z.minLength(1))

const product = z.object({
  productId: nonEmpty,
  name: nonEmpty,
  usages: atLeastOne(z.enum(certificateUsageValues)),
  generations: z.array(z.enum(certificateGenerationValues)),
  needsOrganization: z.boolean(),
  validates: z.array(z.enum(validatedThingValues)),
  contents: atLeastOne(z.enum(subjectPartValues)),
  commonNameSources: atLeastOne(z.enum(commonNameSourceValues)),
  maxEmails: count,
  allowsPublicProviders: z.boolean(),
  signatureHashes: atLeastOne(z.enum(signatureHashValues)),
  keyProfiles: atLeastOne(z.enum(keyProfileValues)),
  validity: z.object({
    offeredYears: atLeastOne(count),
    maxDays: count,
    kinds: atLeastOne(z.enum(validityKindValues)),
  }),
  renewal: z.nullable(z.object({ maxTimes: count, daysBefore: atLeastOne(count) })),
  prices: atLeastOne(z.object({ years: count, price: money })),
  endOfLife: z.nullable(z.object({ since: z.iso.date(), successorId: nonEmpty, canBeOrdered: z.boolean() })),
}) satisfies z.ZodMiniType<Product>

const catalogueParser = z.object({
  products: atLeastOne(product),
  publicProviders: z.array(nonEmpty),
  publicProviderProductId: nonEmpty,
  volumeDiscounts: z.array(z.object({ fromRecipients: count, percent: count })),
  maxRecipients: count,
  maxNotificationEmails: count,
  attestationVersion: nonEmpty,
  servicesAgreementVersion: nonEmpty,
  masterAgreementVersion: nonEmpty,
}) satisfies z.ZodMiniType<Catalogue>

/** The client certificates on offer, and what orders of them must keep to. */
export const catalogueQuery = (client: ApiClient = apiClient) =>
  queryOptions({
    queryKey: ['catalogue'],
    queryFn: ({ signal }) =>
      request(signal, catalogueParser, (signal) => client.GET('/products', { ...asSignedIn, signal })),
    staleTime: 5 * 60_000,
  })
