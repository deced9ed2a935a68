import type { TextFault } from '../fault-codes'
import { saysNothing } from './absent-words'
import { inUnicodeForm } from './unicode-form'

/** RFC 5280 appendix A.1: upper bounds of subject attributes, in characters. */
export const subjectLimits = {
  commonName: 64,
  givenName: 64,
  surname: 64,
  pseudonym: 64,
  organizationName: 64,
  locality: 128,
} as const

const scripts = (...names: readonly string[]) => names.map((name) => `\\p{Script=${name}}`).join('')
/** Scripts whose letters join: between two of them a zero-width non-joiner is spelling. */
const joining = scripts('Arabic', 'Syriac', 'Mongolian', 'Nko', 'Adlam')
/**
 * Scripts with conjuncts: behind a letter or sign a joiner chooses its shape, also at a word's end (Unicode
 * 12.1).
 */
const conjunct = scripts(
  ...['Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada'],
  ...['Malayalam', 'Sinhala', 'Khmer', 'Myanmar'],
)
/**
 * Code points that can't be seen and belong to the letter before them: joiners, variation selectors (UTS #37
 * for Han).
 */
const spelling = [
  `(?<=[${joining}])[\\u200C\\u200D](?=[${joining}])`,
  `(?<=[${conjunct}])[\\u200C\\u200D]`,
  '(?<=\\p{Script=Han})[\\uFE00-\\uFE0F\\u{E0100}-\\u{E01EF}]',
  '(?<=\\p{Script=Mongolian})[\\u180B-\\u180D\\u180F]',
].join('|')
/** Marks of a text's direction; the overrides turn it round and are never passed over. */
const direction = '\\u061C\\u200E\\u200F\\u202A-\\u202C\\u2066-\\u2069'
const override = '\\u202D\\u202E'

const unseen = new RegExp(
  `(?<kept>${spelling}|[${direction}${override}])|\\p{Default_Ignorable_Code_Point}`,
  'gu',
)
const edge = new RegExp(`[${direction}\\s]`, 'u')
/**
 * Letters, digits and katakana in the width of the other script, Roman numerals in one sign: the same text,
 * typed otherwise.
 */
const otherWidth = /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]+|[\uFF66-\uFF9F]+|[\u2160-\u217F]+/g

/**
 * A text as a subject has it: composed (NFC), in the usual width, with single blanks and none around it,
 * without the invisible marks that are copied along with a text (default-ignorable code points; directions at
 * its edges).
 */
export function tidyText(text: string): string {
  const narrow = text.replace(otherWidth, (part) => part.normalize('NFKC'))
  const seen = inUnicodeForm(narrow, 'NFC').replace(unseen, (_sign, kept: string | undefined) => kept ?? '')
  return withoutEdges(seen).replace(/\s+/gu, ' ')
}

/**
 * Sign by sign: a pattern that ends in `$` goes over each run of blanks within the text once for every blank
 * in it.
 */
function withoutEdges(text: string): string {
  let [start, end] = [0, text.length]
  while (start < end && edge.test(text.charAt(start))) start++
  while (end > start && edge.test(text.charAt(end - 1))) end--
  return text.slice(start, end)
}

/** The signs, each with the harm that it would do on a certificate. */
const forbidden = new RegExp(
  [
    // Markup, addresses, escapes: a reader takes the name for something else. Mail programs and linters take
    // a common name with an @ for a mailbox.
    '[<>＜＞@＠\\\\]|:\\/\\/',
    '&(?:#\\d+|#x[\\da-f]+);?|&[a-z][a-z\\d]{1,30};',
    '(?:[=%][\\dA-F]{2}){2,}',
    // Signs that are no characters of a text: controls, halves, private use, interlinear notes, a mark
    // without its letter, code points unknown to Unicode (newer Han aside).
    '[\\p{Cc}\\p{Cs}\\p{Co}\\uFFF9-\\uFFFD]|^\\p{M}|(?![\\u{20000}-\\u{3FFFD}])\\p{Cn}',
    // Marks that reverse a line.
    `[${direction}${override}]`,
    // Pictures: box drawing to dingbats, Braille (whose blank can't be seen), emoji.
    '[\\u2500-\\u27BF\\u2800-\\u28FF\\u2B00-\\u2BFF\\u{1F000}-\\u{1FAFF}]',
  ].join('|'),
  'iu',
)
/** UTF-8 read as Windows-1252: a letter that no language has before these signs. */
const misread = /[ÃÂ][\u00A1-\u00B6\u00B8-\u00BF€‚ƒ„…†‡ˆ‰‹‘’“”•–—˜™›]|[ÄÅ][\u00A1-\u00B6\u00B8-\u00BF]/u

/**
 * Judges a text for a subject as `tidyText` leaves it; null where it is well. Faults: `field-required`,
 * `field-too-long` (`limit`), `field-insignificant` (no letter and no digit, or a word for an absent value,
 * S/MIME BR 7.1.4.2.2), `field-forbidden-characters` (`characters`: those that mislead or are none).
 */
export function judgeSubjectText(text: string, limit: number): TextFault | null {
  const tidy = tidyText(text)
  if (tidy === '') return { code: 'field-required' }
  const found = forbidden.exec(tidy) ?? misread.exec(tidy)
  if (found) return { code: 'field-forbidden-characters', details: { characters: visible(found[0]) } }
  if (saysNothing(tidy)) return { code: 'field-insignificant' }
  if ([...tidy].length > limit) return { code: 'field-too-long', details: { limit } }
  return null
}

/** A character that shows nothing is named by its code point. */
function visible(characters: string): string {
  return [...characters]
    .map((one) =>
      /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(one) && !/[\u2800\uFFFC\uFFFD]/.test(one)
        ? one
        : ` U+${one.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')} `,
    )
    .join('')
    .replace(/ +/g, ' ')
    .trim()
}
