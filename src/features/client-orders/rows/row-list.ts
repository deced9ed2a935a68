import type { DraftRecipient, RandomId } from '../../../domain/orders/client-order-draft'
import { personalName } from '../../../domain/orders/recipient'

/** The list of recipients, as typed. */
export type Rows = readonly DraftRecipient[]

/**
 * The list with one row changed; the others stay the very same objects, which is what judgements are
 * remembered by.
 */
export function changeRow(rows: Rows, rowId: string, update: (row: DraftRecipient) => DraftRecipient): Rows {
  return rows.map((row) => (row.rowId === rowId ? update(row) : row))
}

/** A row for somebody with the same settings and names; addresses and CSR are each person's own. */
export function duplicateOf(row: DraftRecipient, randomId: RandomId): DraftRecipient {
  return { ...row, rowId: randomId(), emails: [''], hasOwnCsr: false, csr: null }
}

/** Rows put in before the row at `index`. */
export function insertRows(rows: Rows, index: number, added: Rows): Rows {
  return rows.toSpliced(index, 0, ...added)
}

export function removeRow(rows: Rows, rowId: string): Rows {
  return rows.filter((row) => row.rowId !== rowId)
}

/** A row moved by so many places; the same list where it is at its end. */
export function moveRow(rows: Rows, rowId: string, by: number): Rows {
  const from = rows.findIndex((row) => row.rowId === rowId)
  const to = from + by
  const row = rows[from]
  return row === undefined || to < 0 || to >= rows.length
    ? rows
    : rows.toSpliced(from, 1).toSpliced(to, 0, row)
}

/** Whether nothing was entered yet: such a row gives way to rows that are pasted or imported. */
export function isBlankRow({ givenName, surname, pseudonym, emails, csr }: DraftRecipient): boolean {
  return csr === null && [givenName, surname, pseudonym, ...emails].every((text) => text.trim() === '')
}

/** Rows taken from a table, behind those that are there; blank ones give way. */
export function appendRows(rows: Rows, added: Rows): Rows {
  return [...rows.filter((row) => !isBlankRow(row)), ...added]
}

/**
 * Undoes one change of the list, but none of the later ones: rows that it added go, rows that it removed come
 * back to where they were.
 */
export function takeBackRows(rows: Rows, before: Rows, after: Rows): Rows {
  const idsOf = (list: Rows) => new Set(list.map(({ rowId }) => rowId))
  const [were, are] = [idsOf(before), idsOf(after)]
  const came = (row: DraftRecipient) => are.has(row.rowId) && !were.has(row.rowId)
  return before.reduce<Rows>(
    (list, row, index) => (are.has(row.rowId) ? list : insertRows(list, Math.min(index, list.length), [row])),
    rows.filter((row) => !came(row)),
  )
}

/** The first address put before the others: it gets the link. */
export function makeFirst(emails: readonly string[], index: number): readonly string[] {
  const chosen = emails[index]
  return chosen === undefined ? emails : [chosen, ...emails.toSpliced(index, 1)]
}

/** The title of a row in the list: its name, or else its first address; both as typed. */
export function titleOf({ commonNameSource, pseudonym, emails, ...names }: DraftRecipient): {
  readonly title: string
  readonly email: string
} {
  const email = emails.find((text) => text.trim() !== '')?.trim() ?? ''
  const name = commonNameSource === 'pseudonym' ? pseudonym.trim() : personalName(names)
  return name === '' ? { title: email, email: '' } : { title: name, email }
}

/** A search over names and addresses, each of its words anywhere in them. */
export function rowSearch(query: string): (row: DraftRecipient) => boolean {
  const words = query.normalize('NFKC').toLowerCase().split(/\s+/u).filter(Boolean)
  if (words.length === 0) return () => true
  return (row) => {
    const text = searchText(row)
    return words.every((word) => text.includes(word))
  }
}

const searchTexts = new WeakMap<DraftRecipient, string>()

function searchText(row: DraftRecipient): string {
  const known = searchTexts.get(row)
  if (known !== undefined) return known
  const { givenName, surname, pseudonym, emails } = row
  const text = [`${givenName} ${surname} ${givenName}`, `${surname}${givenName}`, pseudonym, ...emails]
    .join('\n')
    .normalize('NFKC')
    .toLowerCase()
  searchTexts.set(row, text)
  return text
}
