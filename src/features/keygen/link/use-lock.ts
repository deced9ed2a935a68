import { useCallback, useEffect, useState } from 'react'

type LinkHold =
  /** Not known yet: a moment. */
  | 'asking'
  /** This page has the link. */
  | 'mine'
  /** Another tab or window has it. */
  | 'elsewhere'
  /** This page had it until another took over. */
  | 'taken-over'

interface Hold {
  readonly at: LinkHold
  /** An earlier reading of the link may be old: another page had it meanwhile. */
  readonly late: boolean
  /** How often this page got it. */
  readonly grants: number
}

interface Turn {
  readonly number: number
  readonly steal: boolean
}

/**
 * One page at a time works on a pickup: two that make a key each would make one of them worthless. A page
 * that waits goes on by itself when the other is closed. Where the browser has no Web Locks, or they don't
 * answer, the page goes on: the server takes one key in any case.
 */
export function useLinkLock(pickupId: string | undefined) {
  const [turn, setTurn] = useState<Turn>({ number: 0, steal: false })
  const [hold, setHold] = useState<Hold>({ at: 'asking', late: false, grants: 0 })

  useEffect(() => {
    if (pickupId === undefined) return
    const left = new AbortController()
    const show = (at: LinkHold, late: boolean) => {
      if (left.signal.aborted) return
      setHold(({ grants }) => ({ at, late, grants: at === 'mine' ? grants + 1 : grants }))
    }
    // A moment later: an effect that is undone at once, as React's strict mode does, must not hold the lock
    // against itself.
    const timer = setTimeout(() => void holdLock(pickupId, turn.steal, left.signal, show), 0)
    return () => {
      clearTimeout(timer)
      left.abort()
    }
  }, [pickupId, turn])

  const takeOver = useCallback(() => {
    setHold(({ grants }) => ({ at: 'asking', late: true, grants }))
    setTurn(({ number }) => ({ number: number + 1, steal: true }))
  }, [])
  return { ...hold, takeOver }
}

/**
 * How long the browser may think about a lock, in ms: some never answer (Chrome on Android,
 * supabase/supabase-js#2111).
 */
const patienceMs = 5_000

async function holdLock(
  pickupId: string,
  steal: boolean,
  left: AbortSignal,
  show: (at: LinkHold, late: boolean) => void,
): Promise<void> {
  const locks = navigator.locks as LockManager | undefined
  if (!locks) return show('mine', steal)
  const name = `certdesk.pickup.${pickupId}`
  let answered = false
  let wentOn = false
  // Without an answer the page goes on as without locks; a later answer changes nothing.
  const patience = setTimeout(() => {
    if (answered) return
    wentOn = true
    show('mine', true)
  }, patienceMs)
  left.addEventListener('abort', () => clearTimeout(patience), { once: true })
  const holdUntilLeft = async (lock: Lock | null, late: boolean): Promise<boolean> => {
    answered = true
    if (!lock) return false
    if (!wentOn) show('mine', late)
    if (!left.aborted) {
      await new Promise<void>((resolve) => left.addEventListener('abort', () => resolve(), { once: true }))
    }
    return true
  }
  try {
    if (steal) {
      await locks.request(name, { steal: true }, (lock) => holdUntilLeft(lock, true))
      return
    }
    const had = await locks.request(name, { ifAvailable: true }, (lock) => holdUntilLeft(lock, false))
    if (had || left.aborted || wentOn) return
    show('elsewhere', true)
    await locks.request(name, { signal: left }, (lock) => holdUntilLeft(lock, true))
  } catch (error) {
    answered = true
    if (left.aborted) return
    // Stolen is an AbortError; anything else means that there are no locks here (an opaque origin).
    if (error instanceof DOMException && error.name === 'AbortError') show('taken-over', true)
    else if (!wentOn) show('mine', true)
  }
}
