import * as z from 'zod/mini'
import { keyProfileValues, languageValues, validatedThingValues } from '../../src/contract/schema'

/** ISO 8601 in UTC. */
export const time = z.iso.datetime()
export const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/))
export const language = z.enum(languageValues)
export const keyProfile = z.enum(keyProfileValues)
export const validationKind = z.enum(validatedThingValues.map((thing) => `${thing}_validation` as const))
/** The sender of a link. A notice leads the person back and does not replace the link in use. */
export const linkSender = z.enum(['account', 'recipient', 'notice'])
export const bytes = z.instanceof(Uint8Array<ArrayBuffer>)
/** In cents. */
export const money = z.object({ amount: z.int(), currency: z.string() })
