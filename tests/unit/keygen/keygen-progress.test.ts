import { describe, expect, test } from 'vitest'
import { type KeyCustody, maySend, noKey } from '../../../src/features/keygen/flow/key-custody'
import { firstProgress, keygenProgress, wouldLoseKey } from '../../../src/features/keygen/flow/progress'
import {
  type KeygenEvent,
  type KeygenOutcome,
  type KeygenProgress,
  keygenSteps,
  stepPosition,
} from '../../../src/features/keygen/flow/states'
import { keptKey } from './kept-key'

const from = (progress: KeygenProgress, ...events: KeygenEvent[]): KeygenProgress =>
  events.reduce(keygenProgress, progress)
const fresh = firstProgress({ state: 'begin', kept: null, otherKeyKept: false, notLooked: null })
const after = (...events: KeygenEvent[]) => from(fresh, ...events)

const at = (id: Extract<KeygenEvent, { type: 'work-step-started' }>['id'], now: number): KeygenEvent => ({
  type: 'work-step-started',
  id,
  now,
})
const started: KeygenEvent = { type: 'started', plan: 'create' }
const sealed = (more: Partial<Extract<KeygenEvent, { type: 'sealed' }>> = {}): KeygenEvent => ({
  type: 'sealed',
  kept: true,
  keepFault: null,
  ...more,
})
const opened: KeygenEvent = { type: 'key-opened', kept: true, filed: false, keepFault: null }
const failed = (more: Partial<Extract<KeygenEvent, { type: 'failed' }>> = {}): KeygenEvent => ({
  type: 'failed',
  code: 'network-unreachable',
  keyHeld: true,
  refused: false,
  now: 900,
  ...more,
})
const outcome = { file: { name: 'a.p12', bytes: new Uint8Array(1) }, checks: [] } as unknown as KeygenOutcome
const finished: KeygenEvent = { type: 'finished', outcome, deviceId: 'windows' }
const sent = [started, sealed(), at('submit', 1)] as const

const states = (progress: KeygenProgress) =>
  progress.at === 'working' || progress.at === 'failed' || progress.at === 'keep-file'
    ? Object.fromEntries(progress.work.map(({ id, state }) => [id, state]))
    : progress.at

describe('the steps before', () => {
  test('begin with the question who it is for', () =>
    expect(fresh).toEqual({ at: 'step', step: 'identity', key: noKey }))
  test('are counted', () => {
    expect(keygenSteps.map((step) => stepPosition(step).step)).toEqual([1, 2, 3, 4])
    expect(stepPosition('device')).toEqual({ step: 2, steps: 4 })
  })
  test('“not me” stops, and can be taken back', () => {
    expect(after({ type: 'declined' })).toMatchObject({ at: 'declined' })
    expect(after({ type: 'declined' }, { type: 'went-to', step: 'identity' })).toEqual(fresh)
  })
})

describe('where an opened link begins', () => {
  const resumed = (state: Parameters<typeof firstProgress>[0]['state'], fileSavedAt: string | null = null) =>
    firstProgress({ state, kept: { ...keptKey, fileSavedAt }, otherKeyKept: false, notLooked: null })
  test.each([
    ['go-on', { at: 'resume', goal: 'submit', key: { ...noKey, kept: true } }],
    ['wait', { at: 'pending', key: { ...noKey, kept: true, sent: true } }],
    ['finish', { at: 'resume', goal: 'finish', key: { ...noKey, kept: true, sent: true } }],
  ] as const)('%s', (state, progress) => expect(resumed(state)).toEqual(progress))
  test('without a key: used, or waiting for a key from elsewhere', () => {
    expect(firstProgress({ state: 'used', kept: null, otherKeyKept: false, notLooked: null })).toEqual({
      at: 'used',
      key: { ...noKey, sent: true },
    })
    expect(firstProgress({ state: 'wait', kept: null, otherKeyKept: true, notLooked: null })).toMatchObject({
      at: 'pending',
    })
  })
  test('a request file that was saved before still counts', () =>
    expect(resumed('go-on', '2026-11-21T12:00:00Z').key.filed).toBe(true))
})

describe('a key that is opened again', () => {
  const resume = firstProgress({ state: 'go-on', kept: keptKey, otherKeyKept: false, notLooked: null })
  test('goes on with what is still to do', () => {
    expect(Object.keys(states(from(resume, opened)))).toEqual([
      'csr',
      'submit',
      'certificate',
      'certificate-check',
      'pkcs12',
      'pkcs12-check',
    ])
    const finish = firstProgress({ state: 'finish', kept: keptKey, otherKeyKept: false, notLooked: null })
    expect(Object.keys(states(from(finish, opened)))[0]).toBe('certificate')
    const used = firstProgress({ state: 'used', kept: null, otherKeyKept: false, notLooked: null })
    expect(from(used, { type: 'file-page-opened' }, { ...opened, filed: true })).toMatchObject({
      at: 'working',
      plan: 'finish',
      key: { held: true, filed: true },
    })
  })
  test('waits on with the key where the certificate is not there', () => {
    const wait = firstProgress({ state: 'wait', kept: null, otherKeyKept: false, notLooked: null })
    expect(from(wait, { type: 'file-page-opened' }, opened)).toMatchObject({
      at: 'pending',
      key: { held: true, kept: true, sent: true },
    })
  })
  test('a request file saved before it was kept again is not forgotten', () => {
    const filed = firstProgress({
      state: 'go-on',
      kept: { ...keptKey, fileSavedAt: '2026-11-21T12:00:00Z' },
      otherKeyKept: false,
      notLooked: null,
    })
    expect(from(filed, opened).key.filed).toBe(true)
  })
  test('the file’s page leads back to where it was opened', () => {
    for (const state of ['begin', 'go-on', 'wait', 'finish', 'used'] as const) {
      const first = firstProgress({ state, kept: keptKey, otherKeyKept: false, notLooked: null })
      expect(from(first, { type: 'file-page-opened' })).toMatchObject({ at: 'open-file' })
      expect(from(first, { type: 'file-page-opened' }, { type: 'file-page-left' })).toEqual(first)
    }
  })
  test('beginning again is for a key that was never sent', () => {
    expect(from(resume, { type: 'began-again' })).toEqual(fresh)
    const finish = firstProgress({ state: 'finish', kept: keptKey, otherKeyKept: false, notLooked: null })
    expect(from(finish, { type: 'began-again' })).toBe(finish)
  })
})

describe('the work', () => {
  test('ticks off step after step, with times', () => {
    const progress = after(
      started,
      at('key-pair', 100),
      at('csr', 350),
      at('seal', 400),
      sealed(),
      at('submit', 900),
    )
    expect(states(progress)).toMatchObject({
      'key-pair': 'done',
      csr: 'done',
      seal: 'done',
      submit: 'running',
    })
    expect(progress).toMatchObject({
      work: [
        { startedAt: 100, endedAt: 350 },
        { startedAt: 350, endedAt: 400 },
        { endedAt: 900 },
        {},
        {},
        {},
        {},
        {},
      ],
    })
  })
  test('hearing twice of a step keeps its start', () => {
    expect(after(started, at('key-pair', 100), at('key-pair', 200))).toMatchObject({
      work: [{ state: 'running', startedAt: 100 }, {}, {}, {}, {}, {}, {}, {}],
    })
  })
  test('knows from the moment of sending that the request may have arrived', () => {
    expect(after(started, at('csr', 1)).key.sent).toBe(false)
    expect(after(...sent).key.sent).toBe(true)
    expect(after(...sent, failed(), started).key.sent).toBe(true)
  })
  test('a failure marks its step', () => {
    expect(states(after(...sent, failed()))).toMatchObject({
      seal: 'done',
      submit: 'failed',
      certificate: 'waiting',
    })
  })
  test('a refusal means that no certificate depends on the key', () => {
    expect(after(...sent, failed({ refused: true })).key.sent).toBe(false)
  })
  test('what is still said after a cancel changes nothing', () => {
    const cancelled = after(started, at('csr', 1), { type: 'cancelled', notDropped: null })
    expect(cancelled).toEqual({ at: 'cancelled', key: noKey })
    for (const event of [at('submit', 2), sealed(), failed(), finished])
      expect(keygenProgress(cancelled, event)).toBe(cancelled)
  })
  test('nothing leads away from work under way but stop and cancel', () => {
    const working = after(...sent)
    expect(keygenProgress(working, { type: 'went-to', step: 'identity' })).toBe(working)
    expect(keygenProgress(working, { type: 'declined' })).toBe(working)
    expect(keygenProgress(working, { type: 'stopped' })).toMatchObject({ at: 'stopped', key: { kept: true } })
  })
  test('nor from a key that a certificate depends on', () => {
    const failedAfter = after(...sent, failed())
    expect(keygenProgress(failedAfter, { type: 'went-to', step: 'identity' })).toBe(failedAfter)
    expect(after(started, at('csr', 1), failed(), { type: 'went-to', step: 'agreement' })).toMatchObject({
      at: 'step',
      step: 'agreement',
    })
  })
  test('there is nothing to stop before anything was sent', () => {
    const working = after(started, sealed())
    expect(keygenProgress(working, { type: 'stopped' })).toBe(working)
  })
})

describe('the request leaves', () => {
  const custody = (more: Partial<KeyCustody>) => ({ ...noKey, held: true, ...more })
  test.each([
    [{ kept: true }, true],
    [{ filed: true }, true],
    [{ kept: true, filed: true }, true],
    [{}, false],
    [{ held: false, kept: true, filed: true }, false],
  ])('with %j: %s', (more, may) => expect(maySend(custody(more))).toBe(may))

  test('the machine doesn’t let it go before', () => {
    const working = after(started, sealed({ kept: false, keepFault: 'storage-unavailable' }))
    expect(keygenProgress(working, at('submit', 1))).toBe(working)
  })
  test('once the person has saved the request file, and not by going on without it', () => {
    const waiting = after(started, at('seal', 5), sealed({ kept: false, keepFault: 'storage-full' }), {
      type: 'file-needed',
      now: 9,
    })
    expect(waiting).toMatchObject({ at: 'keep-file', key: { keepFault: 'storage-full' } })
    expect(states(waiting)).toMatchObject({ seal: 'done', submit: 'waiting' })
    expect(keygenProgress(waiting, { type: 'went-on' })).toBe(waiting)
    expect(from(waiting, { type: 'file-saved' }, { type: 'went-on' }, at('submit', 12))).toMatchObject({
      at: 'working',
      key: { sent: true, filed: true },
    })
  })
  test('a request file under another password doesn’t count', () => {
    expect(after(started, sealed(), { type: 'file-saved' }, sealed()).key.filed).toBe(false)
  })
})

describe('waiting for the certificate', () => {
  const pending = after(...sent, { type: 'pending' })
  test('goes on with the key that is held', () =>
    expect(from(pending, { type: 'issued' })).toMatchObject({ at: 'working', plan: 'finish' }))
  test('else asks for it', () => {
    const kept = firstProgress({ state: 'wait', kept: keptKey, otherKeyKept: false, notLooked: null })
    expect(from(kept, { type: 'issued' })).toMatchObject({ at: 'resume', goal: 'finish' })
    const none = firstProgress({ state: 'wait', kept: null, otherKeyKept: false, notLooked: null })
    expect(from(none, { type: 'issued' })).toMatchObject({ at: 'used' })
  })
  test('can be left for later, or given up', () => {
    expect(from(pending, { type: 'stopped' })).toMatchObject({
      at: 'stopped',
      key: { held: false, kept: true },
    })
    expect(from(pending, { type: 'cancelled', notDropped: null })).toMatchObject({
      at: 'cancelled',
      key: { held: false, kept: false, sent: true },
    })
  })
})

describe('at the end', () => {
  const done = after(...sent, finished)
  test('saved and forgotten are told apart', () => {
    expect(done).toMatchObject({ at: 'done', saved: false, forgotten: false, deviceId: 'windows' })
    expect(from(done, { type: 'saved' }, { type: 'forgot' })).toMatchObject({
      saved: true,
      forgotten: true,
      key: { held: false, kept: false },
    })
  })
  test('a check that fails keeps the key, and can be made again', () => {
    const wrong = after(...sent, { type: 'check-failed', checks: [] })
    expect(wrong).toMatchObject({ at: 'check-failed', key: { held: true, kept: true } })
    expect(from(wrong, { type: 'started', plan: 'finish' })).toMatchObject({ at: 'working', plan: 'finish' })
  })
})

describe('leaving the page', () => {
  const notKept = sealed({ kept: false, keepFault: 'storage-unavailable' })
  const needsFile = [started, notKept, { type: 'file-needed', now: 1 }] as const
  test.each<[string, KeygenProgress, boolean]>([
    ['before anything is made', fresh, false],
    ['while the key is made', after(started, at('key-pair', 1)), false],
    ['the key is nowhere else and its file not saved', after(...needsFile), true],
    ['its file is saved', after(...needsFile, { type: 'file-saved' }), false],
    ['sent, and kept', after(...sent), false],
    [
      'sent, and the browser has lost the copy',
      after(...sent, { type: 'kept-again', kept: false, keepFault: 'storage-full' }),
      true,
    ],
    ['failed after sending, kept', after(...sent, failed()), false],
    ['waiting', after(...sent, { type: 'pending' }), false],
    ['done, not saved, kept', after(...sent, finished), false],
    ['done, forgotten, not saved', after(...sent, finished, { type: 'forgot' }), true],
    ['done, saved, forgotten', after(...sent, finished, { type: 'saved' }, { type: 'forgot' }), false],
    ['cancelled', after(started, { type: 'cancelled', notDropped: null }), false],
  ])('%s: loses something: %s', (_name, progress, loses) => {
    expect(wouldLoseKey(progress)).toBe(loses)
  })
})
