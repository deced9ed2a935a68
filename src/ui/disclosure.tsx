import { type ReactNode, useState } from 'react'
import styles from './disclosure.module.css'
import { ChevronIcon } from './icons'

interface DisclosureProps {
  readonly summary: ReactNode
  /** Makes the content when it is first opened, where it costs work. */
  readonly lazy?: boolean
  readonly children: ReactNode
}

/** Something few people need, a click away. */
export function Disclosure({ summary, lazy = false, children }: DisclosureProps) {
  const [opened, setOpened] = useState(false)
  return (
    <details
      className={styles['disclosure']}
      data-print="no"
      {...(lazy ? { onToggle: () => setOpened(true) } : {})}
    >
      <summary>
        <ChevronIcon />
        <span>{summary}</span>
      </summary>
      <div className={styles['content']}>{lazy && !opened ? null : children}</div>
    </details>
  )
}
