/** Unusual signs in a typed password, and where: told to a person whose password doesn't open a file. */
interface PasswordOddity {
  readonly kind:
    | 'blank-at-edge'
    | 'invisible'
    | 'full-width'
    | 'foreign-letter'
    | 'typographic'
    | 'all-capitals'
    | 'accents'
  /** Which character, counted from 1; 0 where it concerns the whole. */
  readonly position: number
}

const signs: readonly { readonly kind: PasswordOddity['kind']; readonly sign: RegExp }[] = [
  { kind: 'invisible', sign: /[\p{Cf}\p{Cc}\u00A0\u2000-\u200A\u202F\u205F\u3164]/u },
  { kind: 'full-width', sign: /[\uFF01-\uFF5E\u3000]/u },
  { kind: 'typographic', sign: /[\u2018-\u201F\u2010-\u2015\u2026\u00AB\u00BB\u00B4]/u },
]
/** Letters of other scripts that look like Latin ones. */
const lookalike = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u

/** Each kind once, at its first character; empty for a password in which nothing stands out. */
export function passwordOddities(password: string): readonly PasswordOddity[] {
  const characters = Array.from(password.slice(0, 256))
  const at = (matches: (character: string) => boolean) => characters.findIndex(matches) + 1
  const oddities: PasswordOddity[] = []
  if (/^\s|\s$/.test(password)) {
    oddities.push({ kind: 'blank-at-edge', position: /^\s/.test(password) ? 1 : characters.length })
  }
  const inner = password.trim()
  for (const { kind, sign } of signs) {
    if (sign.test(inner)) oddities.push({ kind, position: at((character) => sign.test(character)) })
  }
  if (/[A-Za-z]/.test(password) && lookalike.test(password)) {
    oddities.push({ kind: 'foreign-letter', position: at((character) => lookalike.test(character)) })
  } else if (/[^\0-\x7f]/.test(inner.replace(/[\p{Cf}\uFF01-\uFF5E\u2010-\u201F]/gu, ''))) {
    oddities.push({ kind: 'accents', position: 0 })
  }
  if (/\p{Lu}.*\p{Lu}/u.test(password) && !/\p{Ll}/u.test(password)) {
    oddities.push({ kind: 'all-capitals', position: 0 })
  }
  return oddities
}
