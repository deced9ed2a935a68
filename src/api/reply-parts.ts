import * as z from 'zod/mini'
import { languageValues, type Money, type SubscriberAgreement } from '../contract/schema'

/**
 * Parsers of what stands in several replies. Their bounds are the contract's:
 * `tests/unit/api/reply-limits.test.ts` compares them.
 */

/** Text of so many characters (code points, as JSON Schema counts them). */
export const text = (most: number, least = 1) =>
  z
    .string()
    .check(z.refine((value) => value.length >= least && [...value.slice(0, most * 2 + 1)].length <= most))

/** A list of so many items. */
export const listOf = <T>(item: z.ZodMiniType<T>, most: number, least = 0) =>
  z.array(item).check(z.refine(({ length }) => length >= least && length <= most))

/** A whole number between two bounds. */
export const whole = (least: number, most: number) =>
  z.int().check(z.refine((value) => value >= least && value <= most))

/** A choice of several values, each of which the contract names. */
export const chosen = <const T extends string>(values: readonly T[], least = 0) =>
  listOf(z.enum(values), 10, least)

export const time = z.iso.datetime({ offset: true }).check(z.refine(({ length }) => length <= 40))
export const email = text(254)
export const name = text(100)
export const orderNumber = text(32)
export const version = z.string().check(z.regex(/^\d{4}-\d{2}$/))
export const productId = z.string().check(z.regex(/^[a-z0-9_]{1,64}$/))

export const money = z.object({
  amount: whole(0, 1_000_000_000),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
}) satisfies z.ZodMiniType<Money>

/** An agreement's text. */
export const agreementText = z.object({
  version,
  language: z.enum(languageValues),
  title: text(200),
  sections: listOf(z.object({ heading: text(200), text: text(50_000) }), 200, 1),
}) satisfies z.ZodMiniType<SubscriberAgreement>
