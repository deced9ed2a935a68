import { useCallback, useEffect, useRef } from 'react'

/** Whether the part that asked is still on the page: an answer that comes later takes nobody anywhere. */
export function useStillHere(): () => boolean {
  const isHere = useRef(true)
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
    }
  }, [])
  return useCallback(() => isHere.current, [])
}
