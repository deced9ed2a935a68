import { useEffect, useRef } from 'react'
import { FailureNotice } from '../pages/failure-notice'
import styles from './field.module.css'

/** A private key was put into a field; it was kept out. Comes into view by itself: the field stays empty. */
export function PrivateKeyNotice() {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    void box.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div ref={box} className={styles['refusal']}>
      <FailureNotice error={{ code: 'private-key-given' }} />
    </div>
  )
}
