/** How good a password of one's own is, in the words a person is told. `too_weak` is refused. */
export type PasswordStrength = 'too_weak' | 'fair' | 'good' | 'strong'

/**
 * From how many guesses (decimal logarithm) on a password is what. Judged against the cheapest guessing we hand out: the *compatible*
 * `.p12` with 2,048 rounds of SHA-1, of which one modern graphics card tries some 10^6 a second, a rented hundred 10^8.
 * 10^10: hours for the card; 10^12: days for it; 10^15: decades for it, months for the hundred.
 */
const thresholds: readonly { readonly from: number; readonly strength: PasswordStrength }[] = [
  { from: 15, strength: 'strong' },
  { from: 12, strength: 'good' },
  { from: 10, strength: 'fair' },
]

/** The strength of a password that takes 10^`guessesLog10` guesses to find. */
export function passwordStrength(guessesLog10: number): PasswordStrength {
  return thresholds.find(({ from }) => guessesLog10 >= from)?.strength ?? 'too_weak'
}
