/** What a spreadsheet would take for a formula, blanks and apostrophes before it aside; also in the full width of East Asian keyboards. */
const formula = /^[\s']*[=+\-@\t\r＝＋－＠]/

/** A cell as it may be written: what a spreadsheet would compute (“CSV injection”, OWASP) gets an apostrophe, which spreadsheets show as text. */
export function guardCell(text: string): string {
  return formula.test(text) ? `'${text}` : text
}

/** The cell as it was before `guardCell`. An apostrophe that belongs to a name (`’t Hooft`) stays. */
export function unguardCell(cell: string): string {
  return cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell
}
