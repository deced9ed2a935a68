import { useCallback, useEffect, useState } from 'react'
import type { PickupLink } from '../../api/pickup'
import { paths, pickupTokenFromHash } from '../../paths'

let linksOpened = 0

/** A link under a number of its own. */
export const linkOf = (token: string): PickupLink => ({ number: ++linksOpened, token })

/**
 * The generate link this page was opened with. The token is taken out of the address bar and its history entry at once and
 * then exists in memory only; loading the page again loses it.
 *
 * A second link opened in the same tab (pasted into the address bar, or an older history entry that still has one)
 * takes the first one's place, unless a key is at risk: then it is `otherLink` until the person has decided.
 */
export function usePickupLink(keyAtRisk: boolean) {
  const [link, setLink] = useState(() => {
    const token = pickupTokenFromHash(location.hash)
    return token === null ? null : linkOf(token)
  })
  const [otherLink, setOtherLink] = useState<PickupLink | null>(null)

  useEffect(() => {
    const take = () => {
      if (location.hash === '') return
      const token = pickupTokenFromHash(location.hash)
      history.replaceState(history.state, '', paths.generate())
      if (token === null || token === link?.token) return
      if (keyAtRisk) setOtherLink(linkOf(token))
      else setLink(linkOf(token))
    }
    take()
    // A page restored from the back/forward cache fires no `hashchange`.
    window.addEventListener('hashchange', take)
    window.addEventListener('pageshow', take)
    return () => {
      window.removeEventListener('hashchange', take)
      window.removeEventListener('pageshow', take)
    }
  }, [link, keyAtRisk])

  const stay = useCallback(() => setOtherLink(null), [])
  const switchLink = useCallback(() => {
    setLink(otherLink)
    setOtherLink(null)
  }, [otherLink])

  return { link, otherLink, stay, switchLink }
}
