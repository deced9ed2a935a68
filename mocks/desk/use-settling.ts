import { useEffect } from 'react'
import { catchUp } from '../issuance/catch-up'
import type { World } from '../world/world'

const everyMs = 2000

/**
 * Lets what the clock has passed happen while somebody watches: a mail arrives though no page of the product
 * is open.
 */
export function useSettling(world: World): void {
  useEffect(() => {
    const look = () => void catchUp(world).catch(() => undefined)
    look()
    const timer = setInterval(look, everyMs)
    const stop = world.watch(look)
    return () => {
      clearInterval(timer)
      stop()
    }
  }, [world])
}
