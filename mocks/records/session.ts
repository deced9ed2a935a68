import * as z from 'zod/mini'
import { collectionShape } from '../memory/collection'
import { sha256, time } from './fields'

/** Somebody of the account is signed in; the token itself is in a cookie and nowhere else. */
export const sessions = collectionShape({
  schema: z.object({ tokenSha256: sha256, startedAt: time, endsAt: time }),
  keyOf: ({ tokenSha256 }) => tokenSha256,
  indexes: {},
})
