import { expect, test } from 'vitest'
import type { Product } from '../../../src/contract/schema'
import { readRecipientTable } from '../../../src/features/client-orders/import/table'

/** The most that a list may have, and the refusal of one that has more. */
const product = { commonNameSources: ['email', 'pseudonym'], contents: [] } as unknown as Product
const options = { product, language: 'en', randomId: () => 'row', maxRecipients: 1_000 } as const
const read = (input: string | Uint8Array) => readRecipientTable(input, options)

const refused: readonly (readonly [string, string | Uint8Array, string, object?])[] = [
  [
    '9 MB of letters',
    new Uint8Array(9_000_000).fill(0x61),
    'table-too-large',
    { megabytes: 4, columns: 200 },
  ],
  ['201 columns', `${'a;'.repeat(200)}E-mail\n`, 'table-too-large'],
  ['a row of a megabyte', `E-mail;Name\na@example.com;${'x'.repeat(1_000_000)}\n`, 'table-too-large'],
  [
    'a megabyte behind a quotation mark',
    `E-mail\n"${'x\n'.repeat(500_000)}`,
    'table-quote-unclosed',
    { row: 2 },
  ],
  ['100,000 rows', `E-mail\n${'a@example.com\n'.repeat(100_000)}`, 'table-too-many-rows', { count: 100_000 }],
  [
    'DER of a private key',
    Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20),
    'private-key-given',
  ],
  [
    'a private key in a column',
    `Pseudonym;E-mail\nMC4CAQAwBQYDK2VwBCIEI${'A'.repeat(43)};a@example.com\n`,
    'private-key-given',
  ],
]
const refusals = refused.map(([what, input, code, details = {}]) => ({ what, input, code, details }))
test.each(refusals)('refused: $what', ({ input, code, details }) => {
  expect(read(input)).toMatchObject({ kind: 'refused', code, details })
})

test('a cell that is longer than any is left out and named; rows keep their numbers over many blank ones', () => {
  const blank = ';;\n'.repeat(200_000)
  const table = read(`E-mail;Pseudonym\n${blank}a@example.com;${'x'.repeat(8_001)}\nb@example.com;Bob\n`)
  if (table.kind === 'refused') throw new Error(table.code)
  expect(table.rows.map(({ number }) => number)).toEqual([200_002, 200_003])
  expect(table.rows[0]?.recipient).toMatchObject({ pseudonym: '', emails: ['a@example.com'] })
  expect(table.rows[0]?.faults).toMatchObject([
    { pointer: '', code: 'field-too-long', details: { limit: 8_000 }, column: 1 },
  ])
  expect(table.rows[1]?.faults).toEqual([])
})

test('a row that begins in one part of a long list and ends in the next is read whole', () => {
  const rows = Array.from({ length: 900 }, (_, at) => `"Bob\n${'y'.repeat(at)}";b${at}@example.com`)
  const table = read(`Pseudonym;E-mail\n${rows.join('\n')}\n`)
  if (table.kind === 'refused') throw new Error(table.code)
  expect(table.rows.map(({ recipient }) => recipient.emails)).toEqual(
    rows.map((_, at) => [`b${at}@example.com`]),
  )
  expect(table.rows.map(({ recipient }) => recipient.pseudonym.length)).toEqual(
    rows.map((_, at) => (at === 0 ? 3 : at + 4)),
  )
})
