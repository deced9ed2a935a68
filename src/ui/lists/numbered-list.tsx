import type { ReactNode } from 'react'
import styles from './numbered-list.module.css'

/** Things that come one after the other. */
export function NumberedList({ items }: { readonly items: readonly ReactNode[] }) {
  return (
    <ol className={styles['list']}>
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the number is the item's name
        <li key={index}>
          <span>{item}</span>
        </li>
      ))}
    </ol>
  )
}
