/**
 * The change to a typed text that gives the password which an old program, or another keyboard, made of it.
 */
type PasswordChange =
  | 'none'
  /** Accents composed (NFC) or taken apart (NFD, as macOS did in file names and some passwords). */
  | 'accents'
  /** Blanks at the begin and end taken away. */
  | 'blanks'
  /** Characters without a shape taken out; a no-break space is a space. */
  | 'invisible'
  /** Full-width letters and digits of Chinese and Japanese keyboards made narrow. */
  | 'width'
  /** Quotation marks, dashes and dots that a program made “beautiful” made plain. */
  | 'typography'
  /** All of these together. */
  | 'cleaned'
  /** The text does not count: the file has no password. */
  | 'no-password'

/**
 * How a program wrote the letters as bytes; `absent` is no password at all, which isn't the empty one (RFC
 * 7292 B.1).
 */
const passwordEncodings = [
  'unicode',
  'utf8-as-letters',
  'cp850',
  'cp1252',
  'latin1',
  'macintosh',
  'big5',
  'utf16',
  'absent',
] as const
export type PasswordEncoding = (typeof passwordEncodings)[number]

/** One way of understanding what was typed. */
export interface PasswordReading {
  readonly change: PasswordChange
  /** The password, where it isn't what was typed. */
  readonly text: string
  readonly encoding: PasswordEncoding
}

/** Longer ones are read as they are: no person typed them. */
const longestRead = 256
const edges = /^[\s\p{Z}\p{Cf}\p{Cc}]+|[\s\p{Z}\p{Cf}\p{Cc}]+$/gu
const shapeless = /[\p{Cf}\p{Cc}\u115F\u1160\u3164\uFFA0]|\p{Variation_Selector}/gu
const wideBlank = /[\p{Zs}]/gu
const typographic: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u201A\u201B\u2032\u00B4\u02BC]/g, "'"],
  [/[\u201C-\u201F\u2033\u00AB\u00BB]/g, '"'],
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/\u2026/g, '...'],
]

const narrowed = (text: string) =>
  text.replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
const visible = (text: string) => text.replace(shapeless, '').replace(wideBlank, ' ')
const straightened = (text: string) =>
  typographic.reduce((rest, [signs, plain]) => rest.replace(signs, plain), text)
const trimmed = (text: string) => text.replace(edges, '')

/**
 * The ways in which a password of a foreign file may be meant, the likeliest first and what was typed before
 * all others; no two are the same. For plain ASCII that is one way for the letters, and the two of a file
 * without any password.
 */
export function passwordReadings(typed: string): readonly PasswordReading[] {
  const readings = new Map<string, PasswordReading>()
  const add = (change: PasswordChange, text: string, encodings: readonly PasswordEncoding[]) => {
    for (const encoding of encodings) {
      const key = `${encoding}:${text}`
      if (!readings.has(key)) readings.set(key, { change, text, encoding })
    }
  }
  if (typed === '') {
    add('none', '', ['unicode', 'absent'])
    return [...readings.values()]
  }
  const texts = changedTexts(typed)
  for (const [change, text] of texts) if (text !== '') add(change, text, ['unicode'])
  for (const [change, text] of texts) if (/[^\0-\x7f]/.test(text)) add(change, text, byteEncodings)
  add('no-password', '', ['unicode', 'absent'])
  return [...readings.values()]
}

/** Each makes bytes of letters in its own way; for ASCII all of them make the same. */
const byteEncodings: readonly PasswordEncoding[] = [
  'utf8-as-letters',
  'latin1',
  'cp850',
  'cp1252',
  'macintosh',
  'big5',
  'utf16',
]

function changedTexts(typed: string): readonly (readonly [PasswordChange, string])[] {
  if (typed.length > longestRead) return [['none', typed]]
  const cleaned = trimmed(narrowed(straightened(visible(typed))))
  return [
    ['none', typed],
    ['accents', typed.normalize('NFC')],
    ['accents', typed.normalize('NFD')],
    ['blanks', trimmed(typed)],
    ['invisible', visible(typed)],
    ['width', narrowed(typed)],
    ['typography', straightened(typed)],
    ['cleaned', cleaned],
    ['cleaned', cleaned.normalize('NFC')],
    ['cleaned', cleaned.normalize('NFD')],
  ]
}
