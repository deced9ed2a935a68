import { useCallback, useLayoutEffect, useRef } from 'react'

/**
 * A function that stays the same and does what the newest `act` does. Rows that didn't change needn't be
 * drawn again. For events only.
 */
export function useStable<Arguments extends readonly unknown[]>(
  act: (...given: Arguments) => void,
): (...given: Arguments) => void {
  const newest = useRef(act)
  useLayoutEffect(() => {
    newest.current = act
  })
  return useCallback((...given: Arguments) => newest.current(...given), [])
}
