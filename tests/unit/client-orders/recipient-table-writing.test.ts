import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import type { Product } from '../../../src/contract/schema'
import type { DraftRecipient } from '../../../src/domain/orders/client-order-draft'
import { guardCell, unguardCell } from '../../../src/features/client-orders/import/formula-guard'
import { readRecipientTable } from '../../../src/features/client-orders/import/table'
import { writeRecipientTable } from '../../../src/features/client-orders/import/table-writing'
import { languages } from '../../../src/i18n/language'

const product = { commonNameSources: ['email', 'name', 'pseudonym'], contents: [] } as unknown as Product
const options = { product, language: 'en', randomId: () => 'row', maxRecipients: 1_000 } as const
const recipient = (changes: Partial<DraftRecipient>): DraftRecipient => ({
  rowId: 'row',
  commonNameSource: 'name',
  givenName: 'Alice',
  surname: 'Whitcombe',
  pseudonym: '',
  emails: ['alice@example.com', 'a.w@example.com'],
  hasOwnCsr: false,
  csr: null,
  language: 'fr',
  ...changes,
})
const readBack = (text: string | Uint8Array) => {
  const table = readRecipientTable(text, options)
  if (table.kind === 'refused') throw new Error(table.code)
  return table
}

describe.each(languages)('%s', (language) => {
  test('the template is read, and has every column', () => {
    const template = writeRecipientTable([], language)
    expect(template.startsWith('\uFEFF')).toBe(true)
    expect(template.trim().split(/[,;]/)).toHaveLength(6)
    expect(readRecipientTable(template, options)).toMatchObject({ code: 'table-empty' })
    const line = template.trim().replaceAll(/[^,;]+/g, '')
    const filled = readBack(`${template}${line.slice(0, 4)}a@example.com${line.slice(4)}\r\n`)
    expect(filled.columns.map(({ field }) => field)).toEqual([
      'commonNameSource',
      'givenName',
      'surname',
      'pseudonym',
      'email',
      'language',
    ])
  })

  test('what is written is read back as it was, formulas and all', () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 20 })
      // Blanks at the ends and repeated ones are no part of a name; controls are none of a table.
      .map((value) =>
        value
          .normalize('NFC')
          .replace(/[\p{Cc}\p{Zl}\p{Zp}\uFEFF]/gu, '')
          .replace(/\s+/gu, ' ')
          .trim(),
      )
      .filter((value) => !/PRIVATE|kty/i.test(value))
    const hostile = fc.constantFrom(
      '=1+1',
      '+1',
      '-2',
      '@SUM',
      "'=x",
      "''-y",
      '＝z',
      "'t Hooft",
      '"q"',
      'a;b,c',
      "x;=cmd|' /C calc'!A0;y",
      "x,=cmd|' /C calc'!A0,y",
      "a ; '=b",
      'a|"+1',
      '",=1',
    )
    const email = fc.oneof(
      fc.constantFrom('=1+1', '+a@example.com', '-@b', '＝x@example.com', "'=1", 'a@example.com'),
      fc.emailAddress(),
    )
    const one = fc.record({
      givenName: fc.oneof(text, hostile),
      surname: fc.oneof(text, hostile),
      pseudonym: fc.oneof(text, hostile),
      emails: fc.array(email, { minLength: 1, maxLength: 3 }),
      language: fc.constantFrom(...languages),
      commonNameSource: fc.constantFrom('name' as const, 'email' as const),
    })
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 5 }), (people) => {
        const written = people.map(recipient)
        const bytes = new TextEncoder().encode(writeRecipientTable(written, language))
        expect(readBack(bytes).rows.map((row) => row.recipient)).toEqual(written)
      }),
      { numRuns: 200 },
    )
  })
})

test('a spreadsheet finds nothing to compute', () => {
  const written = writeRecipientTable(
    [
      recipient({
        givenName: '=HYPERLINK("x")',
        surname: ' +1',
        pseudonym: '＠x',
        emails: ['+a@example.com'],
      }),
    ],
    'en',
  )
  const cells = written.trim().split('\r\n')[1] ?? ''
  expect(cells).toBe(`Name,"'=HYPERLINK(""x"")",' +1,'＠x,'+a@example.com,fr`)
})

test.each(languages)('%s: nothing either, by whatever separator it takes the file apart', (language) => {
  const piece = fc.constantFrom(
    ...[';', ',', '\t', '|', '\n', ' ', '"', "'", '=', '+', '-', '@', '＝', '1', 'x', '\u00A0'],
  )
  const text = fc.oneof(fc.string({ unit: piece, maxLength: 12 }), fc.constant("x;=cmd|' /C calc'!A0;y"))
  const one = fc.record({
    givenName: text,
    surname: text,
    pseudonym: text,
    emails: fc.array(text, { minLength: 1 }),
  })
  /** As a formula begins: what a program passes over is no protection, an apostrophe is. */
  const isFormula = (cell: string) => /^[\s"]*[=+\-@＝＋－＠]/.test(cell)
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 3 }), (people) => {
      const written = writeRecipientTable(people.map(recipient), language)
      for (const separator of [';', ',', '\t', '|']) {
        const read = Papa.parse<string[]>(written, { delimiter: separator }).data
        // Some programs know no quotation marks.
        const split = written.split(/\r?\n/).map((line) => line.split(separator))
        expect([...read, ...split].flat().filter(isFormula)).toEqual([])
      }
    }),
    { numRuns: 500 },
  )
})

test('the guard is undone exactly, and names are left alone', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...`;,\t|\n='"+- x`) })), (value) => {
      expect(unguardCell(guardCell(value))).toBe(value)
    }),
  )
  for (const name of ["'t Hooft", "d'Arcy", 'Anne-Marie', 'O’Brien']) expect(guardCell(name)).toBe(name)
})
