import * as z from 'zod/mini'
import { languageValues, type Money, type SubscriberAgreement } from '../contract/schema'

/** Parsers of what stands in several replies. */
export const time = z.iso.datetime({ offset: true })
export const nonEmpty = z.string().check(z.minLength(1))

export const money = z.object({
  amount: z.int().check(z.nonnegative()),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
}) satisfies z.ZodMiniType<Money>

/** An agreement's text. */
export const agreementText = z.object({
  version: nonEmpty,
  language: z.enum(languageValues),
  title: nonEmpty,
  sections: z.array(z.object({ heading: nonEmpty, text: nonEmpty })).check(z.minLength(1)),
}) satisfies z.ZodMiniType<SubscriberAgreement>
