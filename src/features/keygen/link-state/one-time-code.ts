/** Longer is no code. */
const longestTyped = 200

/**
 * The six digits in what was typed or pasted, null where they aren't there. Blanks and hyphens between them
 * are forgiven, as are the full-width digits of an East Asian keyboard.
 */
export function oneTimeCode(typed: string): string | null {
  const digits = typed
    .slice(0, longestTyped)
    .normalize('NFKC')
    .replace(/[\s\p{Pd}.]+/gu, '')
  return /^\d{6}$/.test(digits) ? digits : null
}
