/** Characters a password of one's own has at least; a shorter one can be tried out. */
export const passwordMinLength = 12
/** Characters a password has at most: `gpgsm` and some mail programs cut or refuse longer ones. */
export const passwordMaxLength = 31

/** What a password of one's own must keep, in the order in which it is told. */
export const passwordRules = ['too-short', 'too-long', 'character-outside-ascii', 'blank-at-edge'] as const
export type PasswordRule = (typeof passwordRules)[number]

const holds: Readonly<Record<PasswordRule, (password: string) => boolean>> = {
  'too-short': (password) => password.length >= passwordMinLength,
  'too-long': (password) => password.length <= passwordMaxLength,
  // Outside 0x20–0x7E programs disagree: Java 17 refuses it, NFC and NFD make two passwords of one.
  'character-outside-ascii': (password) => /^[\x20-\x7e]*$/.test(password),
  'blank-at-edge': (password) => !/^\s|\s$/.test(password),
}

/** The rules a password breaks, in the order of `passwordRules`; empty for one that every device reads alike. */
export function brokenPasswordRules(password: string): readonly PasswordRule[] {
  return passwordRules.filter((rule) => !holds[rule](password))
}
