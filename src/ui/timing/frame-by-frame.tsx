import { Children, isValidElement, startTransition, useEffect, useState } from 'react'
import type { Elements } from '../texts/elements'
import { afterNextFrame } from './after-next-frame'

/**
 * The parts of a long page, one child a frame: each comes once the part above it is painted. So a slow device
 * never lays out the whole page in one piece. The first comes at once.
 */
export function FrameByFrame({ children }: { readonly children: Elements }) {
  const parts = Children.toArray(children).filter((part) => isValidElement(part))
  const [shown, setShown] = useState(1)
  useEffect(() => {
    if (shown >= parts.length) return undefined
    return afterNextFrame(() => startTransition(() => setShown(shown + 1)))
  }, [shown, parts.length])
  return parts.slice(0, shown)
}
