import { useEffect, useState } from 'react'
import { storageIsDurable } from '../../../storage/durability'

/** Whether the browser has promised to keep what is stored; null until it has said so. */
export function useStorageDurable(): boolean | null {
  const [durable, setDurable] = useState<boolean | null>(null)
  useEffect(() => {
    let gone = false
    void storageIsDurable().then((answer) => {
      if (!gone) setDurable(answer)
    })
    return () => {
      gone = true
    }
  }, [])
  return durable
}
