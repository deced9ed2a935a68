import type { TextFault } from './email-address'

/** RFC 5280 appendix A.1: upper bounds of subject attributes, in characters. */
export const subjectLimits = {
  commonName: 64,
  givenName: 64,
  surname: 64,
  pseudonym: 64,
  organizationName: 64,
  locality: 128,
} as const

/** What stands in a subject: composed (NFC), blanks made single, none around it, without the invisible marks that are copied along with a text. */
export function tidyText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00AD\u200B\u2060\uFEFF]/g, '')
    .replace(/\s+/gu, ' ')
    .trim()
}

/**
 * Judges a text for a subject as `tidyText` leaves it; null where it is well. Faults: `field-required`, `field-too-long` (`limit`), `field-insignificant` (no
 * letter and no digit, S/MIME BR 7.1.4.2.2), `field-forbidden-characters` (`characters`: control and bidirectional marks, half a character, `<`, `>`, an
 * HTML entity).
 */
export function judgeSubjectText(text: string, limit: number): TextFault | null {
  const tidy = tidyText(text)
  if (tidy === '') return { code: 'field-required' }
  const forbidden =
    /[<>]|&(#\d+|#x[\da-f]+|[a-z]{2,8});|[\p{Cc}\p{Cs}\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFD]/iu.exec(
      tidy,
    )
  if (forbidden) return { code: 'field-forbidden-characters', details: { characters: visible(forbidden[0]) } }
  if (!/[\p{L}\p{N}]/u.test(tidy)) return { code: 'field-insignificant' }
  if ([...tidy].length > limit) return { code: 'field-too-long', details: { limit } }
  return null
}

/** A character that shows nothing is named by its code point. */
function visible(characters: string): string {
  return /^[\x21-\x7E]+$/.test(characters)
    ? characters
    : [...characters]
        .map((one) => `U+${one.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`)
        .join(' ')
}
