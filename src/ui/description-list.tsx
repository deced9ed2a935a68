import type { ReactNode } from 'react'
import styles from './description-list.module.css'

export interface DescriptionRow {
  readonly key: string
  readonly term: ReactNode
  readonly value: ReactNode
}

/** Terms and what they are, side by side where there is room. */
export function DescriptionList({ rows }: { readonly rows: readonly DescriptionRow[] }) {
  return (
    <dl className={styles['list']}>
      {rows.map(({ key, term, value }) => (
        <div className={styles['row']} key={key}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Several values of one term, one a line. */
export function ValueLines({ values }: { readonly values: readonly ReactNode[] }) {
  return (
    <ul className={styles['lines']}>
      {values.map((value, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: plain text that is never reordered
        <li key={index}>{value}</li>
      ))}
    </ul>
  )
}
