import { useEffect, useState } from 'react'

/**
 * A value once it has rested for `ms`; at once with 0, and at each change of `occasion`: who wants to go on
 * is told what is wrong now, not what was a moment ago. What costs work hangs on it, not on each keystroke.
 */
export function useSettled<T>(value: T, ms: number, occasion = ''): T {
  const [settled, setSettled] = useState({ value, occasion })
  // While rendering: what is shown of an older value for one frame would take the focus to the wrong place.
  if (settled.occasion !== occasion) setSettled({ value, occasion })
  const isDue = ms === 0 || settled.occasion !== occasion
  useEffect(() => {
    if (isDue || value === settled.value) return
    const timer = setTimeout(() => setSettled({ value, occasion }), ms)
    return () => clearTimeout(timer)
  }, [value, settled, ms, occasion, isDue])
  return isDue ? value : settled.value
}
