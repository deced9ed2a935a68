import { useEffect, useState } from 'react'

/**
 * The value after it has not changed for `ms`, so that costly work follows a pause and not each keystroke.
 * The newest value at once with 0 and at each change of `occasion`: a person who presses “Continue” is told
 * the faults of now.
 */
export function useDebounced<T>(value: T, ms: number, occasion = ''): T {
  const [debounced, setSettled] = useState({ value, occasion })
  // While rendering: an older value, drawn for one frame, would take the focus to the wrong field.
  if (debounced.occasion !== occasion) setSettled({ value, occasion })
  const isDue = ms === 0 || debounced.occasion !== occasion
  useEffect(() => {
    if (isDue || value === debounced.value) return
    const timer = setTimeout(() => setSettled({ value, occasion }), ms)
    return () => clearTimeout(timer)
  }, [value, debounced, ms, occasion, isDue])
  return isDue ? value : debounced.value
}
