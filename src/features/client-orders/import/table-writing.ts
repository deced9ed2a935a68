import Papa from 'papaparse'
import type { Language } from '../../../contract/schema'
import type { DraftRecipient } from '../../../domain/orders/client-order-draft'
import { guardCell } from './formula-guard'
import type { TableSeparator } from './table-cells'
import { headerOf, sourceWord, type WrittenField, writtenFields } from './table-columns'

/**
 * How a list is written, so that the spreadsheet programs of a language open it by a double click: Excel
 * takes the separator of the region.
 */
const habits: Readonly<Record<Language, { readonly separator: TableSeparator; readonly between: string }>> = {
  en: { separator: ',', between: '; ' },
  fr: { separator: ';', between: ', ' },
  nl: { separator: ';', between: ', ' },
  'zh-Hant': { separator: ',', between: '; ' },
}

/**
 * A list as CSV with headers in a language; without recipients it is the template. UTF-8 with its mark, which
 * Excel needs. CSRs are not in it. Cells that a spreadsheet would compute are guarded; `readRecipientTable`
 * undoes that.
 */
export function writeRecipientTable(
  recipients: readonly Omit<DraftRecipient, 'rowId'>[],
  language: Language,
): string {
  const { separator, between } = habits[language]
  const cellOf: Readonly<Record<WrittenField, (recipient: Omit<DraftRecipient, 'rowId'>) => string>> = {
    commonNameSource: (recipient) => sourceWord(recipient.commonNameSource, language),
    givenName: (recipient) => recipient.givenName,
    surname: (recipient) => recipient.surname,
    pseudonym: (recipient) => recipient.pseudonym,
    email: (recipient) => recipient.emails.filter((email) => email.trim() !== '').join(between),
    language: (recipient) => recipient.language,
  }
  const rows = [
    writtenFields.map((field) => headerOf(field, language)),
    ...recipients.map((recipient) => writtenFields.map((field) => guardCell(cellOf[field](recipient)))),
  ]
  return `\uFEFF${Papa.unparse(rows, { delimiter: separator, newline: '\r\n' })}\r\n`
}
