import { describe, expect, test } from 'vitest'
import { type PickupStatus, pickupStatusValues } from '../../../src/contract/schema'
import type { KeptKeyFacts } from '../../../src/crypto-worker/client'
import { type LinkState, resumeFrom } from '../../../src/features/keygen/link/resumption'
import { keptKey } from './kept-key'

const looked = (...keys: KeptKeyFacts[]) => ({ looked: true, keys, unreadable: 0 }) as const
const ours = keptKey.publicKeySha256
const other = { ...keptKey, publicKeySha256: 'b'.repeat(64) }

/**
 * Status of the pickup × what this browser keeps: none, the key that was sent (or one, before), only another,
 * not known.
 */
const table: Readonly<
  Record<PickupStatus, readonly [none: LinkState, matching: LinkState, other: LinkState, unsure: LinkState]>
> = {
  not_ready: ['not-ready', 'not-ready', 'not-ready', 'not-ready'],
  ready: ['begin', 'go-on', 'go-on', 'unsure'],
  pending: ['wait', 'wait', 'wait', 'wait'],
  issued: ['used', 'finish', 'used', 'unsure-issued'],
  refused: ['refused', 'refused', 'refused', 'refused'],
  revoked: ['revoked', 'revoked', 'revoked', 'revoked'],
  cancelled: ['cancelled', 'cancelled', 'cancelled', 'cancelled'],
}
/** Statuses in which no CSR was taken. */
const unsent = ['not_ready', 'ready']

describe.each(pickupStatusValues)('%s', (status) => {
  const submission = unsent.includes(status)
    ? null
    : { publicKeySha256: ours, receivedAt: '2026-11-21T12:00:00Z' }
  const [none, matching, another, unsure] = table[status]

  test('no key here', () =>
    expect(resumeFrom({ status, submission }, looked())).toEqual({
      state: none,
      kept: null,
      notLooked: null,
      otherKeyKept: false,
    }))

  test('the key that fits, among others', () => {
    const keys = submission ? [other, keptKey] : [keptKey, other]
    expect(resumeFrom({ status, submission }, looked(...keys))).toEqual({
      state: matching,
      kept: keptKey,
      notLooked: null,
      otherKeyKept: false,
    })
  })

  test('another key only', () => {
    const found = resumeFrom({ status, submission }, looked(other))
    expect(found.state).toBe(another)
    expect(found.kept).toBe(submission ? null : other)
    expect(found.otherKeyKept).toBe(submission !== null)
    expect(found.notLooked).toBe(null)
  })

  test.each(['storage-unreadable', 'storage-newer', 'crypto-worker-failed'] as const)(
    'could not look (%s): no claim about the key',
    (fault) => {
      expect(resumeFrom({ status, submission }, { looked: false, fault })).toEqual({
        state: unsure,
        kept: null,
        notLooked: fault,
        otherKeyKept: false,
      })
    },
  )

  test('a record that cannot be read may be the key, unless that was found beside it', () => {
    const beside = (...keys: KeptKeyFacts[]) =>
      resumeFrom({ status, submission }, { looked: true, keys, unreadable: 1 })
    expect(beside()).toMatchObject({ state: unsure, notLooked: 'kept-key-unreadable' })
    expect(beside(keptKey)).toMatchObject({ state: matching, notLooked: null })
  })
})

test('before anything was sent the newest key is gone on with', () => {
  expect(resumeFrom({ status: 'ready', submission: null }, looked(other, keptKey)).kept).toBe(other)
})

test('a browser that refuses to keep anything has nothing to look for, before anything was sent', () => {
  const refused = { looked: false, fault: 'storage-unavailable' } as const
  expect(resumeFrom({ status: 'ready', submission: null }, refused).state).toBe('begin')
  const submission = { publicKeySha256: ours, receivedAt: '2026-11-21T12:00:00Z' }
  expect(resumeFrom({ status: 'issued', submission }, refused).state).toBe('unsure-issued')
})
