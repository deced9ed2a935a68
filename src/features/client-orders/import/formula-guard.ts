/** Blanks that part no cells, and the signs that a spreadsheet passes over before a formula. */
const passedOver = '[ \\u00A0\\u1680\\u2000-\\u200A\\u202F\\u205F\\u3000\\uFEFF\'"]*'
/** Characters that begin a formula; also in the full width of East Asian keyboards. */
const begin = '[=+\\-@＝＋－＠]'
/**
 * Where a cell begins: the file's separator is our language's, the spreadsheet's is its region's, and quotes
 * hold a cell together for one of them only.
 */
const separators = '[;,\\t|\\n\\r\\v\\f\\u2028\\u2029]'

const bare = new RegExp(
  `^(?=${passedOver}(?:${begin}|[\\t\\r]))|(?<=${separators})(?=${passedOver}${begin})`,
  'g',
)
const guarded = new RegExp(
  `^'(?=${passedOver}(?:${begin}|[\\t\\r]))|(?<=${separators})'(?=${passedOver}${begin})`,
  'g',
)

/**
 * A cell as it may be written: text that a spreadsheet would compute (“CSV injection”, OWASP), with any
 * separator, gets an apostrophe, which spreadsheets show as text.
 */
export function guardCell(text: string): string {
  return text.replace(bare, "'")
}

/** The cell as it was before `guardCell`. An apostrophe that belongs to a name (`’t Hooft`) stays. */
export function unguardCell(cell: string): string {
  return cell.replace(guarded, '')
}
