import * as z from 'zod/mini'
import { collectionShape, type Frozen } from '../memory/collection'
import { sha256, time } from './fields'
import { type ScenarioId, scenarioIds } from './scenarios'

/**
 * A change of any record's shape or of an index raises it: an older world is then begun anew. It is the
 * version of the browser's database, too.
 */
export const worldVersion = 6

const stage = z.object({
  /** Why this world began: the desk says when an earlier one could not be kept. */
  beginning: z.object({ reason: z.enum(['first', 'start_again', 'older', 'unreadable']), at: time }),
  clockOffsetMs: z.int(),
  scenario: z.object({ id: z.enum(scenarioIds as readonly [ScenarioId, ...ScenarioId[]]), since: time }),
  nextOrderNumber: z.int(),
})

/** The world's own record: read with every look. */
export const worldMeta = z.object({
  version: z.literal(worldVersion),
  revision: z.int(),
  /** The sequence number of the next new record. */
  nextSequence: z.int(),
  stage,
})

export type Stage = Frozen<z.infer<typeof stage>>
export type WorldMeta = Frozen<z.infer<typeof worldMeta>>
export type Beginning = Stage['beginning']

/** SHA-256 of the SubjectPublicKeyInfo of keys that no certificate is issued for. */
export const blockedKeys = collectionShape({
  schema: z.object({ publicKeySha256: sha256 }),
  keyOf: ({ publicKeySha256 }) => publicKeySha256,
  indexes: {},
})

/** Records that could not be read: taken out, kept as they were, so that the rest of the world goes on. */
export const damaged = collectionShape({
  schema: z.object({ damageId: z.string(), kind: z.string(), record: z.unknown() }),
  keyOf: ({ damageId }) => damageId,
  indexes: {},
})
