import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary as commonDictionary } from '@zxcvbn-ts/language-common'
import { dictionary as englishDictionary } from '@zxcvbn-ts/language-en'

/** How hard a password is to guess for somebody who knows how people choose them. */
export interface PasswordEstimate {
  /** Decimal logarithm of the guesses that are needed. */
  readonly guessesLog10: number
  /** Names of zxcvbn's texts (`simpleRepeat`, `anotherWord`, …), to be translated; the most important weakness, or null. */
  readonly warning: string | null
  readonly suggestions: readonly string[]
}

const estimator = new ZxcvbnFactory({
  graphs: adjacencyGraphs,
  dictionary: { ...commonDictionary, ...englishDictionary },
  maxLength: 64,
})

/** Judges a password; `words` are the person's own (name, address, organization), which a guesser tries first. */
export function judgePassword(password: string, words: readonly string[]): PasswordEstimate {
  const { guessesLog10, feedback } = estimator.check(password, [...ownWords(words)])
  return { guessesLog10, warning: feedback.warning, suggestions: feedback.suggestions }
}

/** Each word whole and in its parts: of `zoe.miller@example.com` also `zoe`, `miller` and `example`. */
function ownWords(words: readonly string[]): ReadonlySet<string> {
  const parts = words.flatMap((word) => [word, ...word.split(/[^\p{L}\p{N}]+/u)])
  return new Set(parts.filter((part) => part.length > 2).slice(0, 100))
}
