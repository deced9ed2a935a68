/** How good a password of one's own is, in the words a person is told. `too_weak` is refused. */
export type PasswordStrength = 'too_weak' | 'fair' | 'good' | 'strong'

/**
 * From how many guesses (decimal logarithm) on a password is what. Judged by the cheapest guessing we hand
 * out, the *compatible* `.p12` with 2,048 rounds of SHA-1: a graphics card that does 5·10^10 SHA-1 a second
 * (public hashcat benchmarks) tries some 2·10^7 passwords. It takes minutes for 10^10, most of a day for
 * 10^12, two months for 10^14, some sixteen years for 10^16. The *modern* file (310,000 rounds of SHA-256)
 * costs it three hundred times as much.
 */
const thresholds: readonly { readonly from: number; readonly strength: PasswordStrength }[] = [
  { from: 16, strength: 'strong' },
  { from: 14, strength: 'good' },
  { from: 12, strength: 'fair' },
]

/** The strength of a password that takes 10^`guessesLog10` guesses to find. */
export function passwordStrength(guessesLog10: number): PasswordStrength {
  return thresholds.find(({ from }) => guessesLog10 >= from)?.strength ?? 'too_weak'
}
