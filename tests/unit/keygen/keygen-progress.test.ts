import { describe, expect, test } from 'vitest'
import {
  failureAction,
  firstProgress,
  type KeygenEvent,
  type KeygenOutcome,
  type KeygenProgress,
  keygenProgress,
  wouldLoseKey,
} from '../../../src/features/keygen/keygen-progress'

const after = (...events: KeygenEvent[]): KeygenProgress => events.reduce(keygenProgress, firstProgress)
const at = (id: Extract<KeygenEvent, { type: 'work-step-started' }>['id'], now: number): KeygenEvent => ({
  type: 'work-step-started',
  id,
  now,
})
const started: KeygenEvent = { type: 'started' }
const failed = (more: Partial<Extract<KeygenEvent, { type: 'failed' }>> = {}): KeygenEvent => ({
  type: 'failed',
  code: 'network-unreachable',
  keyHeld: true,
  refused: false,
  now: 900,
  ...more,
})
const outcome = { file: { name: 'a.p12', bytes: new Uint8Array(1) }, checks: [] } as unknown as KeygenOutcome
const finished: KeygenEvent = { type: 'finished', outcome }

const states = (progress: KeygenProgress) =>
  progress.at === 'working' || progress.at === 'failed'
    ? progress.work.map(({ state }) => state)
    : progress.at

describe('the steps before', () => {
  test('begin with the question who it is for', () =>
    expect(firstProgress).toEqual({ at: 'step', step: 'identity' }))
  test('“not me” stops, and can be taken back', () => {
    expect(after({ type: 'declined' })).toEqual({ at: 'declined' })
    expect(after({ type: 'declined' }, { type: 'went-to', step: 'identity' })).toEqual(firstProgress)
  })
})

describe('the work', () => {
  test('ticks off step after step, with times', () => {
    const progress = after(started, at('key-pair', 100), at('csr', 350), at('submit', 400))
    expect(states(progress)).toEqual(['done', 'done', 'running', 'waiting', 'waiting', 'waiting', 'waiting'])
    expect(progress).toMatchObject({
      work: [{ startedAt: 100, endedAt: 350 }, { startedAt: 350, endedAt: 400 }, {}, {}, {}, {}, {}],
    })
  })
  test('hearing twice of a step keeps its start', () => {
    expect(after(started, at('key-pair', 100), at('key-pair', 200))).toMatchObject({
      work: [{ state: 'running', startedAt: 100 }, {}, {}, {}, {}, {}, {}],
    })
  })
  test('going on with a key that is held shows the earlier steps as done, without inventing times', () => {
    expect(after(started, at('submit', 50))).toMatchObject({
      work: [
        { state: 'done', startedAt: null, endedAt: null },
        { state: 'done' },
        { state: 'running' },
        {},
        {},
        {},
        {},
      ],
    })
  })
  test('knows from the moment of sending that the request may have arrived', () => {
    expect(after(started, at('csr', 1))).toMatchObject({ requestSent: false })
    expect(after(started, at('submit', 1))).toMatchObject({ requestSent: true })
    expect(after(started, at('submit', 1), failed(), started)).toMatchObject({ requestSent: true })
  })
  test('a failure marks its step', () => {
    const progress = after(started, at('submit', 1), failed())
    expect(states(progress)).toEqual(['done', 'done', 'failed', 'waiting', 'waiting', 'waiting', 'waiting'])
  })
  test('a refusal means that no certificate depends on the key', () => {
    expect(after(started, at('submit', 1), failed({ refused: true }))).toMatchObject({ requestSent: false })
  })
  test('what is still said after a cancel changes nothing', () => {
    const cancelled = after(started, at('csr', 1), { type: 'cancelled' })
    expect(cancelled).toEqual({ at: 'cancelled', requestSent: false })
    for (const event of [at('submit', 2), failed(), finished])
      expect(keygenProgress(cancelled, event)).toBe(cancelled)
  })
  test('nothing leads away from work under way but cancel', () => {
    const working = after(started, at('submit', 1))
    expect(keygenProgress(working, { type: 'went-to', step: 'identity' })).toBe(working)
    expect(keygenProgress(working, { type: 'declined' })).toBe(working)
  })
  test('nor from a key that a certificate depends on', () => {
    const sent = after(started, at('submit', 1), failed())
    expect(keygenProgress(sent, { type: 'went-to', step: 'identity' })).toBe(sent)
    const done = after(started, finished)
    expect(keygenProgress(done, { type: 'went-to', step: 'identity' })).toBe(done)
    const notSent = after(started, at('csr', 1), failed())
    expect(keygenProgress(notSent, { type: 'went-to', step: 'create' })).toEqual({
      at: 'step',
      step: 'create',
    })
  })
})

describe('leaving the page', () => {
  test.each<[string, KeygenProgress, boolean]>([
    ['before anything is made', firstProgress, false],
    ['while it is made', after(started), true],
    ['failed before sending', after(started, at('csr', 1), failed()), false],
    ['failed after sending', after(started, at('submit', 1), failed()), true],
    ['failed after sending, key gone', after(started, at('submit', 1), failed({ keyHeld: false })), false],
    ['refused', after(started, at('submit', 1), failed({ refused: true })), false],
    ['done, not saved', after(started, finished), true],
    ['done and saved', after(started, finished, { type: 'saved' }), false],
    ['cancelled', after(started, { type: 'cancelled' }), false],
  ])('%s: loses a key: %s', (_name, progress, loses) => {
    expect(wouldLoseKey(progress)).toBe(loses)
  })
})

describe('the way on from a failure', () => {
  test.each([
    ['network-unreachable', true, true, 'retry'],
    ['server-fault', true, true, 'retry'],
    ['certificate-not-issued', true, true, 'retry'],
    ['crypto-worker-failed', false, false, 'retry'],
    ['crypto-worker-failed', false, true, 'none'],
    ['key-forgotten', false, true, 'none'],
    ['csr-key-reused', true, false, 'new-key'],
    ['agreement-outdated', true, false, 'read-agreement'],
    ['pickup-link-expired', true, false, 'none'],
    ['pickup-key-conflict', true, false, 'none'],
  ] as const)('%s, key held %s, request sent %s: %s', (code, keyHeld, requestSent, action) => {
    expect(failureAction({ code, keyHeld, requestSent })).toBe(action)
  })
})
