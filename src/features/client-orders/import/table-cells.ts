import Papa from 'papaparse'
import { fieldOfHeader, isCsrHeader } from './table-columns'

export type TableSeparator = ',' | ';' | '\t' | '|'

/** The largest list that is read. A larger sheet is no list of people. */
export const tableLimits = {
  /** Characters of a cell: forty addresses, each with a name. */
  cell: 8_000,
  columns: 200,
  /** Characters of a row. */
  row: 512 * 1024,
} as const

/** A row with something in it; trailing empty cells are left out. */
interface FilledRow {
  readonly cells: readonly string[]
  /** As the sheet counts, from 1. */
  readonly number: number
}

/** The cells of a text, row by row. */
interface TableCells {
  /** The first of them, at most as many as were asked for. */
  readonly rows: readonly FilledRow[]
  /** How many there are. */
  readonly count: number
  /** Null where each row has a single cell. */
  readonly separator: TableSeparator | null
}

const separators: readonly TableSeparator[] = ['\t', ';', ',', '|']
/** No text has it. */
const none = '\u001f'
/** Enough to tell the separator by. */
const sample = { rows: 40, length: 64 * 1024 } as const
/** Characters that are taken apart between two pauses; more only where a row is longer. */
const partLength = 64 * 1024

/** Of line ends alone, millions of them, all at once would be a long task. */
function* withPlainLineEnds(text: string): Generator<undefined, string> {
  if (!text.includes('\r')) return text
  let plain = ''
  for (let at = 0; at < text.length; ) {
    let end = at + 500_000
    if (text[end - 1] === '\r' && text[end] === '\n') end++
    plain += text.slice(at, end).replace(/\r\n?/g, '\n')
    at = end
    yield
  }
  return plain
}

/**
 * Takes a text apart, with pauses in which a page may answer; `unclosedAt` is the row (from 1) whose
 * quotation mark is never closed, `tooWideAt` one beyond `tableLimits`. Blank rows are counted and not kept.
 */
export function* readingCells(
  text: string,
  most: number,
): Generator<undefined, TableCells | { readonly unclosedAt: number } | { readonly tooWideAt: number }> {
  const whole = yield* withPlainLineEnds(
    text
      .replace(/^\uFEFF/, '')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: with it, DOS ends a file
      .replace(/\u001A\s*$/, ''),
  )
  yield
  const told = /^"?sep=([,;\t|])"?[^\n]*(\n|$)/i.exec(whole)
  const body = told ? whole.slice(told[0].length) : whole
  const separator = (told?.[1] as TableSeparator | undefined) ?? separatorOf(body)
  const rows: FilledRow[] = []
  let count = 0
  let before = told ? 1 : 0
  let length = partLength
  for (let at = 0; at < body.length; ) {
    yield
    const isLast = at + length >= body.length
    const { data, errors, meta } = rowsOf(body.slice(at, at + length), separator ?? none, isLast)
    const unclosed = errors.find(
      ({ code, row = 0 }) =>
        code === 'MissingQuotes' ||
        // A quotation mark within a cell is forgiven, unless rows were taken together by it.
        (code === 'InvalidQuotes' && data[row]?.some((cell) => cell.includes('\n'))),
    )
    if (unclosed) return { unclosedAt: before + (unclosed.row ?? 0) + 1 }
    for (const [index, row] of data.entries()) {
      const width = widthOf(row)
      if (width > tableLimits.columns) return { tooWideAt: before + index + 1 }
      if (width > 0 && ++count <= most) rows.push({ cells: row.slice(0, width), number: before + index + 1 })
    }
    before += data.length
    if (isLast) break
    if (meta.cursor > 0) {
      at += meta.cursor
      length = partLength
    } else if (length < tableLimits.row) length *= 2
    else
      return body.slice(at, at + length).includes('"')
        ? { unclosedAt: before + 1 }
        : { tooWideAt: before + 1 }
  }
  return { rows, count, separator }
}

function widthOf(row: readonly string[]): number {
  let width = row.length
  while (width > 0 && row[width - 1]?.trim() === '') width--
  return width
}

/**
 * The whole rows of a part; `meta.cursor` is where the first begins that is not whole. Of the last part all
 * rows count as whole.
 */
function rowsOf(part: string, delimiter: string, isLast: boolean): Papa.ParseResult<string[]> {
  return new Papa.Parser({ delimiter, newline: '\n' }).parse(part, 0, !isLast)
}

/**
 * The separator by which most headers and addresses stand in cells of their own, then the one that makes rows
 * of one width.
 */
function separatorOf(text: string): TableSeparator | null {
  const start = text.slice(0, sample.length)
  const present = separators.filter((separator) => start.includes(separator))
  // Rows of separators alone: cells, and nothing in them.
  if (!/[\p{L}\p{N}]/u.test(start)) return present[0] ?? null
  const judged = present.map((separator) => ({
    separator,
    score: scoreOf(rowsOf(start, separator, true).data.slice(0, sample.rows)),
  }))
  const [best] = judged.sort((a, b) => b.score - a.score)
  return best && best.score > 0 ? best.separator : null
}

function scoreOf(rows: readonly (readonly string[])[]): number {
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''))
  if (!filled.some((row) => row.length > 1)) return 0
  const headers = Math.max(
    ...filled.slice(0, 5).map((row) => row.slice(0, tableLimits.columns).filter(isHeader).length),
  )
  const addresses = filled.flatMap((row) => row.filter((cell) => /^\s*[^\s@,;|]+@[^\s@,;|]+\s*$/.test(cell)))
  const width = filled[0]?.length ?? 0
  const even = filled.filter((row) => row.length === width).length
  return headers * 1_000 + addresses.length * 10 + (width > 1 ? even / filled.length : 0)
}

const isHeader = (cell: string) => fieldOfHeader(cell) !== null || isCsrHeader(cell)
