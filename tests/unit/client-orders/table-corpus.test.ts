import { describe, expect, test } from 'vitest'
import type { Product } from '../../../src/contract/schema'
import { type RecipientTable, readRecipientTable } from '../../../src/features/client-orders/import/table'

/** Lists as programs write them, and what is recognized in each. */
const product = {
  commonNameSources: ['email', 'name', 'pseudonym'],
  contents: ['common_name', 'email', 'given_name', 'surname'],
} as unknown as Product
let ids = 0
const options = { product, language: 'nl', randomId: () => `row-${ids++}`, maxRecipients: 1_000 } as const
const read = (input: string | Uint8Array) => readRecipientTable(input, options)

const utf8 = (text: string) => Uint8Array.from(Buffer.from(text))
const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'))
const utf16 = (text: string, mark = '\uFEFF') => Uint8Array.from(Buffer.from(mark + text, 'utf16le'))
const utf16be = (text: string) => Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le').swap16())
/** A list as Excel writes it in Taiwan: 姓名,電子郵件 / 王小明,ming@example.com.tw / 歐陽美玲,mei@example.com.tw */
const big5 = Uint8Array.from([
  ...[0xa9, 0x6d, 0xa6, 0x57, 0x2c, 0xb9, 0x71, 0xa4, 0x6c, 0xb6, 0x6c, 0xa5, 0xf3, 0x0d, 0x0a],
  ...[0xa4, 0xfd, 0xa4, 0x70, 0xa9, 0xfa, ...utf8(',ming@example.com.tw\r\n')],
  ...[0xbc, 0xda, 0xb6, 0xa7, 0xac, 0xfc, 0xac, 0xc2, ...utf8(',mei@example.com.tw\r\n')],
])

type Person = readonly [givenName: string, surname: string, email: string, ...more: string[]]
interface Found {
  readonly people: readonly Person[]
  readonly separator?: string | null
  readonly encoding?: string | null
  readonly hasHeader?: boolean
  readonly leftOut?: readonly string[]
  readonly namesParted?: boolean
}
type Row = readonly [what: string, input: string | Uint8Array, found: Found]

const alice: Person = ['Alice', 'Whitcombe', 'alice@brightwater.example']
const bob: Person = ['Bob', 'Miller', 'bob@brightwater.example']
const helene: Person = ['Hélène', 'Lefèvre', 'helene@exemple.fr']
const zoe: Person = ['Zoë', 'van der Meer', 'zoe@voorbeeld.nl']
const english =
  'Given name,Surname,E-mail\r\nAlice,Whitcombe,alice@brightwater.example\r\nBob,Miller,bob@brightwater.example\r\n'
const french = 'Prénom;Nom;Adresse e-mail\r\nHélène;Lefèvre;helene@exemple.fr\r\n'
const dutch = 'Voornaam;Tussenvoegsel;Achternaam;E-mailadres\r\nZoë;van der;Meer;zoe@voorbeeld.nl\r\n'
const chinese = '姓氏,名字,電子郵件\r\n王,小明,ming@example.com.tw\r\n'
const ming: Person = ['小明', '王', 'ming@example.com.tw']

const rows: readonly Row[] = [
  [
    'Excel, English: CSV UTF-8',
    utf8(`\uFEFF${english}`),
    { people: [alice, bob], separator: ',', encoding: 'utf-8' },
  ],
  ['Excel, English: CSV', latin1(english), { people: [alice, bob], separator: ',', encoding: 'utf-8' }],
  ['Excel, French: CSV', latin1(french), { people: [helene], separator: ';', encoding: 'windows-1252' }],
  ['Excel, French: CSV UTF-8', utf8(`\uFEFF${french}`), { people: [helene], separator: ';' }],
  ['Excel, Dutch: CSV', latin1(dutch), { people: [zoe], separator: ';', encoding: 'windows-1252' }],
  ['Excel, Dutch: CSV UTF-8', utf8(`\uFEFF${dutch}`), { people: [zoe], separator: ';', encoding: 'utf-8' }],
  [
    'Excel, Taiwan: CSV',
    big5,
    {
      people: [
        ['小明', '王', 'ming@example.com.tw'],
        ['美玲', '歐陽', 'mei@example.com.tw'],
      ],
      encoding: 'big5',
      namesParted: true,
    },
  ],
  ['Excel, Taiwan: CSV UTF-8', utf8(`\uFEFF${chinese}`), { people: [ming], separator: ',' }],
  [
    'Excel: Unicode text',
    utf16(french.replaceAll(';', '\t')),
    { people: [helene], separator: '\t', encoding: 'utf-16le' },
  ],
  ['UTF-16 without its mark', utf16(english, ''), { people: [alice, bob], encoding: 'utf-16le' }],
  ['UTF-16, big-endian', utf16be(english), { people: [alice, bob], encoding: 'utf-16be' }],
  [
    'Excel: the line that tells the separator',
    utf8(`sep=;\r\n${french}`),
    { people: [helene], separator: ';' },
  ],
  [
    'LibreOffice: every text quoted',
    utf8('"Name","E-Mail"\n"Whitcombe, Alice","alice@brightwater.example"\n'),
    { people: [alice], namesParted: true },
  ],
  [
    'LibreOffice: tab, quoted line ends',
    utf8('Given name\tSurname\tE-mail\tNote\nAlice\tWhitcombe\talice@brightwater.example\t"one\ntwo"\n'),
    { people: [alice], separator: '\t', leftOut: ['Note'] },
  ],
  [
    'Google Sheets',
    utf8(english.replaceAll('\r\n', '\n').trimEnd()),
    { people: [alice, bob], encoding: 'utf-8' },
  ],
  [
    'Google Contacts',
    utf8(
      'First Name,Middle Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Value\nAlice,,Whitcombe,* myContacts,Work,alice@brightwater.example ::: a.whitcombe@brightwater.example,Other,alice@example.org,+44 117 496 0123\n',
    ),
    {
      people: [[...alice, 'a.whitcombe@brightwater.example', 'alice@example.org']],
      leftOut: ['Middle Name', 'Labels', 'E-mail 1 - Label', 'E-mail 2 - Label', 'Phone 1 - Value'],
    },
  ],
  [
    'Google Contacts, older',
    utf16(
      'Name,Given Name,Family Name,E-mail 1 - Type,E-mail 1 - Value\nAlice Whitcombe,Alice,Whitcombe,* Work,alice@brightwater.example\n',
    ),
    { people: [alice], leftOut: ['Name', 'E-mail 1 - Type'] },
  ],
  [
    'Outlook contacts, English',
    utf8(
      '"Title","First Name","Middle Name","Last Name","Company","E-mail Address","E-mail Type","E-mail Display Name","E-mail 2 Address"\r\n"Ms","Alice","","Whitcombe","Brightwater","alice@brightwater.example","SMTP","Alice Whitcombe (alice@brightwater.example)",""\r\n',
    ),
    { people: [alice], leftOut: ['Title', 'Middle Name', 'Company', 'E-mail Type', 'E-mail Display Name'] },
  ],
  [
    'Outlook contacts, French',
    latin1(
      '"Prénom";"Nom";"Société";"Adresse de messagerie";"Type de messagerie"\r\n"Hélène";"Lefèvre";"Exemple";"helene@exemple.fr";"SMTP"\r\n',
    ),
    {
      people: [helene],
      separator: ';',
      encoding: 'windows-1252',
      leftOut: ['Société', 'Type de messagerie'],
    },
  ],
  [
    'Outlook contacts, Dutch',
    latin1(
      '"Voornaam","Achternaam","Bedrijf","E-mailadres"\r\n"Zoë","van der Meer","Voorbeeld","zoe@voorbeeld.nl"\r\n',
    ),
    { people: [zoe], leftOut: ['Bedrijf'] },
  ],
  [
    'Outlook contacts, Chinese',
    utf8('\uFEFF名字,姓氏,公司,電子郵件地址\r\n小明,王,範例,ming@example.com.tw\r\n'),
    { people: [ming], leftOut: ['公司'] },
  ],
  [
    'Outlook: a line of recipients',
    'Alice Whitcombe <alice@brightwater.example>; Miller, Bob <bob@brightwater.example>',
    { people: [alice, bob], hasHeader: false, namesParted: true },
  ],
  [
    'a line of addresses',
    'alice@brightwater.example, bob@brightwater.example',
    {
      people: [
        ['', '', alice[2]],
        ['', '', bob[2]],
      ],
      hasHeader: false,
    },
  ],
  [
    'Exchange: Get-Mailbox | Export-Csv',
    utf8(
      '#TYPE Selected.Microsoft.Exchange\r\n"DisplayName","PrimarySmtpAddress"\r\n"Alice Whitcombe","alice@brightwater.example"\r\n',
    ),
    { people: [alice], namesParted: true },
  ],
  [
    'a range pasted from a spreadsheet',
    'Alice\tWhitcombe\talice@brightwater.example\nBob\tMiller\tbob@brightwater.example',
    { people: [alice, bob], separator: '\t', encoding: null, hasHeader: false },
  ],
  [
    'a pasted range with its header',
    'Prénom\tNom\tCourriel\r\nHélène\tLefèvre\thelene@exemple.fr\r\n',
    { people: [helene], separator: '\t', hasHeader: true },
  ],
  [
    'a pasted range of Chinese names',
    '王\t小明\tming@example.com.tw\n林\t美玲\tmei@example.com.tw',
    { people: [ming, ['美玲', '林', 'mei@example.com.tw']], hasHeader: false },
  ],
  [
    'one address a line',
    'alice@brightwater.example\r\n\r\nbob@brightwater.example\r\n',
    {
      people: [
        ['', '', alice[2]],
        ['', '', bob[2]],
      ],
      separator: null,
      hasHeader: false,
    },
  ],
  [
    'one named address a line',
    'Alice Whitcombe <alice@brightwater.example>\nBob Miller <bob@brightwater.example>',
    { people: [alice, bob], namesParted: true },
  ],
  [
    'a vertical bar',
    'Given name|Surname|E-mail\nAlice|Whitcombe|alice@brightwater.example',
    { people: [alice], separator: '|' },
  ],
  [
    'several addresses in a cell, comma among semicolons',
    utf8('Voornaam;Naam;E-mail\nZoë;van der Meer;zoe@voorbeeld.nl, z.vdmeer@voorbeeld.nl\n'),
    { people: [[...zoe, 'z.vdmeer@voorbeeld.nl']], separator: ';' },
  ],
  [
    'several addresses in a cell, semicolon among commas',
    utf8('Given name,Surname,E-mail\nAlice,Whitcombe,alice@brightwater.example; a@brightwater.example\n'),
    { people: [[...alice, 'a@brightwater.example']], separator: ',' },
  ],
  [
    'several addresses in a cell, a blank between',
    utf8('Given name,Surname,E-mail\nAlice,Whitcombe,alice@brightwater.example a@brightwater.example\n'),
    { people: [[...alice, 'a@brightwater.example']] },
  ],
  [
    'a title and a blank row above the header',
    utf8(
      'Recipients of autumn,,\n,,\nGiven name,Surname,E-mail\nAlice,Whitcombe,alice@brightwater.example\n',
    ),
    { people: [alice] },
  ],
  ['rows of separators alone at the end', utf8(`${english},,\r\n,,\r\n`), { people: [alice, bob] }],
  [
    'columns in another order, with others between',
    utf8('Dept,E-MAIL ,Room,surname,GIVEN NAME\nIT,alice@brightwater.example,3.14,Whitcombe,Alice\n'),
    { people: [alice], leftOut: ['Dept', 'Room'] },
  ],
  [
    'headers that we don’t know above addresses',
    utf8('Kontakt,Adres\nx,alice@brightwater.example\n'),
    { people: [['', '', alice[2]]], leftOut: ['Kontakt'] },
  ],
  [
    'French capitals',
    utf8('Nom;Courriel\nDUPONT Jean-Luc;jl@exemple.fr\n'),
    { people: [['Jean-Luc', 'DUPONT', 'jl@exemple.fr']], namesParted: true },
  ],
  [
    'a Dutch full name',
    utf8('Naam;E-mail\nZoë van der Meer;zoe@voorbeeld.nl\n'),
    { people: [zoe], namesParted: true },
  ],
  [
    'a quotation mark within a cell',
    utf8('Name,E-mail\nAlice "Ally" Whitcombe,alice@brightwater.example\n'),
    { people: [['Alice "Ally"', 'Whitcombe', alice[2]]], namesParted: true },
  ],
  [
    'doubled quotation marks',
    utf8('Given name,Surname,E-mail\n"Alice ""Ally""",Whitcombe,alice@brightwater.example\n'),
    { people: [['Alice "Ally"', 'Whitcombe', alice[2]]] },
  ],
  ['the end-of-file mark of DOS', latin1(`${english}\x1a`), { people: [alice, bob] }],
  ['old Mac: CR', utf8(english.replaceAll('\r\n', '\r')), { people: [alice, bob] }],
  [
    'a name that begins with an apostrophe',
    utf8("Voornaam;Achternaam;E-mail\nAnna;'t Hooft;anna@voorbeeld.nl\n"),
    { people: [['Anna', "'t Hooft", 'anna@voorbeeld.nl']] },
  ],
  [
    'formulas are text',
    utf8('Given name,Surname,E-mail\n=1+1,+SUM(A1),@alice@brightwater.example\n'),
    { people: [['=1+1', '+SUM(A1)', '@alice@brightwater.example']] },
  ],
  [
    'a column of CSRs',
    utf8(
      'E-mail,CSR\nalice@brightwater.example,"-----BEGIN CERTIFICATE REQUEST-----\nMIIC\n-----END CERTIFICATE REQUEST-----"\nbob@brightwater.example,\n',
    ),
    {
      people: [
        ['', '', alice[2]],
        ['', '', bob[2]],
      ],
      leftOut: ['CSR'],
    },
  ],
]

const found = (table: RecipientTable) => {
  if (table.kind === 'refused') throw new Error(table.code)
  return table
}

test.each(rows)('%s', (_, input, expected) => {
  const { people, leftOut = [], namesParted = false, ...facts } = expected
  const table = found(read(input))
  expect(
    table.rows.map(({ recipient }) => [recipient.givenName, recipient.surname, ...recipient.emails]),
  ).toEqual(people)
  expect(table).toMatchObject({ namesParted, ...facts })
  expect(table.leftOut.map(({ header }) => header)).toEqual(leftOut)
  expect(table.rows.flatMap(({ faults }) => faults)).toEqual([])
})

const refused: readonly (readonly [string, string | Uint8Array, string, object?])[] = [
  ['nothing', '', 'table-empty'],
  ['an empty file', new Uint8Array(), 'table-empty'],
  ['blank rows', ';;\r\n;;\r\n', 'table-empty'],
  ['a header alone', 'Given name,Surname,E-mail\r\n', 'table-empty'],
  ['no column of addresses', 'Room,Chair\n3,4\n', 'table-columns-unknown'],
  ['a text', 'Dear colleagues,\nplease find the list attached.\n', 'table-columns-unknown'],
  ['xlsx', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0]), 'table-not-text'],
  ['xls of Excel 97', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'table-not-text'],
  ['PDF', utf8('%PDF-1.7\n1 0 obj\n'), 'table-not-text'],
  [
    'a web page under the name of xls',
    utf8('<html><table><tr><td>a@example.com</td></tr></table></html>'),
    'table-not-text',
  ],
  ['a workbook in XML', utf8('<?xml version="1.0"?><Workbook/>'), 'table-not-text'],
  ['RTF', utf8('{\\rtf1\\ansi a@example.com}'), 'table-not-text'],
  ['binary data', Uint8Array.from({ length: 200 }, (_, index) => (index * 7) % 256), 'table-not-text'],
  [
    'a quotation mark that is never closed',
    'Name,E-mail\n"Alice,alice@example.com\nBob,bob@example.com\n',
    'table-quote-unclosed',
    { row: 2 },
  ],
  [
    'a quotation mark that swallows rows',
    'Name,E-mail\n"Alice" W,alice@example.com\n"Bob",bob@example.com\n',
    'table-quote-unclosed',
    { row: 2 },
  ],
  [
    '1,001 rows',
    Array.from({ length: 1_001 }, (_, i) => `a${i}@example.com`).join('\n'),
    'table-too-many-rows',
    { limit: 1_000, count: 1_001 },
  ],
  [
    '1,001 addresses in a line',
    Array.from({ length: 1_001 }, (_, i) => `a${i}@example.com`).join('; '),
    'table-too-many-rows',
    { limit: 1_000, count: 1_001 },
  ],
  ['a ZIP of 9 MB', new Uint8Array(9_000_000).fill(0x4b).fill(0x50, 0, 1), 'table-not-text'],
  ['a private key', '-----BEGIN PRIVATE KEY-----\n', 'private-key-given'],
]

const refusals = refused.map(([what, input, code, details = {}]) => ({ what, input, code, details }))
test.each(refusals)('refused by its name: $what', ({ input, code, details }) => {
  expect(read(input)).toMatchObject({ kind: 'refused', code, details })
})

describe('rows with faults are kept', () => {
  test('a row that is too long, an unknown language and source, by row and column', () => {
    const table = found(
      read(
        'Common name from,Surname,E-mail,Language\nShoe size,A,a@example.com,Klingon\nName,B,b@example.com,fr-BE,x,y\n',
      ),
    )
    expect(table.rows.map(({ number, faults }) => [number, faults])).toEqual([
      [
        2,
        [
          { pointer: '/commonNameSource', code: 'choice-not-offered', text: 'Shoe size', column: 0 },
          { pointer: '/language', code: 'choice-not-offered', text: 'Klingon', column: 3 },
        ],
      ],
      [3, [{ pointer: '', code: 'table-row-too-long', text: 'x y', column: null }]],
    ])
    expect(table.rows.map(({ recipient }) => [recipient.commonNameSource, recipient.language])).toEqual([
      ['email', 'nl'],
      ['name', 'fr'],
    ])
  })

  test('an address that is none stays as it was typed, and a missing one is an empty field', () => {
    const table = found(read('Surname;E-mail\nA;alice at example.com\nB;\n'))
    expect(table.rows.map(({ recipient }) => recipient.emails)).toEqual([['alice at example.com'], ['']])
  })

  test('rows are numbered as the sheet numbers them', () => {
    const table = found(read('sep=;\n\nSurname;E-mail\n\nA;a@example.com\n;\nB;b@example.com\n'))
    expect(table.rows.map(({ number }) => number)).toEqual([5, 7])
  })

  test('who has a pseudonym and no name is called by it', () => {
    const table = found(
      read('Pseudonym,Surname,E-mail\nNight Owl,,owl@example.com\nFox,Whitcombe,fox@example.com\n'),
    )
    expect(table.rows.map(({ recipient }) => recipient.commonNameSource)).toEqual(['pseudonym', 'email'])
  })
})
