import { useEffect } from 'react'
import { paths } from '../../../paths'
import { afterNextFrame } from '../../../ui/timing/after-next-frame'
import { type KeygenProgress, keygenSteps } from './states'

/** Pages with an entry in the browser's history: where the link begins, the steps, and the two side pages. */
const entries = ['start', ...keygenSteps, 'declined', 'open-file'] as const
export type HistoryEntry = (typeof entries)[number]

/** How many pages lie behind it. */
const depthOf = (entry: HistoryEntry) => {
  const step = keygenSteps.indexOf(entry as (typeof keygenSteps)[number])
  return step >= 0 ? step : entry === 'start' ? 0 : 1
}

/**
 * The entry of a state; null where Back has nowhere to go: while a key is made and after, when going back
 * would lose it.
 */
export function historyEntryOf({ at, key, ...state }: KeygenProgress): HistoryEntry | null {
  if (at === 'step' && 'step' in state) return state.step
  if (at === 'declined' || at === 'open-file') return at
  return at === 'resume' || at === 'used' || at === 'unsure' || (at === 'pending' && !key.held)
    ? 'start'
    : null
}

const entryIn = (state: unknown): HistoryEntry => {
  const name = typeof state === 'object' && state !== null && 'keygenStep' in state ? state.keygenStep : null
  return entries.find((entry) => entry === name) ?? 'start'
}
const push = (entry: HistoryEntry) => history.pushState({ keygenStep: entry }, '', paths.generate())
/** A link's first entry has no name of its own: it is its first page, whichever that is. */
const sameEntry = (one: HistoryEntry, other: HistoryEntry) =>
  one === other || (depthOf(one) === 0 && depthOf(other) === 0)

/**
 * Back by the page's own button: the browser's, where the page has an entry, so that history and page never
 * disagree.
 */
export function goBack(from: HistoryEntry, otherwise: () => void): void {
  if (entryIn(history.state) === from) history.back()
  else otherwise() // faster than the frame in which the entry comes
}

/** Makes the browser's Back button go one page back instead of leaving the link. */
export function useStepHistory(entry: HistoryEntry | null, goTo: (entry: HistoryEntry) => void): void {
  useEffect(() => {
    if (entry === null) return
    const shown = entryIn(history.state)
    // An entry notes how far the page was scrolled, for which Chromium lays it out at once: so not within
    // React's own task.
    return afterNextFrame(() => {
      // Back or Forward was faster, and its entry is not this page's.
      if (entryIn(history.state) !== shown) return
      // Steps back come from the browser itself, and its entry is the right one already.
      if (depthOf(entry) > depthOf(shown)) push(entry)
      else if (!sameEntry(entry, shown)) {
        history.replaceState({ keygenStep: entry }, '', paths.generate())
      }
    })
  }, [entry])

  useEffect(() => {
    const popped = () => {
      if (location.pathname !== paths.generate() || location.hash !== '') return
      const wanted = entryIn(history.state)
      // Held fast: the entry that was left is put back, so that the next Back does not leave the page either.
      if (entry === null) push('agreement')
      else if (entry === 'start' && wanted !== 'open-file') push(entry)
      else goTo(wanted)
    }
    window.addEventListener('popstate', popped)
    return () => window.removeEventListener('popstate', popped)
  }, [entry, goTo])
}
