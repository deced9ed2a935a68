import { Fragment, type ReactNode } from 'react'
import { FrameByFrame } from '../timing/frame-by-frame'
import styles from './description-list.module.css'

export interface DescriptionRow {
  readonly key: string
  readonly term: ReactNode
  readonly value: ReactNode
}

interface DescriptionListProps {
  readonly rows: readonly DescriptionRow[]
  /** Rows past these come a frame later: for a long list on a page that has to be there at once. */
  readonly rowsAtOnce?: number
}

/** Terms and what they are, side by side where there is room. */
export function DescriptionList({ rows, rowsAtOnce = rows.length }: DescriptionListProps) {
  const drawn = rows.map(({ key, term, value }) => (
    <div className={styles['row']} key={key}>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </div>
  ))
  if (rowsAtOnce >= rows.length) return <dl className={styles['list']}>{drawn}</dl>
  return (
    <dl className={styles['list']}>
      <FrameByFrame>
        <Fragment key="first">{drawn.slice(0, rowsAtOnce)}</Fragment>
        <Fragment key="rest">{drawn.slice(rowsAtOnce)}</Fragment>
      </FrameByFrame>
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
