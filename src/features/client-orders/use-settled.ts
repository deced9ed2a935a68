import { useEffect, useState } from 'react'

/** A value once it has rested for `ms`; at once with 0. What costs work hangs on it, not on each keystroke. */
export function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    if (ms === 0 || value === settled) return
    const timer = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(timer)
  }, [value, settled, ms])
  return ms === 0 ? value : settled
}
