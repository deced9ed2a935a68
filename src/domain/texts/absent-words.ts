import { inUnicodeForm } from './unicode-form'

/**
 * Words that people and programs write where there is no name. S/MIME BR 7.1.4.2.2: no “indication that the
 * value is absent, incomplete, or not applicable”. Whole texts alone, in lower case.
 */
const words: ReadonlySet<string> = new Set([
  ...[
    'n/a',
    'n/a.',
    'none',
    '(none)',
    '(null)',
    '[null]',
    '(blank)',
    '(empty)',
    'undefined',
    'unknown',
    'missing',
  ],
  ...['not applicable', 'not available', 'not specified', 'no name', 'to be determined', 'to be confirmed'],
  ...['tbd', 'tba', 'tbc', 'xxx'],
  ...[
    'sans objet',
    'néant',
    'non applicable',
    'non disponible',
    'non renseigné',
    'inconnu',
    'inconnue',
    '(vide)',
  ],
  ...['à définir', 'à déterminer', 'à confirmer'],
  ...['nvt', 'niet van toepassing', 'niet beschikbaar', 'nader te bepalen', 'onbekend', '(leeg)'],
  ...['keine angabe', 'nicht zutreffend', 'unbekannt'],
  ...[
    '無',
    '无',
    '不適用',
    '不适用',
    '未知',
    '不明',
    '不詳',
    '待定',
    '待確認',
    '未定',
    '無資料',
    '未提供',
    '空白',
  ],
])
/** Otherwise written these are somebody's name or initials: Mrs Null, N.A. de Vries. */
const asWritten: ReadonlySet<string> = new Set([
  ...['null', 'NULL', 'nil', 'NIL', 'NaN'],
  ...['n.a.', 'n. a.', 't.b.d.', 's.o.', 'n.d.', 'n.v.t.', 'n.n.b.', 'k.a.'],
])
/**
 * A spreadsheet's error values in any language (`#REF!`, `#NAAM?`, `#DEEL/0!`, `#NV`), a column too narrow, a
 * number's nought.
 */
const computed = /^(#(\p{Lu}[\p{Lu}/\d]*[!?]|N\/?[A-Z]{1,2}|GETTING_DATA|#+)|0+)$/u

/** Whether a text, tidied, is no name: it has neither letter nor digit, or is a word for “none”. */
export function saysNothing(tidy: string): boolean {
  const plain = inUnicodeForm(tidy, 'NFKC')
  return (
    !/[\p{L}\p{N}]/u.test(plain) ||
    words.has(plain.toLowerCase()) ||
    asWritten.has(plain) ||
    computed.test(plain)
  )
}
