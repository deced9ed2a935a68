import type { Language } from '../../../contract/schema'
import type { Rows } from '../rows/row-list'
import { writeRecipientTable } from './table-writing'

/** Has the browser save the list as CSV; made when it is asked for, as it may be long. */
export function saveRecipientTable(rows: Rows, language: Language, fileName: string): void {
  const url = URL.createObjectURL(
    new Blob([writeRecipientTable(rows, language)], { type: 'text/csv;charset=utf-8' }),
  )
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // iOS reads the blob only after its own question is answered.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
