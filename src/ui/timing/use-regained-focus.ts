import { type RefObject, useEffect, useRef } from 'react'

/**
 * A target for the focus when `state` changes and the control that had it is gone: a button that turned
 * into its answer. Otherwise the keyboard and a screen reader would begin again at the top of the page.
 */
export function useRegainedFocus<T extends HTMLElement>(state: string): RefObject<T | null> {
  const target = useRef<T>(null)
  const before = useRef(state)
  useEffect(() => {
    if (before.current === state) return
    before.current = state
    const { activeElement } = document
    if (activeElement === null || activeElement === document.body) target.current?.focus()
  }, [state])
  return target
}
