import type { ReactNode } from 'react'
import styles from './disclosure.module.css'
import { ChevronIcon } from './icons'

interface DisclosureProps {
  readonly summary: ReactNode
  readonly children: ReactNode
}

/** Something few people need, a click away. */
export function Disclosure({ summary, children }: DisclosureProps) {
  return (
    <details className={styles['disclosure']} data-print="no">
      <summary>
        <ChevronIcon />
        <span>{summary}</span>
      </summary>
      <div className={styles['content']}>{children}</div>
    </details>
  )
}
