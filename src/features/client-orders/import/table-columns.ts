import type { CommonNameSource, Language } from '../../../contract/schema'

/** The fields that a column of a list of recipients can hold. */
export type TableField =
  | 'commonNameSource'
  | 'fullName'
  | 'givenName'
  | 'infix'
  | 'surname'
  | 'pseudonym'
  | 'email'
  | 'language'

/** The columns of the lists that we write, in their order. */
export const writtenFields = [
  'commonNameSource',
  'givenName',
  'surname',
  'pseudonym',
  'email',
  'language',
] as const
export type WrittenField = (typeof writtenFields)[number]

type InEachLanguage = Readonly<Record<Language, string>>

/**
 * The headers we write. They are data of files, read in every language at once, so they are no texts of a
 * catalogue.
 */
const headers: Readonly<Record<WrittenField, InEachLanguage>> = {
  commonNameSource: {
    en: 'Common name from',
    fr: 'Origine du nom commun',
    nl: 'Algemene naam uit',
    'zh-Hant': '一般名稱來源',
  },
  givenName: { en: 'Given name', fr: 'Prénom', nl: 'Voornaam', 'zh-Hant': '名字' },
  surname: { en: 'Surname', fr: 'Nom de famille', nl: 'Achternaam', 'zh-Hant': '姓氏' },
  pseudonym: { en: 'Pseudonym', fr: 'Pseudonyme', nl: 'Pseudoniem', 'zh-Hant': '化名' },
  email: { en: 'E-mail', fr: 'E-mail', nl: 'E-mail', 'zh-Hant': '電子郵件' },
  language: { en: 'Language', fr: 'Langue', nl: 'Taal', 'zh-Hant': '語言' },
}

const sources: Readonly<Record<CommonNameSource, InEachLanguage>> = {
  email: { en: 'E-mail', fr: 'E-mail', nl: 'E-mail', 'zh-Hant': '電子郵件' },
  name: { en: 'Name', fr: 'Nom', nl: 'Naam', 'zh-Hant': '姓名' },
  pseudonym: { en: 'Pseudonym', fr: 'Pseudonyme', nl: 'Pseudoniem', 'zh-Hant': '化名' },
  organization_name: {
    en: 'Organization name',
    fr: 'Nom de l’organisation',
    nl: 'Naam van de organisatie',
    'zh-Hant': '組織名稱',
  },
}

/**
 * Other spellings, as address books, directories and spreadsheets of the four languages write them;
 * `foldWord` is applied to both sides.
 */
const spellings: Readonly<Record<TableField, readonly string[]>> = {
  commonNameSource: [
    'common name source',
    'common name',
    'cn',
    'nom commun',
    'algemene naam',
    '一般名稱',
    'commonNameSource',
  ],
  fullName: [
    'name',
    'full name',
    'display name',
    'contact',
    'contact name',
    'person',
    'employee',
    'recipient',
    'nom',
    'nom complet',
    'nom et prénom',
    'nom prénom',
    'prénom et nom',
    'prénom nom',
    'nom affiché',
    'destinataire',
    'naam',
    'volledige naam',
    'weergavenaam',
    'medewerker',
    'ontvanger',
    '姓名',
    '全名',
    '顯示名稱',
    '收件者',
    '名稱',
  ],
  givenName: [
    'given names',
    'first name',
    'forename',
    'christian name',
    'prenom',
    'roepnaam',
    'voornamen',
    '名',
    'givenName',
  ],
  infix: ['tussenvoegsel', 'tussenvoegsels', 'voorvoegsel', 'voorvoegsels', 'surname prefix', 'particule'],
  surname: ['last name', 'family name', 'sn', 'nom de famille', 'familienaam', '姓'],
  pseudonym: ['pseudo', 'schuilnaam', '假名', '筆名'],
  email: [
    'e-mails',
    'mail',
    'e-mail address',
    'e-mail addresses',
    'mail address',
    'smtp',
    'smtp address',
    'primary smtp address',
    'e-mail value',
    'courriel',
    'adresse e-mail',
    'adresses e-mail',
    'adresse mail',
    'adresse de messagerie',
    'adresse électronique',
    'messagerie',
    'mél',
    'mailadres',
    'e-mailadres',
    'e-mailadressen',
    '電郵',
    '電郵地址',
    '電子郵件地址',
    '電子信箱',
    '信箱',
    'email',
  ],
  language: ['preferred language', 'lang', 'locale', 'langue préférée', 'voorkeurstaal', '語文', '慣用語言'],
}

const languageNames: Readonly<Record<Language, readonly string[]>> = {
  en: ['en', 'eng', 'english', 'anglais', 'engels', '英文', '英語'],
  fr: ['fr', 'fra', 'fre', 'french', 'français', 'frans', '法文', '法語'],
  nl: ['nl', 'nld', 'dut', 'dutch', 'néerlandais', 'nederlands', '荷蘭文', '荷蘭語'],
  'zh-Hant': [
    'zh',
    'zh-Hant',
    'zh-TW',
    'zh-HK',
    'chinese',
    'traditional chinese',
    'chinese (traditional)',
    'chinois',
    'chinois traditionnel',
    'chinees',
    'traditioneel chinees',
    '中文',
    '繁體中文',
    '中文（繁體）',
    '正體中文',
  ],
}

/** A word without what spellings differ in: case, accents, blanks, punctuation, the width of characters. */
export function foldWord(word: string): string {
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

const foldedHeaders = new Map<string, TableField>(
  [
    ...(Object.entries(spellings) as [TableField, readonly string[]][]),
    ...writtenFields.map((field) => [field, Object.values(headers[field])] as const),
  ].flatMap(([field, words]) => words.map((word) => [foldWord(word), field] as const)),
)
const foldedSources = new Map<string, CommonNameSource>(
  (Object.entries(sources) as [CommonNameSource, InEachLanguage][]).flatMap(([source, words]) =>
    [source, ...Object.values(words)].map((word) => [foldWord(word), source] as const),
  ),
)
const foldedLanguages = new Map<string, Language>(
  (Object.entries(languageNames) as [Language, readonly string[]][]).flatMap(([language, words]) =>
    words.map((word) => [foldWord(word), language] as const),
  ),
)

/** No header is longer; a cell that is needn't be looked at. */
const longestHeader = 200

/**
 * The field that a header names; null for none of ours. `E-mail 2 Address` and `E-mail 1 - Value` are e-mails
 * by the numbers in them.
 */
export function fieldOfHeader(header: string): TableField | null {
  if (header.length > longestHeader) return null
  const folded = foldWord(header)
  return foldedHeaders.get(folded) ?? foldedHeaders.get(folded.replace(/\p{N}+/gu, '')) ?? null
}

/** A spreadsheet's name of a column: A, B, …, AA. */
export function columnLetters(index: number): string {
  const before = index < 26 ? '' : columnLetters(Math.floor(index / 26) - 1)
  return before + String.fromCharCode(65 + (index % 26))
}

/** Whether a header names a column of CSRs. */
export function isCsrHeader(header: string): boolean {
  return /^(csr|pkcs10|certificate(signing)?request)/.test(foldWord(header.slice(0, longestHeader)))
}

export function commonNameSourceOf(text: string): CommonNameSource | null {
  return text.length > longestHeader ? null : (foldedSources.get(foldWord(text)) ?? null)
}

/** A language by its name in one of the four languages or by its tag (`fr-BE`, `nl_NL`). */
export function languageOf(text: string): Language | null {
  if (text.length > longestHeader) return null
  const whole = foldedLanguages.get(foldWord(text))
  return whole ?? foldedLanguages.get(/^\s*([a-z]{2,3})[-_]/i.exec(text)?.[1]?.toLowerCase() ?? '') ?? null
}

/**
 * The header of a column in the lists that we write: for the template, and where the columns are explained.
 */
export function headerOf(field: WrittenField, language: Language): string {
  return headers[field][language]
}

/** How a source of the common name is written in a list. */
export function sourceWord(source: CommonNameSource, language: Language): string {
  return sources[source][language]
}
