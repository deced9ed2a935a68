import { useCallback, useEffect, useState } from 'react'

/** Puts the focus on an element that the same change draws. The element keeps what it has; one that isn't there is passed over. */
export function useFocusWish(): (elementId: string) => void {
  const [wish, setWish] = useState<{ readonly elementId: string } | null>(null)
  useEffect(() => {
    if (wish) document.getElementById(wish.elementId)?.focus()
  }, [wish])
  return useCallback((elementId: string) => setWish({ elementId }), [])
}
