import { defaultRangeExtractor, useVirtualizer, type VirtualizerOptions } from '@tanstack/react-virtual'
import { type ReactNode, useCallback, useRef } from 'react'
import type { DraftRecipient } from '../../../domain/orders/client-order-draft'
import styles from './list.module.css'

/** A row that is shown, and its index in the order. */
export interface ShownRow {
  readonly row: DraftRecipient
  readonly index: number
}

interface RecipientListProps {
  readonly label: string
  readonly shown: readonly ShownRow[]
  /** Rows that stay drawn wherever the list is scrolled: the open one, the one with the focus. */
  readonly pinned: readonly (string | null)[]
  readonly openId: string | null
  readonly children: (shown: ShownRow) => ReactNode
}

/** From here on the list scrolls in itself, so that what follows it stays near. */
const longList = 12
const estimatedHeight = 76

/**
 * Heights as the browser tells of them. Asked for while rows are being drawn, each would have the page laid
 * out at once; only the open row is measured then, as it would cover the next one for a frame.
 */
const heightOf: NonNullable<VirtualizerOptions<HTMLDivElement, HTMLLIElement>['measureElement']> = (
  row,
  entry,
  list,
) => {
  const [told] = entry?.borderBoxSize ?? []
  if (told) return Math.round(told.blockSize)
  if (row.dataset['open'] !== undefined) return row.offsetHeight
  const index = list.indexFromElement(row)
  return list.measurementsCache[index]?.size ?? estimatedHeight
}

/** A list that draws only the rows that are seen. Each says its place among all, for those who hear it. */
export function RecipientList({ label, shown, pinned, openId, children }: RecipientListProps) {
  const box = useRef<HTMLDivElement>(null)
  const kept = pinned
    .map((rowId) => (rowId === null ? -1 : shown.findIndex(({ row }) => row.rowId === rowId)))
    .filter((index) => index >= 0)
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLLIElement>({
    count: shown.length,
    getScrollElement: () => box.current,
    estimateSize: () => estimatedHeight,
    getItemKey: useCallback((index: number) => shown[index]?.row.rowId ?? index, [shown]),
    // Used until the box is measured: otherwise no row is drawn at first, and a focus finds none.
    initialRect: { width: 640, height: 320 },
    measureElement: heightOf,
    overscan: 5,
    rangeExtractor: (range) => {
      const seen = defaultRangeExtractor(range)
      return kept.every((index) => seen.includes(index))
        ? seen
        : [...new Set([...seen, ...kept])].sort((a, b) => a - b)
    },
    // React 19 draws such an update in the same frame; forcing it from within an effect is what it warns of.
    useFlushSync: false,
  })
  return (
    <div ref={box} className={`${styles['box']} ${shown.length > longList ? styles['long'] : ''}`}>
      <ol
        // biome-ignore lint/a11y/noRedundantRoles: Safari takes a list without markers for no list
        role="list"
        aria-label={label}
        className={styles['rows']}
        style={{ blockSize: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map(({ key, index, start }) => {
          const one = shown[index]
          return one ? (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              data-open={one.row.rowId === openId ? '' : undefined}
              className={styles['row']}
              aria-setsize={shown.length}
              aria-posinset={index + 1}
              // By `top` and not by a transform: browsers compute sticky parts of a row without transforms.
              style={{ insetBlockStart: start }}
            >
              {children(one)}
            </li>
          ) : null
        })}
      </ol>
    </div>
  )
}
