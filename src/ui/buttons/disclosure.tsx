import { type ReactNode, useEffect, useRef, useState } from 'react'
import styles from './disclosure.module.css'
import { ChevronIcon } from './icons'

interface DisclosureProps {
  readonly summary: ReactNode
  /** Makes the content when it is first opened, where it costs work. */
  readonly lazy?: boolean
  /** Open at first, where what is chosen stands in it. */
  readonly startsOpen?: boolean
  /** Paper shows it, open, under its summary as a heading; else it is left out there. */
  readonly printed?: boolean
  readonly children: ReactNode
}

/** Something few people need, a click away. */
export function Disclosure({
  summary,
  lazy = false,
  startsOpen = false,
  printed = false,
  children,
}: DisclosureProps) {
  const [opened, setOpened] = useState(false)
  // Once the person opens or closes it, the element itself keeps the state.
  const [starts] = useState(startsOpen)
  const details = useRef<HTMLDetailsElement>(null)
  useEffect(() => (printed && details.current ? openOnPaper(details.current) : undefined), [printed])
  return (
    <details
      className={styles['disclosure']}
      ref={details}
      open={starts}
      data-print={printed ? undefined : 'no'}
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

/** Opens it while the page is printed; gives the function that ends that. */
function openOnPaper(details: HTMLDetailsElement): () => void {
  let closed = false
  const before = () => {
    closed = !details.open
    details.open = true
  }
  const after = () => {
    if (closed) details.open = false
  }
  window.addEventListener('beforeprint', before)
  window.addEventListener('afterprint', after)
  return () => {
    window.removeEventListener('beforeprint', before)
    window.removeEventListener('afterprint', after)
  }
}
