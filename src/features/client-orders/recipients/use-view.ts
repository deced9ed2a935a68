import { useDeferredValue, useMemo, useState } from 'react'
import type { DraftRecipient } from '../../../domain/orders/client-order-draft'
import type { RowFaults } from '../rows/judgement'
import { type Rows, rowSearch } from '../rows/row-list'
import type { ShownRow } from './list'

/** A row with something to mend, and its index in the order. */
export interface FaultyRow {
  readonly row: DraftRecipient
  readonly index: number
  readonly faults: RowFaults
}

interface RecipientViewOptions {
  readonly rows: Rows
  readonly faultsOf: (row: DraftRecipient) => RowFaults
  /** The row that is edited is always shown. */
  readonly openId: string | null
}

/** Which of the recipients are shown: those that are searched for, those with something to mend, or all. */
export function useRecipientView({ rows, faultsOf, openId }: RecipientViewOptions) {
  const [query, setQuery] = useState('')
  /**
   * While only faulty rows are shown: those that were faulty then. A row that was mended stays where it is.
   */
  const [wasFaulty, setWasFaulty] = useState<ReadonlySet<string> | null>(null)

  const faulty = rows.flatMap((row, index): FaultyRow[] => {
    const faults = faultsOf(row)
    return faults.length === 0 ? [] : [{ row, index, faults }]
  })
  const faultyById = new Map(faulty.map((one) => [one.row.rowId, one]))
  const search = useDeferredValue(query)
  const matches = useMemo(() => rowSearch(search), [search])
  const shown = rows.flatMap((row, index): ShownRow[] => {
    const { rowId } = row
    const isShown =
      rowId === openId ||
      ((wasFaulty === null || wasFaulty.has(rowId) || faultyById.has(rowId)) && matches(row))
    return isShown ? [{ row, index }] : []
  })
  return {
    query,
    setQuery,
    shown,
    faulty,
    faultCountOf: (rowId: string) => faultyById.get(rowId)?.faults.length ?? 0,
    onlyFaulty: wasFaulty !== null,
    showFaulty: (only: boolean) => setWasFaulty(only ? new Set(faultyById.keys()) : null),
    /** No row is filtered out. Rows move only then: in a filtered list nobody sees where a row goes. */
    isWhole: wasFaulty === null && query === '',
    showAll: () => {
      setQuery('')
      setWasFaulty(null)
    },
  }
}
