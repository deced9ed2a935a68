import { type ReactNode, startTransition, useEffect, useState } from 'react'
import { afterNextFrame } from './after-next-frame'

/**
 * What stands below the first screen: it comes once what is above has been painted, so that a long page is not laid out in one
 * piece. One inside another makes three pieces, and so on.
 */
export function NextFrame({ children }: { readonly children: ReactNode }) {
  const [due, setDue] = useState(false)
  useEffect(() => afterNextFrame(() => startTransition(() => setDue(true))), [])
  return due ? children : null
}
