import {
  commonNameSourceOf,
  fieldOfHeader,
  foldWord,
  isCsrHeader,
  languageOf,
  type TableField,
} from './table-columns'

/** A column as it was recognized; `index` from 0. */
export interface TableColumn {
  readonly index: number
  /** The first row's word for it, as it stands there; empty where there is no header. */
  readonly header: string
  readonly field: TableField
}

/**
 * A column that nothing is taken from, and why: no field of ours, CSRs (they are given one by one), or said
 * by another column already.
 */
export interface LeftOutColumn {
  readonly index: number
  readonly header: string
  readonly reason: 'unknown' | 'csr' | 'said_already'
}

interface TableLayout {
  readonly columns: readonly TableColumn[]
  readonly leftOut: readonly LeftOutColumn[]
  /** The index of the header's row; null where there is none. */
  readonly headerRow: number | null
}

type Row = readonly string[]
type Guess = TableField | LeftOutColumn['reason'] | null

/** Titles may stand above the header. */
const rowsBeforeHeader = 5
/** A column called “name” is the surname where a column of given names stands beside it. */
const ambiguousNames = new Set(['name', 'nom', 'naam'])

/** Which column is what; null where none has addresses. A table of a header alone has a layout. */
export function layoutOf(rows: readonly Row[]): TableLayout | null {
  const headerRow = findHeader(rows)
  const header = headerRow === null ? [] : (rows[headerRow] ?? [])
  const data = rows.slice(headerRow === null ? 0 : headerRow + 1).filter(isFilled)
  const width = Math.max(header.length, headerRow === null ? widestOf(data) : 0)
  const guesses: Guess[] = Array.from({ length: width }, (_, index) =>
    byHeader(header[index] ?? '', data, index),
  )
  keepOneColumnPerField(guesses, header)
  if (!guesses.includes('email') && !guessEmails(guesses, data)) return null
  if (headerRow === null) guessOthers(guesses, data)
  return {
    headerRow,
    columns: guesses.flatMap((guess, index) =>
      guess === null || isReason(guess) ? [] : [{ index, header: textOf(header[index]), field: guess }],
    ),
    leftOut: guesses.flatMap((guess, index) => {
      const text = textOf(header[index])
      if (guess === null && text === '' && data.every((row) => textOf(row[index]) === '')) return []
      if (guess !== null && !isReason(guess)) return []
      return [{ index, header: text, reason: guess ?? 'unknown' }]
    }),
  }
}

const reasons: ReadonlySet<string> = new Set<LeftOutColumn['reason']>(['unknown', 'csr', 'said_already'])
const isReason = (guess: NonNullable<Guess>): guess is LeftOutColumn['reason'] => reasons.has(guess)
const textOf = (cell: string | undefined) => cell?.trim() ?? ''
const hasAddress = (cell: string) => cell.includes('@')
function isFilled(row: Row): boolean {
  return row.some((cell) => cell.trim() !== '')
}
const widestOf = (rows: readonly Row[]) => rows.reduce((widest, { length }) => Math.max(widest, length), 0)

function findHeader(rows: readonly Row[]): number | null {
  const first = rows.findIndex(isFilled)
  if (first === -1) return null
  for (const [index, row] of rows.entries()) {
    if (index >= first + rowsBeforeHeader || row.some(hasAddress)) break
    if (row.some((cell) => fieldOfHeader(cell) !== null)) return index
  }
  // Words that we don't know, above a column of addresses.
  const others = rows.slice(first + 1).filter(isFilled)
  const isHeader =
    others.length > 0 && !rows[first]?.some(hasAddress) && others.every((row) => row.some(hasAddress))
  return isHeader ? first : null
}

function byHeader(header: string, data: readonly Row[], index: number): Guess {
  if (isCsrHeader(header) || data.some((row) => /BEGIN (NEW )?CERTIFICATE REQUEST/.test(row[index] ?? '')))
    return 'csr'
  return fieldOfHeader(header)
}

/**
 * One column for each field but the e-mails; a full name only where the names don't have columns of their
 * own.
 */
function keepOneColumnPerField(guesses: Guess[], header: Row): void {
  if (guesses.includes('givenName') && !guesses.includes('surname')) {
    const ambiguous = guesses.findIndex(
      (guess, index) => guess === 'fullName' && ambiguousNames.has(foldWord(header[index] ?? '')),
    )
    if (ambiguous !== -1) guesses[ambiguous] = 'surname'
  }
  const seen = new Set<TableField>()
  const hasNames = guesses.includes('givenName') || guesses.includes('surname')
  for (const [index, guess] of guesses.entries()) {
    if (guess === null || isReason(guess) || guess === 'email') continue
    if (seen.has(guess) || (guess === 'fullName' && hasNames)) guesses[index] = 'said_already'
    seen.add(guess)
  }
}

/** Columns in which most filled cells have an address. */
function guessEmails(guesses: Guess[], data: readonly Row[]): boolean {
  if (data.length === 0) return guesses.some((guess) => guess !== null)
  let found = false
  for (const [index, guess] of guesses.entries()) {
    if (guess !== null) continue
    const cells = filledCells(data, index)
    if (cells.length === 0 || cells.filter(hasAddress).length * 2 < cells.length) continue
    guesses[index] = 'email'
    found = true
  }
  return found
}

/**
 * Without a header: a language and a source are known by their words; one column more is the full name, two
 * are the two names.
 */
function guessOthers(guesses: Guess[], data: readonly Row[]): void {
  const texts: number[] = []
  for (const [index, guess] of guesses.entries()) {
    const cells = filledCells(data, index)
    if (guess !== null || cells.length === 0) continue
    if (cells.every((cell) => languageOf(cell) !== null) && !guesses.includes('language'))
      guesses[index] = 'language'
    else if (
      cells.every((cell) => commonNameSourceOf(cell) !== null) &&
      !guesses.includes('commonNameSource')
    ) {
      guesses[index] = 'commonNameSource'
    } else if (cells.every((cell) => /\p{L}/u.test(cell) && !/\p{N}/u.test(cell))) texts.push(index)
  }
  const [first, second] = texts
  if (first === undefined || texts.length > 2) return
  if (second === undefined) {
    guesses[first] = 'fullName'
    return
  }
  const surnameFirst = filledCells(data, first).some((cell) => /\p{Script=Han}/u.test(cell))
  guesses[surnameFirst ? second : first] = 'givenName'
  guesses[surnameFirst ? first : second] = 'surname'
}

function filledCells(data: readonly Row[], index: number): readonly string[] {
  return data.map((row) => textOf(row[index])).filter((cell) => cell !== '')
}
