import type { Elements } from '../texts/elements'
import styles from './framed-list.module.css'

interface FramedListProps {
  /** The list's element: `ol` where the order of the items says something. */
  readonly as: 'ol' | 'ul'
  /** Items (`li`): each is a flexible box in a line of its own and brings its gap and its padding. */
  readonly children: Elements
}

/** Items in one frame, with a hairline between each two. */
export function FramedList({ as: List, children }: FramedListProps) {
  return <List className={styles['list']}>{children}</List>
}
