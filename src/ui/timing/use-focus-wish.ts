import { useCallback, useEffect, useState } from 'react'
import { afterNextFrame } from './after-next-frame'

/**
 * Puts the focus on an element that the same change draws. The element keeps what it has; one that isn't
 * there is passed over.
 */
export function useFocusWish(): (elementId: string) => void {
  const [wish, setWish] = useState<{ readonly elementId: string } | null>(null)
  useEffect(() => {
    if (!wish) return
    const element = document.getElementById(wish.elementId)
    if (element) return element.focus()
    // A list that has just appeared draws its rows a frame later.
    return afterNextFrame(() => document.getElementById(wish.elementId)?.focus())
  }, [wish])
  return useCallback((elementId: string) => setWish({ elementId }), [])
}
