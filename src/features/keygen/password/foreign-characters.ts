const shownAtMost = 5

/**
 * The characters of a password that devices read differently, each once, as a person can recognize them:
 * characters without a form of their own (control characters, unusual blanks, accents that stand alone) by
 * their code points.
 */
export function foreignCharacters(password: string): readonly string[] {
  const foreign = new Set(password.match(/[^\x20-\x7e]/gu) ?? [])
  return [...foreign].slice(0, shownAtMost).map((character) => {
    if (!/[\p{C}\p{Z}\p{M}]/u.test(character)) return character
    return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  })
}
