import { useEffect } from 'react'
import { afterNextFrame } from '../../../ui/timing/after-next-frame'

/** Opens the step at what it was come to for, once it is drawn. `elementIdOf` is where a pointer into the submission is edited. */
export function useStepTarget(target: string | null, elementIdOf: (pointer: string) => string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new target is the reason
  useEffect(() => {
    if (target === null) return
    const elementId = elementIdOf(target)
    return afterNextFrame(() => {
      const element = document.getElementById(elementId)
      element?.focus({ preventScroll: true })
      element?.scrollIntoView({ block: 'center' })
    })
  }, [target])
}
