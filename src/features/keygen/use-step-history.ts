import { useEffect } from 'react'
import { paths } from '../../paths'
import { afterNextFrame } from '../../ui/after-next-frame'
import { type KeygenStep, keygenSteps } from './keygen-places'

const isStep = (value: unknown): value is KeygenStep => keygenSteps.some((step) => step === value)

const stepOf = (state: unknown): KeygenStep | null =>
  typeof state === 'object' && state !== null && 'keygenStep' in state && isStep(state.keygenStep)
    ? state.keygenStep
    : null

/**
 * Makes the browser's Back button go one step back instead of leaving the page. `step` is null where Back has nowhere to
 * go: while a key is made and after, when going back would lose it.
 */
export function useStepHistory(step: KeygenStep | null, goTo: (step: KeygenStep) => void): void {
  useEffect(() => {
    if (step === null) return
    const shown = stepOf(history.state) ?? 'identity'
    // An entry notes how far the page was scrolled, for which Chromium lays it out at once: so not within React's own task.
    return afterNextFrame(() => {
      // Back or Forward was faster, and its entry is not this step's.
      if ((stepOf(history.state) ?? 'identity') !== shown) return
      // Steps back come from the browser itself, and its entry is the right one already.
      if (keygenSteps.indexOf(step) > keygenSteps.indexOf(shown)) {
        history.pushState({ keygenStep: step }, '', paths.generate())
      } else if (step !== shown) {
        history.replaceState({ keygenStep: step }, '', paths.generate())
      }
    })
  }, [step])

  useEffect(() => {
    const popped = () => {
      if (location.pathname !== paths.generate() || location.hash !== '') return
      if (step !== null) return goTo(stepOf(history.state) ?? 'identity')
      // Held fast: the entry that was left is put back, so that the next Back does not leave the page either.
      history.pushState({ keygenStep: 'agreement' satisfies KeygenStep }, '', paths.generate())
    }
    window.addEventListener('popstate', popped)
    return () => window.removeEventListener('popstate', popped)
  }, [step, goTo])
}
