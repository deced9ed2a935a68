import { useEffect } from 'react'
import { afterNextFrame } from './after-next-frame'

/**
 * Puts the focus on the element that a link led to, after the page's heading has had its turn. `target` is
 * what the link names.
 */
export function useFocusAt(target: string | null, elementIdOf: (target: string) => string): void {
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
