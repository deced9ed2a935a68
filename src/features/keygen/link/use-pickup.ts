import { useCallback, useEffect, useState } from 'react'
import type { PickupLink } from '../../../api/pickup'
import { keepAddress } from '../../../arrivals'
import { isPickupToken, paths } from '../../../paths'

let linksOpened = 0

/** A link under a number of its own. */
export const linkOf = (token: string): PickupLink => ({ number: ++linksOpened, token })

/** The address that the page was opened with: a link, or a text that has to be read first (`mailed-link`). */
type Opening =
  | {
      readonly link: PickupLink
      /** Other readings of a changed link, where nobody knows this one. */
      readonly more: readonly string[]
      /** It was changed on its way. */
      readonly mended: boolean
    }
  | { readonly link: null; readonly address: string }

function openingOf({ pathname, search, hash }: Location): Opening {
  const token = hash.slice(1)
  return isPickupToken(token)
    ? { link: linkOf(token), more: [], mended: false }
    : { link: null, address: pathname + search + hash }
}

/** The likeliest reading as a link. */
export const mendedOpening = ([token = '', ...more]: readonly string[]): Opening => ({
  link: linkOf(token),
  more,
  mended: true,
})

/**
 * The generate link this page was opened with. Everything beyond the page's own address is taken out of the
 * address bar and its history entry at once and then exists in memory only; loading the page again loses it,
 * unless a button of the page does it (`loadAgain`).
 *
 * A second link opened in the same tab (pasted into the address bar, or an older history entry that still has
 * one) takes the first one's place, unless a key is at risk: then it is `other` until the person has decided.
 */
export function usePickupLink(keyAtRisk: boolean) {
  const [opening, setOpening] = useState(() => openingOf(location))
  const [other, setOther] = useState<Opening | null>(null)

  useEffect(() => {
    const take = () => {
      const { pathname, search, hash } = location
      if (pathname + search + hash === paths.generate()) return
      const next = openingOf(location)
      history.replaceState(history.state, '', paths.generate())
      const isSame = next.link ? next.link.token === opening.link?.token : !opening.link
      if (isSame) return
      if (keyAtRisk) setOther(next)
      else setOpening(next)
    }
    take()
    // A page restored from the back/forward cache fires no `hashchange`.
    window.addEventListener('hashchange', take)
    window.addEventListener('pageshow', take)
    return () => {
      window.removeEventListener('hashchange', take)
      window.removeEventListener('pageshow', take)
    }
  }, [opening, keyAtRisk])

  useEffect(() => {
    keepAddress(opening.link ? paths.generate(opening.link.token) : opening.address)
    return () => keepAddress(null)
  }, [opening])

  const stay = useCallback(() => setOther(null), [])
  const switchLink = useCallback(() => {
    if (other) setOpening(other)
    setOther(null)
  }, [other])

  return { opening, other, open: setOpening, stay, switchLink }
}
