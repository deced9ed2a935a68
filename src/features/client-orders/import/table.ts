import type { CommonNameSource, Language, Product } from '../../../contract/schema'
import type { Fault } from '../../../domain/fault-codes'
import { searchingPrivateKey } from '../../../domain/keys/private-key-text'
import { type DraftRecipient, newRecipient, type RandomId } from '../../../domain/orders/client-order-draft'
import { AppError, type ErrorCode, type ErrorDetails } from '../../../errors'
import { unguardCell } from './formula-guard'
import { readingCells, type TableSeparator, tableLimits } from './table-cells'
import { commonNameSourceOf, languageOf } from './table-columns'
import { addressesIn, addressLine, type NamedAddress } from './table-emails'
import { decodeTable, isForeign, isPlainText, type TableEncoding } from './table-encoding'
import { type LeftOutColumn, layoutOf, type TableColumn } from './table-layout'
import { partName } from './table-names'

/**
 * A fault of a cell whose text is not taken into the row. The recipient's own faults are judged by the rules.
 */
interface CellFault extends Fault {
  /** Into the recipient, as `judgeRecipient` has it; empty for the whole row. */
  readonly pointer: string
  /** The cell as typed. */
  readonly text: string
  /** From 0; null for the whole row. */
  readonly column: number | null
}

interface TableRow {
  readonly recipient: DraftRecipient
  /** The row's number in the file or the sheet, from 1, the header counted. */
  readonly number: number
  readonly faults: readonly CellFault[]
}

/** The rows of a table, or why none is taken from it. */
export type RecipientTable =
  | {
      readonly kind: 'rows'
      readonly rows: readonly TableRow[]
      readonly columns: readonly TableColumn[]
      readonly leftOut: readonly LeftOutColumn[]
      /** Null where each row has a single cell. */
      readonly separator: TableSeparator | null
      /** Null for text that was pasted. */
      readonly encoding: TableEncoding | null
      /** False where the columns were recognized by their content. */
      readonly hasHeader: boolean
      /** Full names were parted into given name and surname by a guess: to be looked through. */
      readonly namesParted: boolean
    }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly details: ErrorDetails }

export interface TableOptions {
  readonly product: Product
  /** Of the recipients where the table doesn't say. */
  readonly language: Language
  readonly randomId: RandomId
  /** `catalogue.maxRecipients`. */
  readonly maxRecipients: number
}

/**
 * A list of a thousand people with a CSR each has two million; a disk image isn't read. In bytes or
 * characters.
 */
export const maxTableLength = 4_000_000
const largestTable = { megabytes: maxTableLength / 1_000_000, columns: tableLimits.columns }

/**
 * Endings of files that are no list, whatever they contain; of a file that is too large only the name is
 * known.
 */
const foreignName = /\.(?:xls[xmb]?|ods|numbers|zip|7z|gz|pdf|docx?|iso|dmg|exe)$/i

/**
 * Why a file is refused that isn't read, for its size: `table-not-text` or `table-too-large` (`megabytes`,
 * `columns`).
 */
export function tooLargeTable(fileName: string): AppError {
  return foreignName.test(fileName)
    ? new AppError('table-not-text')
    : new AppError('table-too-large', largestTable)
}

/**
 * Reads a list of recipients: a file (bytes) or pasted text, from any program. Refusals: `table-not-text`,
 * `table-quote-unclosed` (`row`), `table-columns-unknown`, `table-empty`, `table-too-many-rows` (`limit`,
 * `count`), `table-too-large` (`megabytes`, `columns`), `private-key-given`.
 */
export function readRecipientTable(input: string | Uint8Array, options: TableOptions): RecipientTable {
  const reading = readingRecipientTable(input, options)
  for (;;) {
    const { done, value } = reading.next()
    if (done) return value
  }
}

/** So many rows between two pauses. */
const rowsAtOnce = 50
/** Titles and headers, beside as many rows as there may be recipients. */
const rowsAboveList = 20
/** One more than a cell may have: by it a cell is known that has more. */
const longestSeen = tableLimits.cell + 1

/**
 * As `readRecipientTable`, with pauses in which a page may answer: a long list takes longer than a keystroke
 * may wait.
 */
export function* readingRecipientTable(
  input: string | Uint8Array,
  options: TableOptions,
): Generator<undefined, RecipientTable> {
  if (input.length > maxTableLength) {
    const isList = typeof input === 'string' || !isForeign(input)
    return isList ? tooLarge() : refused('table-not-text')
  }
  if (yield* searchingPrivateKey(input)) return refused('private-key-given')
  yield
  const decoded = typeof input === 'string' ? { text: input, encoding: null } : decodeTable(input)
  yield
  if (decoded === null || !isPlainText(decoded.text)) return refused('table-not-text')
  const line = addressLine(decoded.text)
  if (line) return tableOfLine(line, decoded.encoding, options)

  const cells = yield* readingCells(decoded.text, options.maxRecipients + rowsAboveList)
  if ('unclosedAt' in cells) return refused('table-quote-unclosed', { row: cells.unclosedAt })
  if ('tooWideAt' in cells) return tooLarge()
  yield
  const { separator, count } = cells
  if (count === 0) return refused('table-empty')
  const rows = cells.rows.map(({ cells }) => cells.map((cell) => unguardCell(cell.slice(0, longestSeen))))
  yield
  const layout = layoutOf(rows)
  if (layout === null) return refused('table-columns-unknown')
  const { headerRow, columns, leftOut } = layout
  const above = headerRow === null ? 0 : headerRow + 1
  if (count === above) return refused('table-empty')
  if (count - above > options.maxRecipients) return tooManyRows(count - above, options)

  const width = Math.max(0, ...[...columns, ...leftOut].map(({ index }) => index + 1))
  const reading = {
    columns,
    width: headerRow === null ? Infinity : Math.max(width, rows[headerRow]?.length ?? 0),
  }
  const read: ReturnType<typeof readRow>[] = []
  for (const [index, row] of rows.entries()) {
    if (index < above) continue
    if (read.length % rowsAtOnce === 0) yield
    read.push(readRow(row, cells.rows[index]?.number ?? 0, reading, options))
  }
  return {
    kind: 'rows',
    rows: read.map(({ namesParted: _, ...row }) => row),
    columns,
    leftOut,
    separator,
    encoding: decoded.encoding,
    hasHeader: headerRow !== null,
    namesParted: read.some(({ namesParted }) => namesParted),
  }
}

function refused(code: ErrorCode, details: ErrorDetails = {}): RecipientTable {
  return { kind: 'refused', code, details }
}

function tooLarge(): RecipientTable {
  return refused('table-too-large', largestTable)
}

function tooManyRows(count: number, { maxRecipients }: TableOptions): RecipientTable {
  return refused('table-too-many-rows', { limit: maxRecipients, count })
}

function tableOfLine(
  line: readonly NamedAddress[],
  encoding: TableEncoding | null,
  options: TableOptions,
): RecipientTable {
  if (line.length > options.maxRecipients) return tooManyRows(line.length, options)
  const { product, language, randomId } = options
  return {
    kind: 'rows',
    rows: line.map(({ name, address }) => ({
      recipient: {
        ...newRecipient(product, language, randomId),
        ...(name === '' ? {} : partName(name)),
        emails: [address],
      },
      number: 1,
      faults: [],
    })),
    columns: [{ index: 0, header: '', field: 'email' }],
    leftOut: [],
    separator: null,
    encoding,
    hasHeader: false,
    namesParted: line.some(({ name }) => name !== ''),
  }
}

interface RowReading {
  readonly columns: readonly TableColumn[]
  /** Cells from here on belong to no column. */
  readonly width: number
}

function readRow(
  row: readonly string[],
  number: number,
  { columns, width }: RowReading,
  options: TableOptions,
): TableRow & { readonly namesParted: boolean } {
  const { product, language, randomId } = options
  const faults: CellFault[] = []
  for (const { index } of columns) {
    const text = row[index] ?? ''
    if (text.length > tableLimits.cell) {
      const details = { limit: tableLimits.cell }
      faults.push({ pointer: '', code: 'field-too-long', details, text, column: index })
    }
  }
  /** The text of a cell; none where the cell is longer than any. */
  const cellAt = (index: number) => {
    const text = row[index] ?? ''
    return text.length > tableLimits.cell ? '' : text
  }
  const textOf = (field: TableColumn['field']): string => {
    const column = columns.find((one) => one.field === field)
    return column ? cellAt(column.index).replace(/\s+/gu, ' ').trim() : ''
  }
  const addresses = columns
    .filter(({ field }) => field === 'email')
    .flatMap(({ index }) => addressesIn(cellAt(index)))
  const hasNameColumns = columns.some(({ field }) => field === 'givenName' || field === 'surname')
  const fullName = hasNameColumns
    ? ''
    : textOf('fullName') || (addresses.find(({ name }) => name !== '')?.name ?? '')
  const names = hasNameColumns
    ? { givenName: textOf('givenName'), surname: `${textOf('infix')} ${textOf('surname')}`.trim() }
    : partName(fullName)
  const pseudonym = textOf('pseudonym')
  const choice = <Value>(field: TableColumn['field'], meaningOf: (text: string) => Value | null) => {
    const text = textOf(field)
    const value = text === '' ? null : meaningOf(text)
    if (text !== '' && value === null) {
      const column = columns.find((one) => one.field === field)?.index ?? null
      faults.push({ pointer: `/${field}`, code: 'choice-not-offered', text, column })
    }
    return value
  }
  const source = choice('commonNameSource', commonNameSourceOf)
  const spoken = choice('language', languageOf)
  const beyond = row.slice(width).filter((cell) => cell.trim() !== '')
  if (beyond.length > 0) {
    faults.push({ pointer: '', code: 'table-row-too-long', text: beyond.join(' '), column: null })
  }
  const recipient = newRecipient(product, spoken ?? language, randomId)
  return {
    recipient: {
      ...recipient,
      ...names,
      pseudonym,
      commonNameSource:
        source ?? likelySource({ ...names, pseudonym }, product) ?? recipient.commonNameSource,
      emails: addresses.length > 0 ? addresses.map(({ address }) => address) : recipient.emails,
    },
    number,
    faults,
    namesParted: fullName !== '',
  }
}

/** `pseudonym` for a row that has one and no name; else null. */
function likelySource(
  { givenName, surname, pseudonym }: { givenName: string; surname: string; pseudonym: string },
  { commonNameSources }: Product,
): CommonNameSource | null {
  const isPseudonym = pseudonym !== '' && givenName === '' && surname === ''
  return isPseudonym && commonNameSources.includes('pseudonym') ? 'pseudonym' : null
}
