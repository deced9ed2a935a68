import { useEffect, useRef } from 'react'
import { FailureNotice } from './failure-notice'

/** A private key was put into a field; it was kept out. Comes into view by itself: the field stays empty. */
export function PrivateKeyNotice() {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    void box.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div ref={box}>
      <FailureNotice error={{ code: 'private-key-given' }} />
    </div>
  )
}
