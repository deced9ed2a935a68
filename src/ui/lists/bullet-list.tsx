import type { ReactNode } from 'react'
import styles from './bullet-list.module.css'

/** Things that belong together, in no order that matters. */
export function BulletList({ items }: { readonly items: readonly ReactNode[] }) {
  return (
    <ul className={styles['list']}>
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: plain text that is never reordered
        <li key={index}>{item}</li>
      ))}
    </ul>
  )
}
