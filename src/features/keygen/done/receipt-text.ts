import type { CheckTexts } from '../checks/texts'

interface ReceiptWords {
  readonly title: string
  readonly rows: readonly { readonly term: string; readonly text: string }[]
  readonly checksTitle: string
  readonly checks: readonly CheckTexts[]
  /** A term and its text, with the colon of the language between. */
  readonly line: (term: string, text: string) => string
}

/**
 * The receipt as a text file: one fact a line, in the person's language. A name can't begin a line of its
 * own.
 */
export function receiptText({ title, rows, checksTitle, checks, line }: ReceiptWords): string {
  return [
    oneLine(title),
    '',
    ...rows.map(({ term, text }) => oneLine(line(term, text))),
    '',
    checksTitle,
    ...checks.map(({ text, result }) => `- ${oneLine(line(text, result))}`),
    '',
  ].join('\n')
}

/**
 * Without the signs that would begin a line, turn the direction of those around them, or differ from the sign
 * that a search types.
 */
const oneLine = (text: string) =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not be written
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replace(/\u00a0/g, ' ')
    .replace(/\u2011/g, '-')
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
