import { splitEmails } from '../../../domain/addresses/email-address'
import type { Fault } from '../../../domain/fault-codes'
import { judgeNotificationEmails, type OrderFault } from '../../../domain/orders/client-order'
import { type DraftRecipient, keysOf, recipientOf } from '../../../domain/orders/client-order-draft'
import { judgeRecipient, type RecipientContext } from '../../../domain/orders/recipient'
import { repeatFaults } from '../../../domain/orders/recipient-repeats'
import type { Rows } from './row-list'

/** A fault of a row; the pointer is relative to it. */
export interface RowFault extends Fault {
  readonly pointer: string
}

export type RowFaults = readonly RowFault[]

/** The faults of a row by itself. */
export type RowJudge = (row: DraftRecipient) => RowFaults

/** Judges rows, each object once: a keystroke makes one new row, and only that is judged. */
export function createRowJudge(context: RecipientContext): RowJudge {
  const judged = new WeakMap<DraftRecipient, RowFaults>()
  return (row) => {
    const known = judged.get(row)
    if (known) return known
    const key = row.hasOwnCsr ? row.csr : null
    const faults = judgeRecipient(recipientOf(row, context.product), key, context)
    judged.set(row, faults)
    return faults
  }
}

type FaultsByRow = ReadonlyMap<string, RowFaults>

/**
 * Faults of rows that repeat each other's addresses or keys, by `rowId`. Computed again only where an
 * address, a key or the order of rows changed.
 */
export function createRepeatJudge(): (rows: Rows) => FaultsByRow {
  let last: { readonly rows: Rows; readonly faults: FaultsByRow } = { rows: [], faults: new Map() }
  return (rows) => {
    const isSame =
      rows.length === last.rows.length && rows.every((row, index) => comparesLike(row, last.rows[index]))
    const faults = isSame ? last.faults : repeatsOf(rows)
    last = { rows, faults }
    return faults
  }
}

const comparesLike = (row: DraftRecipient, before: DraftRecipient | undefined) =>
  row === before ||
  (row.rowId === before?.rowId &&
    row.emails === before.emails &&
    row.csr === before.csr &&
    row.hasOwnCsr === before.hasOwnCsr)

function repeatsOf(rows: Rows): FaultsByRow {
  const found = new Map<string, RowFault[]>()
  for (const { index, ...fault } of repeatFaults(rows, keysOf({ recipients: rows }))) {
    const { rowId } = rows[index] as DraftRecipient
    found.set(rowId, [...(found.get(rowId) ?? []), fault])
  }
  return found
}

/**
 * A fault that the page can't find by itself: the server named it. It is told until the value that it is
 * about changes.
 */
export interface ToldFault {
  readonly row: DraftRecipient
  readonly fault: RowFault
}

/** Comparing rows is all done here, if a moment after a keystroke. */
const comparing: ReadonlySet<string> = new Set(['email-used-in-order', 'csr-key-repeated'])

/** The faults of an attempt that only others told: those that `knownOf` doesn't find in the same row. */
export function toldFaults(
  faults: readonly OrderFault[],
  rows: Rows,
  knownOf: (row: DraftRecipient) => RowFaults,
): readonly ToldFault[] {
  return faults.flatMap(({ pointer, ...fault }): ToldFault[] => {
    const found = rowOfPointer(pointer)
    const row = found && rows[found.index]
    if (!row || comparing.has(fault.code)) return []
    const isKnown = knownOf(row).some((known) => known.pointer === found.pointer && known.code === fault.code)
    return isKnown ? [] : [{ row, fault: { ...fault, pointer: found.pointer } }]
  })
}

/** A told fault of a row as it is now: none where the thing it is about was changed. */
export function stillTold({ row, fault }: ToldFault, now: DraftRecipient): boolean {
  return (
    row === now || (row.rowId === now.rowId && valueAt(row, fault.pointer) === valueAt(now, fault.pointer))
  )
}

function valueAt(row: DraftRecipient, pointer: string): unknown {
  const [, field = '', index] = pointer.split('/')
  if (field === 'emails') return row.emails[Number(index ?? 0)]
  return field === 'csrPem' ? row.csr : Object.getOwnPropertyDescriptor(row, field)?.value
}

/**
 * The row that a pointer into a submission leads to, and the pointer within it; null where it leads to no
 * row.
 */
export function rowOfPointer(pointer: string): { readonly index: number; readonly pointer: string } | null {
  const found = /^\/recipients\/(\d+)(\/.*|$)/.exec(pointer)
  return found ? { index: Number(found[1]), pointer: found[2] ?? '' } : null
}

/** The faults of the notification addresses, each with its address. */
export function notificationFaults(
  text: string,
  limits: Parameters<typeof judgeNotificationEmails>[1],
): readonly { readonly fault: Fault; readonly email: string | null }[] {
  const emails = splitEmails(text)
  return judgeNotificationEmails(emails, limits).map(({ pointer, ...fault }) => ({
    fault,
    email: emails[Number(pointer.split('/')[2] ?? Number.NaN)] ?? null,
  }))
}
