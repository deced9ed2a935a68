import { useState } from 'react'
import type { ClientOrderDraft, DraftRecipient } from '../../../domain/orders/client-order-draft'
import { randomId } from '../drafts/random-id'
import {
  appendRows,
  changeRow,
  duplicateOf,
  insertRows,
  isBlankRow,
  moveRow,
  type Rows,
  removeRow,
  takeBackRows,
  titleOf,
} from '../rows/row-list'
import { rowElementId } from './field-ids'

/** The last change of the list as a whole, which can be undone. */
export type ListChange =
  | {
      readonly what: 'removed'
      readonly number: number
      readonly title: string
      readonly row: DraftRecipient
    }
  | {
      readonly what: 'added' | 'replaced'
      readonly count: number
      /** The list as the change found it, and as it left it. */
      readonly before: Rows
      readonly after: Rows
    }

interface RecipientListOptions {
  readonly rows: Rows
  readonly change: (update: (draft: ClientOrderDraft) => ClientOrderDraft) => void
  readonly newRow: () => DraftRecipient
  readonly focus: (elementId: string) => void
  /** Where typing begins in a row. */
  readonly firstField: (row: DraftRecipient) => string
  readonly onBegun: (rowId: string) => void
}

/** The list's own verbs. Each keeps the focus where one goes on. */
export function useRecipientList({ rows, change, newRow, focus, firstField, onBegun }: RecipientListOptions) {
  const [openId, setOpenId] = useState<string | null>(null)
  const [last, setLast] = useState<ListChange | null>(null)
  const [moved, setMoved] = useState<{ readonly rowId: string } | null>(null)
  const setRows = (update: (rows: Rows) => Rows) =>
    change((draft) => {
      const recipients = update(draft.recipients)
      return recipients === draft.recipients ? draft : { ...draft, recipients }
    })
  /** Puts the rows of a table into the newest list: the list may have changed since it was drawn. */
  const takeTable = (what: 'added' | 'replaced', added: Rows, put: (before: Rows) => Rows) => {
    let change = { before: rows, after: put(rows) }
    setRows((before) => {
      change = { before, after: put(before) }
      return change.after
    })
    setLast({ what, count: added.length, ...change })
    setOpenId(null)
  }
  const begin = (row: DraftRecipient, index: number, fieldId: string) => {
    setRows((before) => insertRows(before, index, [row]))
    onBegun(row.rowId)
    setOpenId(row.rowId)
    setLast(null)
    focus(fieldId)
  }
  return {
    openId,
    last,
    moved,
    open: setOpenId,
    toggle: (rowId: string) => setOpenId((before) => (before === rowId ? null : rowId)),
    set: (rowId: string, update: (row: DraftRecipient) => DraftRecipient) =>
      setRows((before) => changeRow(before, rowId, update)),
    add: () => {
      const row = newRow()
      begin(row, rows.length, firstField(row))
    },
    duplicate: (row: DraftRecipient, emailId: (rowId: string) => string) => {
      const copy = duplicateOf(row, randomId)
      begin(copy, rows.findIndex(({ rowId }) => rowId === row.rowId) + 1, emailId(copy.rowId))
    },
    remove: (row: DraftRecipient) => {
      const index = rows.findIndex(({ rowId }) => rowId === row.rowId)
      const rest = removeRow(rows, row.rowId)
      const next = rest[Math.min(index, rest.length - 1)]
      setRows((before) => removeRow(before, row.rowId))
      setOpenId(null)
      setLast({ what: 'removed', number: index + 1, title: titleOf(row).title, row })
      if (next) focus(rest.length === 1 ? firstField(next) : rowElementId(next.rowId))
    },
    move: (rowId: string, by: number) => {
      setRows((before) => moveRow(before, rowId, by))
      setMoved({ rowId })
    },
    append: (added: Rows) => takeTable('added', added, (before) => appendRows(before, added)),
    replace: (added: Rows) => takeTable('replaced', added, () => added),
    takeBack: () => {
      if (!last) return
      if (last.what === 'removed') {
        setRows((before) => insertRows(before, last.number - 1, [last.row]))
        setOpenId(last.row.rowId)
        focus(rows.length === 1 || isBlankRow(last.row) ? firstField(last.row) : rowElementId(last.row.rowId))
      } else {
        setRows((newest) => takeBackRows(newest, last.before, last.after))
        focus('recipients-title')
      }
      setLast(null)
    },
  }
}
