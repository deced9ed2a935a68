import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary as commonDictionary } from '@zxcvbn-ts/language-common'
import { dictionary as englishDictionary } from '@zxcvbn-ts/language-en'

/** How hard a password is to guess for somebody who knows how people choose them. */
export interface PasswordEstimate {
  /** Decimal logarithm of the guesses that are needed. */
  readonly guessesLog10: number
  /**
   * The most important weakness, as the name of a text of zxcvbn (`simpleRepeat`, …), to be translated; or
   * null.
   */
  readonly warning: string | null
}

const estimator = new ZxcvbnFactory({
  graphs: adjacencyGraphs,
  dictionary: { ...commonDictionary, ...englishDictionary },
  maxLength: 64,
})

/**
 * Judges a password; `words` are the person's own (name, address, organization), which a guesser tries first.
 */
export function judgePassword(password: string, words: readonly string[]): PasswordEstimate {
  const { guessesLog10, feedback } = estimator.check(password, [...ownWords(words)])
  return { guessesLog10, warning: feedback.warning }
}

const longestWord = 64
const mostWords = 200

/**
 * Each word whole and in its runs of parts: of `zoe.miller@example.com` also `miller`, `zoe.miller` and
 * `zoe.miller@example`.
 */
function ownWords(words: readonly string[]): ReadonlySet<string> {
  const runs = words.flatMap((word) => {
    const parts = [...word.slice(0, longestWord).matchAll(/[\p{L}\p{N}]+/gu)].slice(0, 8)
    return parts.flatMap((first, from) =>
      parts.slice(from).map((last) => word.slice(first.index, last.index + last[0].length)),
    )
  })
  return new Set(
    [...words.map((word) => word.slice(0, longestWord)), ...runs].filter(isTelling).slice(0, mostWords),
  )
}

/** Shorter ones are in everybody's passwords. */
const isTelling = (word: string) => word.length > 2
