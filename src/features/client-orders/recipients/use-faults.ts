import { useDeferredValue, useMemo, useState } from 'react'
import type { OrderFault } from '../../../domain/orders/client-order'
import type { DraftRecipient } from '../../../domain/orders/client-order-draft'
import type { RecipientContext } from '../../../domain/orders/recipient'
import {
  createRepeatJudge,
  createRowJudge,
  type RowFaults,
  stillTold,
  type ToldFault,
  toldFaults,
} from '../rows/judgement'
import { isBlankRow, type Rows } from '../rows/row-list'

interface RecipientFaultsOptions {
  readonly rows: Rows
  readonly context: RecipientContext
  /** The wizard's faults of this step; only those that the page can't find by itself are used. */
  readonly faults: readonly OrderFault[]
  readonly attempt: number
}

const noFaults: RowFaults = []

/**
 * The faults of each row that may be shown. A row that was begun here shows none until the person wants to go
 * on; a row from a table, or from an earlier visit, shows them at once.
 */
export function useRecipientFaults({ rows, context, faults, attempt }: RecipientFaultsOptions) {
  const { product, classifyDomain, organizationName } = context
  const judge = useMemo(
    () => createRowJudge({ product, classifyDomain, organizationName }),
    [product, classifyDomain, organizationName],
  )
  // A keystroke is painted before the rows are compared with each other.
  const compared = useDeferredValue(rows)
  const [judgeRepeats] = useState(createRepeatJudge)
  const repeats = useMemo(() => judgeRepeats(compared), [judgeRepeats, compared])
  const told = useToldFaults(faults, rows, (row) => withRepeats(judge(row), repeats.get(row.rowId)))
  const [unjudged, setUnjudged] = useState(() => ({
    attempt,
    rowIds: new Set(attempt > 0 || faults.length > 0 ? [] : begunRows(rows)),
  }))
  // With an attempt everything is said.
  if (unjudged.attempt !== attempt) setUnjudged({ attempt, rowIds: new Set() })

  const faultsOf = (row: DraftRecipient): RowFaults => {
    if (unjudged.rowIds.has(row.rowId)) return noFaults
    return withTold(withRepeats(judge(row), repeats.get(row.rowId)), told.get(row.rowId), row)
  }
  return {
    judge,
    /** The faults of a row that may be shown. */
    faultsOf,
    /** A row begun by hand: nothing is said of it before the next attempt. */
    leaveInPeace: (rowId: string) =>
      setUnjudged((before) => ({ ...before, rowIds: new Set([...before.rowIds, rowId]) })),
  }
}

const begunRows = (rows: Rows) =>
  rows.filter((row) => rows.length === 1 || isBlankRow(row)).map(({ rowId }) => rowId)

const withRepeats = (own: RowFaults, repeats: RowFaults | undefined): RowFaults =>
  repeats ? [...own, ...repeats] : own

function withTold(own: RowFaults, told: readonly ToldFault[] | undefined, row: DraftRecipient): RowFaults {
  const remaining = told?.filter((one) => stillTold(one, row)) ?? []
  return remaining.length === 0 ? own : [...own, ...remaining.map(({ fault }) => fault)]
}

/** The told faults by row, taken down when they came: later the rows are others. */
function useToldFaults(
  faults: readonly OrderFault[],
  rows: Rows,
  knownOf: (row: DraftRecipient) => RowFaults,
): ReadonlyMap<string, readonly ToldFault[]> {
  const [noted, setNoted] = useState<{
    readonly faults: readonly OrderFault[] | null
    readonly byRow: ReadonlyMap<string, readonly ToldFault[]>
  }>({ faults: null, byRow: new Map() })
  if (noted.faults === faults) return noted.byRow
  const byRow = new Map<string, ToldFault[]>()
  for (const one of toldFaults(faults, rows, knownOf)) {
    byRow.set(one.row.rowId, [...(byRow.get(one.row.rowId) ?? []), one])
  }
  setNoted({ faults, byRow })
  return byRow
}
