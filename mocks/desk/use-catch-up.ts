import { useEffect } from 'react'
import { catchUp } from '../issuance/catch-up'
import type { World } from '../world/world'

const everyMs = 2000

/**
 * Catches up as long as the desk is open: a mail that the clock has passed arrives though no page of the
 * product is open.
 */
export function useCatchUp(world: World): void {
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
