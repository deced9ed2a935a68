import { useEffect, useRef, useState } from 'react'
import { addHistory, maxHistory } from '../stage/history'
import type { World } from '../world/world'
import styles from './desk.module.css'
import { useDeskLanguage } from './desk-language'

interface HistoryNoteProps {
  readonly world: World
  /** How many orders to add, as the address says it. */
  readonly wanted: string
}

/** Adds orders of the last years to the world, and says how far that is. */
export function HistoryNote({ world, wanted }: HistoryNoteProps) {
  const { t } = useDeskLanguage()
  const count = countOf(wanted)
  const [added, setAdded] = useState(0)
  const [failed, setFailed] = useState(false)
  const begun = useRef(false)
  useEffect(() => {
    // React may run an effect twice; the orders are added once.
    if (count === null || begun.current) return
    begun.current = true
    addHistory(world, count, setAdded).catch(() => setFailed(true))
  }, [world, count])
  if (count === null) {
    return (
      <p className={styles['note']} role="alert">
        {t('desk.history.wrong', { wanted: wanted.slice(0, 40), most: maxHistory })}
      </p>
    )
  }
  if (failed) {
    return (
      <p className={styles['note']} role="alert">
        {t('desk.history.failed', { added, count })}
      </p>
    )
  }
  return (
    <p className={styles['note']} role="status">
      {added < count ? t('desk.history.adding', { added, count }) : t('desk.history.done', { count })}
    </p>
  )
}

function countOf(wanted: string): number | null {
  const count = /^\d{1,6}$/.test(wanted) ? Number(wanted) : 0
  return count >= 1 && count <= maxHistory ? count : null
}
