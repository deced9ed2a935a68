import { useCallback, useEffect, useState } from 'react'
import { follow } from '../world/follow'
import type { Scene } from '../world/scene'
import type { World } from '../world/world'

/** The result of `look`, computed again after each change in any tab; null until the first look. */
export function useScene<T>(world: World, look: (scene: Scene) => T | Promise<T>): T | null {
  const [seen, setSeen] = useState<T | null>(null)
  useEffect(() => follow(world, look, setSeen), [world, look])
  return seen
}

/** Runs a change of the world; `failed` until the next one works. */
export function useChange(): { failed: boolean; busy: boolean; run: (change: () => Promise<void>) => void } {
  const [state, setState] = useState({ failed: false, busy: false })
  const run = useCallback((change: () => Promise<void>) => {
    setState({ failed: false, busy: true })
    change().then(
      () => setState({ failed: false, busy: false }),
      () => setState({ failed: true, busy: false }),
    )
  }, [])
  return { ...state, run }
}
