import Papa from 'papaparse'
import { fieldOfHeader, isCsrHeader } from './recipient-table-columns'

export type TableSeparator = ',' | ';' | '\t' | '|'

/** The cells of a text, row by row as the sheet counts them. */
export interface TableCells {
  readonly rows: readonly (readonly string[])[]
  /** Null where each row has a single cell. */
  readonly separator: TableSeparator | null
  /** Rows before the first one: the line with which Excel is told the separator. */
  readonly skipped: number
}

const separators: readonly TableSeparator[] = ['\t', ';', ',', '|']
/** No text has it. */
const none = '\u001f'
/** Enough to tell the separator by. */
const sampleRows = 40

/** Takes a text apart; `unclosedAt` is the row (from 1) whose quotation mark is never closed. */
export function cellsOf(text: string): TableCells | { readonly unclosedAt: number } {
  const whole = text
    .replace(/^\uFEFF/, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: with it, DOS ends a file
    .replace(/\u001A\s*$/, '')
    .replace(/\r\n?/g, '\n')
  const told = /^"?sep=([,;\t|])"?[^\n]*(\n|$)/i.exec(whole)
  const body = told ? whole.slice(told[0].length) : whole
  const separator = (told?.[1] as TableSeparator | undefined) ?? separatorOf(body)
  const { data, errors } = parse(body, separator ?? none)
  const unclosed = errors.find(
    ({ code, row = 0 }) =>
      code === 'MissingQuotes' ||
      // A quotation mark within a cell is forgiven, unless rows were taken together by it.
      (code === 'InvalidQuotes' && data[row]?.some((cell) => cell.includes('\n'))),
  )
  const skipped = told ? 1 : 0
  return unclosed ? { unclosedAt: (unclosed.row ?? 0) + 1 + skipped } : { rows: data, separator, skipped }
}

function parse(text: string, delimiter: string, preview = 0): Papa.ParseResult<string[]> {
  return Papa.parse<string[]>(text, { delimiter, newline: '\n', preview })
}

/** The separator by which most headers and addresses stand in cells of their own, then the one that makes rows of one width. */
function separatorOf(text: string): TableSeparator | null {
  const present = separators.filter((separator) => text.includes(separator))
  // Rows of separators alone: cells, and nothing in them.
  if (!/[\p{L}\p{N}]/u.test(text)) return present[0] ?? null
  const judged = present.map((separator) => ({
    separator,
    score: scoreOf(parse(text, separator, sampleRows).data),
  }))
  const [best] = judged.sort((a, b) => b.score - a.score)
  return best && best.score > 0 ? best.separator : null
}

function scoreOf(rows: readonly (readonly string[])[]): number {
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''))
  if (!filled.some((row) => row.length > 1)) return 0
  const headers = Math.max(
    ...filled.slice(0, 5).map((row) => row.filter((cell) => fieldOfHeader(cell) || isCsrHeader(cell)).length),
  )
  const addresses = filled.flatMap((row) => row.filter((cell) => /^\s*[^\s@,;|]+@[^\s@,;|]+\s*$/.test(cell)))
  const width = filled[0]?.length ?? 0
  const even = filled.filter((row) => row.length === width).length
  return headers * 1_000 + addresses.length * 10 + (width > 1 ? even / filled.length : 0)
}
