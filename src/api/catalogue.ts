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
import { queryKeys } from './query-keys'
import { chosen, listOf, money, name, productId, text, version, whole } from './reply-parts'

const years = whole(1, 3)

const product = z.object({
  productId,
  name,
  // The first of each is the default, so there is one.
  usages: chosen(certificateUsageValues, 1),
  generations: chosen(certificateGenerationValues),
  needsOrganization: z.boolean(),
  validates: chosen(validatedThingValues),
  contents: chosen(subjectPartValues, 1),
  commonNameSources: chosen(commonNameSourceValues, 1),
  maxEmails: whole(1, 20),
  allowsPublicProviders: z.boolean(),
  signatureHashes: chosen(signatureHashValues, 1),
  keyProfiles: chosen(keyProfileValues, 1),
  validity: z.object({
    offeredYears: listOf(years, 10, 1),
    maxDays: whole(1, 1_095),
    kinds: chosen(validityKindValues, 1),
  }),
  renewal: z.nullable(z.object({ maxTimes: whole(1, 10), daysBefore: listOf(whole(1, 90), 10, 1) })),
  prices: listOf(z.object({ years, price: money }), 10, 1),
  endOfLife: z.nullable(z.object({ since: z.iso.date(), successorId: productId, canBeOrdered: z.boolean() })),
}) satisfies z.ZodMiniType<Product>

const catalogueParser = z.object({
  products: listOf(product, 50, 1),
  publicProviders: listOf(text(253, 3), 500),
  publicProviderProductId: productId,
  volumeDiscounts: listOf(z.object({ fromRecipients: whole(2, 1_000), percent: whole(1, 90) }), 20),
  maxRecipients: whole(1, 1_000),
  maxNotificationEmails: whole(1, 50),
  attestationVersion: version,
  servicesAgreementVersion: version,
  masterAgreementVersion: version,
}) satisfies z.ZodMiniType<Catalogue>

/** The client certificates on offer, and what orders of them must keep to. */
export const catalogueQuery = (client: ApiClient = apiClient) =>
  queryOptions({
    queryKey: queryKeys.catalogue,
    queryFn: ({ signal }) =>
      request(signal, catalogueParser, (signal) => client.GET('/products', { ...asSignedIn, signal })),
    staleTime: 5 * 60_000,
  })
