import { describe, expect, test } from 'vitest'
import { type PickupStatus, pickupStatusValues } from '../../../src/contract/schema'
import { type LinkPlace, resumeFrom } from '../../../src/features/keygen/resumption'
import { keptKey } from './kept-key'

const ours = keptKey.publicKeySha256
const other = { ...keptKey, publicKeySha256: 'b'.repeat(64) }

/** Status of the pickup × what this browser keeps: none, the key that was sent (or one, before), only another. */
const table: Readonly<
  Record<PickupStatus, readonly [none: LinkPlace, matching: LinkPlace, other: LinkPlace]>
> = {
  not_ready: ['not-ready', 'not-ready', 'not-ready'],
  ready: ['begin', 'go-on', 'go-on'],
  pending: ['wait', 'wait', 'wait'],
  issued: ['used', 'finish', 'used'],
  refused: ['refused', 'refused', 'refused'],
  revoked: ['revoked', 'revoked', 'revoked'],
  cancelled: ['cancelled', 'cancelled', 'cancelled'],
}
/** Statuses in which no CSR was taken. */
const unsent = ['not_ready', 'ready']

describe.each(pickupStatusValues)('%s', (status) => {
  const submission = unsent.includes(status)
    ? null
    : { publicKeySha256: ours, receivedAt: '2026-11-21T12:00:00Z' }
  const [none, matching, another] = table[status]

  test('no key here', () =>
    expect(resumeFrom({ status, submission }, [])).toEqual({ place: none, kept: null, otherKeyKept: false }))

  test('the key that fits, among others', () => {
    const keys = submission ? [other, keptKey] : [keptKey, other]
    expect(resumeFrom({ status, submission }, keys)).toEqual({
      place: matching,
      kept: keptKey,
      otherKeyKept: false,
    })
  })

  test('another key only', () => {
    const found = resumeFrom({ status, submission }, [other])
    expect(found.place).toBe(another)
    expect(found.kept).toBe(submission ? null : other)
    expect(found.otherKeyKept).toBe(submission !== null)
  })
})

test('before anything was sent the newest key is gone on with', () => {
  expect(resumeFrom({ status: 'ready', submission: null }, [other, keptKey]).kept).toBe(other)
})
