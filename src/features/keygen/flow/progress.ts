import type { OpenLinkState, Resumption } from '../link/resumption'
import { maySend, noKey, outlivesPage } from './key-custody'
import type { FlowState, KeygenEvent, KeygenProgress } from './states'
import { waitingWork, workAt, workFailed, workPaused } from './work-steps'

const firstStates: Readonly<Record<OpenLinkState, FlowState>> = {
  begin: { at: 'step', step: 'identity' },
  'go-on': { at: 'resume', goal: 'submit' },
  wait: { at: 'pending' },
  finish: { at: 'resume', goal: 'finish' },
  used: { at: 'used' },
  unsure: { at: 'unsure' },
  'unsure-issued': { at: 'unsure' },
}
/** Where the server has taken no request yet. */
const unsentStates: ReadonlySet<OpenLinkState> = new Set(['begin', 'go-on', 'unsure'])

/** Whether the server has taken a request, by where the link's flow begins. */
export const isSent = (state: OpenLinkState): boolean => !unsentStates.has(state)

/** Where the flow of an opened link begins. */
export function firstProgress({ state, kept }: Resumption<OpenLinkState>): KeygenProgress {
  const sent = isSent(state)
  const key = { ...noKey, kept: kept !== null, filed: kept !== null && kept.fileSavedAt !== null, sent }
  return { ...firstStates[state], key }
}

/**
 * Where the flow is after an event. An event that doesn't fit the state changes nothing: a late answer of the
 * worker or the network after a cancel, for example.
 */
export function keygenProgress(progress: KeygenProgress, event: KeygenEvent): KeygenProgress {
  const { key } = progress
  switch (event.type) {
    case 'went-to':
      return mayChooseStep(progress) ? { at: 'step', step: event.step, key } : progress
    case 'declined':
      return progress.at === 'step' ? { at: 'declined', key } : progress
    case 'file-page-opened':
      return toFilePage(progress)
    case 'file-page-left':
      return progress.at === 'open-file' ? fromFilePage(progress) : progress
    case 'key-opened':
      return withOpenedKey(progress, event)
    case 'began-again':
      return progress.at === 'resume' && progress.goal === 'submit'
        ? { at: 'step', step: 'identity', key: noKey }
        : progress
    case 'started':
      return progress.at === 'step' || progress.at === 'failed' || progress.at === 'check-failed'
        ? { at: 'working', plan: event.plan, work: waitingWork(event.plan), key }
        : progress
    case 'file-saved':
      return { ...progress, key: { ...key, filed: true } }
    case 'kept-again': {
      const { kept, keepFault } = event
      return { ...progress, key: { ...key, kept, keepFault } }
    }
    case 'not-dropped':
      return { ...progress, key: { ...key, keepFault: event.code } }
    case 'went-on':
      return progress.at === 'keep-file' && maySend(key) ? { ...progress, at: 'working' } : progress
    case 'issued':
      return afterWaiting(progress)
    case 'stopped':
      return isUnderWay(progress) && key.sent && outlivesPage(key)
        ? { at: 'stopped', key: { ...key, held: false } }
        : progress
    case 'cancelled':
      return isUnderWay(progress)
        ? { at: 'cancelled', key: { ...noKey, sent: key.sent, keepFault: event.notDropped } }
        : progress
    case 'saved':
      return progress.at === 'done' ? { ...progress, saved: true } : progress
    case 'forgot':
      return progress.at === 'done'
        ? {
            ...progress,
            outcome: { ...progress.outcome, file: null },
            forgotten: true,
            key: { ...key, held: false, kept: false },
          }
        : progress
    default:
      return progress.at === 'working' ? afterWork(progress, event) : progress
  }
}

/** Steps may be chosen while nothing is being made and no certificate depends on the key in this page. */
function mayChooseStep({ at, key }: KeygenProgress): boolean {
  return ['step', 'declined', 'failed', 'cancelled', 'unsure'].includes(at) && !key.sent
}

/** Where there is something to cancel. */
function isUnderWay({ at }: KeygenProgress): boolean {
  return ['working', 'keep-file', 'pending', 'failed'].includes(at)
}

function toFilePage(progress: KeygenProgress): KeygenProgress {
  const { key } = progress
  switch (progress.at) {
    case 'step':
      return { at: 'open-file', goal: 'submit', from: 'step', key }
    case 'resume':
      return { at: 'open-file', goal: progress.goal, from: 'resume', key }
    case 'pending':
      return { at: 'open-file', goal: 'wait', from: 'pending', key }
    case 'used':
      return { at: 'open-file', goal: 'finish', from: 'used', key }
    case 'unsure':
      return { at: 'open-file', goal: key.sent ? 'finish' : 'submit', from: 'unsure', key }
    default:
      return progress
  }
}

function fromFilePage({ goal, from, key }: Extract<KeygenProgress, { at: 'open-file' }>): KeygenProgress {
  const states: Readonly<Record<typeof from, FlowState>> = {
    step: { at: 'step', step: 'identity' },
    resume: { at: 'resume', goal },
    pending: { at: 'pending' },
    used: { at: 'used' },
    unsure: { at: 'unsure' },
  }
  return { ...states[from], key }
}

function withOpenedKey(
  progress: KeygenProgress,
  { kept, filed, keepFault }: Extract<KeygenEvent, { type: 'key-opened' }>,
): KeygenProgress {
  if (progress.at !== 'resume' && progress.at !== 'open-file') return progress
  const key = {
    ...progress.key,
    held: true,
    kept,
    filed: filed || (progress.at === 'resume' && progress.key.filed),
    keepFault,
  }
  const { goal } = progress
  return goal === 'wait'
    ? { at: 'pending', key }
    : { at: 'working', plan: goal, work: waitingWork(goal), key }
}

/** Issued while the page waited: it goes on with the key it holds, else asks for it. */
function afterWaiting(progress: KeygenProgress): KeygenProgress {
  if (progress.at !== 'pending') return progress
  const { key } = progress
  if (key.held) return { at: 'working', plan: 'finish', work: waitingWork('finish'), key }
  return key.kept ? { at: 'resume', goal: 'finish', key } : { at: 'used', key }
}

type WorkEvent = Extract<
  KeygenEvent,
  {
    type: 'work-step-started' | 'sealed' | 'file-needed' | 'pending' | 'failed' | 'check-failed' | 'finished'
  }
>

function afterWork(progress: Extract<KeygenProgress, { at: 'working' }>, event: WorkEvent): KeygenProgress {
  const { key, work, plan } = progress
  switch (event.type) {
    case 'work-step-started': {
      const sends = event.id === 'submit'
      // The rule that nothing is lost rests on: no request without a key that outlives the page.
      if (sends && !maySend(key)) return progress
      return {
        ...progress,
        work: workAt(work, event.id, event.now),
        key: { ...key, sent: key.sent || sends },
      }
    }
    case 'sealed': {
      const { kept, keepFault } = event
      // Sealed anew under another password: a request file of before opens with the old one only.
      return { ...progress, key: { ...key, held: true, kept, keepFault, filed: false } }
    }
    case 'file-needed':
      return { at: 'keep-file', plan, work: workPaused(work, event.now), key }
    case 'pending':
      return { at: 'pending', key: { ...key, sent: true } }
    case 'failed':
      return {
        at: 'failed',
        plan,
        work: workFailed(work, event.now),
        key: { ...key, held: event.keyHeld, sent: key.sent && !event.refused },
        code: event.code,
      }
    case 'check-failed':
      return { at: 'check-failed', checks: event.checks, key }
    case 'finished':
      return {
        at: 'done',
        outcome: event.outcome,
        deviceId: event.deviceId,
        saved: false,
        forgotten: false,
        key,
      }
  }
}

/**
 * Whether leaving the page now would lose something: the browser then asks first. A kept key or a saved file
 * is not lost.
 */
export function wouldLoseKey(progress: KeygenProgress): boolean {
  const { at, key } = progress
  if (outlivesPage(key)) return false
  if (at === 'done') return !progress.saved
  return at === 'keep-file' || (key.held && key.sent)
}
