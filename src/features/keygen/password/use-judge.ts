import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { createPasswordEstimator, type PasswordEstimator } from '../../../blocks/password/estimator'
import type { CryptoWorkerClient, PasswordEstimate } from '../../../crypto-worker/client'
import { brokenPasswordRules } from '../../../domain/passwords/password'
import { type PasswordStrength, passwordStrength } from '../../../domain/passwords/strength'
import { type AppError, toAppError } from '../../../errors'

/** The estimator's verdict on one password. */
export type PasswordJudgement =
  | {
      readonly at: 'judged'
      readonly password: string
      readonly strength: PasswordStrength
      readonly warning: PasswordEstimate['warning']
    }
  | { readonly at: 'unavailable'; readonly password: string; readonly error: AppError }

/** Typing pauses this long before the worker is asked. */
const pauseMs = 250

/** A question under way. */
interface Asking {
  readonly password: string
  readonly controller: AbortController
  readonly answered: Promise<void>
}

interface UsePasswordJudgeOptions {
  readonly crypto: CryptoWorkerClient
  /** The person's own words (name, address, organization), which a guesser tries first. */
  readonly words: readonly string[]
  readonly password: string
  readonly onJudged: (judgement: PasswordJudgement) => void
}

/**
 * Has the worker judge what is typed. Only the newest text counts: a question about an older one is taken
 * back.
 */
export function usePasswordJudge({ crypto, words, password, onJudged }: UsePasswordJudgeOptions) {
  const [judgement, setJudgement] = useState<PasswordJudgement | null>(null)
  const [judging, setJudging] = useState(false)
  const estimator = useMemo(() => createPasswordEstimator(crypto), [crypto])
  const asking = useRef<Asking | null>(null)
  // The listener may be another function at each render; that is no reason to judge again.
  const listener = useRef(onJudged)
  useEffect(() => {
    listener.current = onJudged
  }, [onJudged])

  const judgeWith = useCallback(
    (ask: PasswordEstimator['estimate'], asked: string): Promise<void> => {
      asking.current?.controller.abort()
      asking.current = null
      if (!isWorthJudging(asked)) return Promise.resolve()
      const controller = new AbortController()
      setJudging(true)
      const answered = askWorker(ask, words, asked, controller.signal).then((found) => {
        if (controller.signal.aborted) return
        asking.current = null
        setJudging(false)
        setJudgement(found)
        listener.current(found)
      })
      asking.current = { password: asked, controller, answered }
      return answered
    },
    [words],
  )
  const judge = useCallback(
    // A second question about the same text waits for the same answer: it must not cancel the first one.
    (asked: string) =>
      asking.current?.password === asked ? asking.current.answered : judgeWith(estimator.estimate, asked),
    [judgeWith, estimator],
  )

  useEffect(() => {
    if (!isWorthJudging(password)) {
      asking.current?.controller.abort()
      asking.current = null
      setJudging(false)
      setJudgement(null)
      return
    }
    const timer = setTimeout(() => void judge(password), pauseMs)
    return () => clearTimeout(timer)
  }, [password, judge])
  useEffect(
    () => () => {
      asking.current?.controller.abort()
      asking.current = null
      estimator.stop()
    },
    [estimator],
  )

  return {
    /** Of the newest text that was judged; while another is typed the last one stands. */
    judgement,
    judging,
    /** Judges at once, for who doesn't wait for the pause. */
    judge,
    /** Judges once more, because the person asks for it after a failure. */
    judgeAgain: (asked: string) => judgeWith(estimator.estimateAgain, asked),
    /** Fetches the estimator's dictionaries ahead. A failure is told when a password is to be judged. */
    warmUp: useCallback(() => {
      estimator.estimate({ password: '', words: [] }).catch(() => undefined)
    }, [estimator]),
  }
}

async function askWorker(
  ask: PasswordEstimator['estimate'],
  words: readonly string[],
  password: string,
  signal: AbortSignal,
): Promise<PasswordJudgement> {
  try {
    const { guessesLog10, warning } = await ask({ password, words }, { signal })
    return { at: 'judged', password, strength: passwordStrength(guessesLog10), warning }
  } catch (error) {
    return { at: 'unavailable', password, error: toAppError(error) }
  }
}

/**
 * A password that breaks these rules is refused however strong it is; a text that is still too short is being
 * typed.
 */
function isWorthJudging(password: string): boolean {
  return password !== '' && !brokenPasswordRules(password).some((rule) => hopeless.has(rule))
}
const hopeless: ReadonlySet<string> = new Set(['too-long', 'character-outside-ascii'])
