import { useEffect, useRef } from 'react'
import { FailureNotice } from '../../ui/failure-notice'

/** A private key was pasted where none belongs; it was kept out. Comes into view by itself: the field it was pasted into stays empty. */
export function PrivateKeyNotice() {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    void box.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div ref={box}>
      <FailureNotice error={{ code: 'csr-private-key' }} />
    </div>
  )
}
