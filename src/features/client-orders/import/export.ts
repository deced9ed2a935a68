import type { Language } from '../../../contract/schema'
import { saveFile } from '../../../ui/fields/file-url'
import type { Rows } from '../rows/row-list'
import { writeRecipientTable } from './table-writing'

/** Has the browser save the list as CSV; made when it is asked for, as it may be long. */
export function saveRecipientTable(rows: Rows, language: Language, fileName: string): void {
  saveFile(new Blob([writeRecipientTable(rows, language)], { type: 'text/csv;charset=utf-8' }), fileName)
}
