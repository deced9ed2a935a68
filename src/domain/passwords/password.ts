import { type PassphraseSlip, passphraseSlip, readPassphrase } from './passphrase'

/** Characters a password of one's own has at least; a shorter one can be tried out. */
const passwordMinLength = 12
/** Characters a password has at most: `gpgsm` and some mail programs cut or refuse longer ones. */
const passwordMaxLength = 31

/** The rules of a password of one's own, in the order in which they are told. */
export const passwordRules = ['too-short', 'too-long', 'character-outside-ascii', 'blank-at-edge'] as const
export type PasswordRule = (typeof passwordRules)[number]

const holds: Readonly<Record<PasswordRule, (password: string) => boolean>> = {
  'too-short': (password) => password.length >= passwordMinLength,
  'too-long': (password) => password.length <= passwordMaxLength,
  // Outside 0x20–0x7E programs disagree: Java 17 refuses it, NFC and NFD make two passwords of one.
  'character-outside-ascii': (password) => /^[\x20-\x7e]*$/.test(password),
  'blank-at-edge': (password) => !/^\s|\s$/.test(password),
}

/**
 * The rules a password breaks, in the order of `passwordRules`; empty for one that every device reads alike.
 */
export function brokenPasswordRules(password: string): readonly PasswordRule[] {
  return passwordRules.filter((rule) => !holds[rule](password))
}

/** Passwords a text is tried as, at most: each try costs a key derivation. */
const passwordReadingsAtMost = 3

/**
 * The passwords of ours that a typed or pasted text may mean, in the order to try: as it stands, without
 * signs that no password of ours holds, as the passphrase whose shape it has. None is guessed: blanks at the
 * ends, line ends, invisible characters and letters outside ASCII are in none (`brokenPasswordRules`). One to
 * three, each once; empty for an empty text.
 */
export function passwordReadings(typed: string): readonly string[] {
  const plain = withoutNoise(typed)
  const readings = [...new Set([typed, plain, readPassphrase(plain) ?? ''])].filter((one) => one !== '')
  const possible = readings.filter((one) => !brokenPasswordRules(one).some((rule) => neverBroken.has(rule)))
  return (possible.length > 0 ? possible : readings).slice(0, passwordReadingsAtMost)
}
/** A password that is too short may come from elsewhere; these no device would have taken. */
const neverBroken: ReadonlySet<PasswordRule> = new Set([
  'too-long',
  'character-outside-ascii',
  'blank-at-edge',
])

/** The oddities of a password that opens nothing. */
type PasswordOddity = PasswordRule | PassphraseSlip | 'capitals-only'

/** The oddity of a text that was tried as a password of ours and opened nothing; null where there is none. */
export function passwordOddity(typed: string): PasswordOddity | null {
  const plain = withoutNoise(typed)
  const slip = passphraseSlip(plain)
  if (slip) return slip
  if (brokenPasswordRules(plain).includes('too-short')) return 'too-short'
  const [broken] = brokenPasswordRules(typed)
  if (broken) return broken
  return readPassphrase(plain) === null && /[A-Z]/.test(typed) && !/[a-z]/.test(typed)
    ? 'capitals-only'
    : null
}

/** A longer text is no password, and not searched. */
const longestTyped = 1000
/** Signs that word processors and phones put in place of those on the keyboard. */
const typographic: readonly (readonly [RegExp, string])[] = [
  [/[\u2010-\u2015\u2212\u2043\ufe58\ufe63]/g, '-'],
  [/[\u2018-\u201b\u2032]/g, "'"],
  [/[\u201c-\u201f\u2033]/g, '"'],
]

/**
 * Without signs that no password of ours has: full-width and typographic signs become plain ones, unusual
 * blanks become blanks, invisible signs go.
 */
function withoutNoise(typed: string): string {
  if (typed.length > longestTyped) return typed
  const seen = typed
    .replace(/[\p{Zl}\p{Zp}\t\n\v\f\r]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
  const plain = typographic.reduce((text, [signs, sign]) => text.replace(signs, sign), seen)
  return plain.normalize('NFKC').trim()
}
