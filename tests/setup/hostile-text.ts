/** A text made to take as much time as can be, of about so many characters. */
export interface HostileText {
  readonly what: string
  readonly of: (length: number) => string
}

const repeated = (unit: string, before = '', behind = ''): HostileText => ({
  what: JSON.stringify(`${before}${unit}…${behind}`),
  of: (length) => before + unit.repeat(Math.ceil(length / unit.length)) + behind,
})

/** One sign again and again: what a pattern with a repetition goes over from each place anew. */
const runs = [
  ...['a', 'A', '0', ' ', '\t', '\n', '\r', '\u00a0', '\u3000', '\u0000', '\u2028', '\ufeff', '\u200b'],
  ...[
    ',',
    ';',
    '|',
    ':',
    '"',
    "'",
    '<',
    '>',
    '@',
    '.',
    '-',
    '=',
    '%',
    '\\',
    '/',
    '#',
    '&',
    '(',
    '{',
    '[',
    '+',
  ],
  ...['\u0301', '\ud800', '\udc00', '\u200f', '\u202e', '🙂', '王', 'é', 'İ', 'ﷺ', '％', '\u2014', '\u1e9e'],
].map((unit) => repeated(unit))

/** Such a run before or behind what makes it no match in the end. */
const ended = [
  ' ',
  '\t',
  '\n',
  '\u200f',
  '-',
  '=',
  ',',
  '0',
  'a',
  '.',
  '\u001a',
  '\u0301',
  '>',
  '%20',
  '/',
].flatMap((unit) => [
  repeated(unit, '', 'x'),
  repeated(unit, 'x', 'x'),
  repeated(unit, '<', '!'),
  repeated(unit, 'a@', '!'),
])

/** Several signs in turn: separators, halves of pairs, and what begins something again and again. */
const turns = [
  ...[
    'a,',
    ',<',
    'a,<',
    'a, ',
    '<a',
    '<a>',
    '<a>,',
    '"a" <a@b>, ',
    'a@',
    '@a',
    'a.',
    'a@b.c,',
    'a@b.c;',
    'a@b.c\n',
  ],
  ...[
    '""',
    '"a',
    '";"',
    '" ;',
    'a;b\n',
    ';\n',
    ' \n',
    '\n \n',
    'a\t',
    '\r\n',
    '(0)',
    '()',
    '[(',
    '{{',
    '{"a":',
    '</',
    '<p ',
  ],
  ...[
    '-----BEGIN ',
    '-----BEGIN A-----\n',
    '-----BEGIN CERTIFICATE REQUEST-----\n',
    '-----END A-----\n',
    '--',
    '- ',
  ],
  ...[
    '-----BEGIN PRIVATE',
    'BEGINENCRYPTEDPRIVATEKEY',
    'LS0tLS1CRUdJT',
    'LS0tLS1CRUdJT ',
    'MIIEvgIBADAN',
    ' MII',
    '\nMI',
    'MI',
  ],
  ...[
    '\\\\',
    '\\n',
    '\\u0041',
    '%20',
    '%2520',
    '%25',
    '%',
    '=3D',
    '=\n',
    '= ',
    '&amp;',
    '&#35;',
    '&#x23;',
    '&gt;',
    '&',
    '> ',
    '>>\n',
  ],
  ...[
    'kty:RSA,',
    '"d":"',
    'kty',
    '<RSAKeyValue',
    '<D>',
    'untrusted comment:',
    'Private-Lines:',
    'generate',
    'generate#',
    'generate ',
  ],
  ...[
    'generate-23',
    '# ',
    '#\n',
    'Certdesk-Order: a\n',
    'Certdesk-Order:',
    '0x',
    '0x00,',
    '00:',
    '1,',
    '-1,',
    '128,',
    'ffff ',
    'sep=;',
  ],
  ...[
    'e\u0301',
    '\u0301\u0302',
    '\u0301\u0323',
    '王 ',
    '王\ufe00',
    '\u200d王',
    'ا\u200c',
    '\u200f \u200f',
    '\u001a ',
    'A B ',
    'Ab cD ',
    'van der ',
    'Ã',
    'MII\n',
    '1 ',
    '1.',
    "1'",
  ],
  `${'A'.repeat(63)}\n`,
  'abcd-efgh-',
].map((unit) => repeated(unit))

/** Base64 of base64 of base64, and in it nothing. */
const nested: readonly HostileText[] = ['A', '\n', 'MIIE', '-----BEGIN '].map((unit) => ({
  what: `base64 three times, of ${JSON.stringify(unit)}`,
  of: (length) => {
    let text = unit.repeat(Math.ceil((length * 27) / 64 / unit.length))
    for (let depth = 0; depth < 3; depth++) text = btoa(text)
    return text
  },
}))

export const hostileTexts: readonly HostileText[] = [...runs, ...ended, ...turns, ...nested]
