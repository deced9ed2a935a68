import { useEffect, useState } from 'react'
import type { DeviceId } from '../../../domain/devices'
import { guessDevice } from './device-guess'

/** User-agent client hints; TypeScript's DOM library doesn't have them, Firefox and Safari neither. */
interface UserAgentData {
  getHighEntropyValues(hints: readonly string[]): Promise<{ readonly platformVersion?: string }>
}

/** The guessed device. Only the browser is asked; null until it answers, and where it doesn't know. */
export function useDeviceGuess(): DeviceId | null {
  const [guess, setGuess] = useState<DeviceId | null>(() => guessHere(null))
  useEffect(() => {
    const { userAgentData } = navigator as Navigator & { readonly userAgentData?: UserAgentData }
    let left = false
    userAgentData?.getHighEntropyValues(['platformVersion']).then(
      ({ platformVersion }) => {
        if (!left) setGuess(guessHere(platformVersion ?? null))
      },
      () => undefined, // a browser that keeps its version to itself: the guess stays as it is
    )
    return () => {
      left = true
    }
  }, [])
  return guess
}

function guessHere(platformVersion: string | null): DeviceId | null {
  return guessDevice({
    userAgent: navigator.userAgent,
    touchPoints: navigator.maxTouchPoints,
    platformVersion,
  })
}
