import {
  type CryptoWorkerClient,
  createCryptoWorkerClient,
  type PasswordEstimate,
} from '../../crypto-worker/client'
import { AppError } from '../../errors'

/** Asks a worker how hard passwords are to guess. */
export interface PasswordEstimator {
  /** Throws what `estimatePassword` throws; `estimator-unavailable` where its dictionaries don't load. */
  estimate(
    input: { readonly password: string; readonly words: readonly string[] },
    options?: { readonly signal?: AbortSignal },
  ): Promise<PasswordEstimate>
  /**
   * The same, because a person asks once more: after `estimator-unavailable` a fresh worker is asked, from
   * then on.
   */
  estimateAgain: PasswordEstimator['estimate']
  /** Ends the fresh worker where there is one; never `crypto`. */
  stop(): void
}

/**
 * Passwords are judged in `crypto` as long as that can do it. A module that failed to load is never asked for
 * again within one worker's life (Firefox), and `crypto` itself can't be begun anew: it may hold a key.
 */
export function createPasswordEstimator(crypto: CryptoWorkerClient): PasswordEstimator {
  let fresh: CryptoWorkerClient | undefined
  let unavailable = false

  const estimate: PasswordEstimator['estimate'] = async (input, options) => {
    try {
      return await (fresh ?? crypto).call('estimatePassword', input, options)
    } catch (error) {
      if (error instanceof AppError && error.code === 'estimator-unavailable') unavailable = true
      throw error
    }
  }
  const stop = (): void => {
    fresh?.stop()
    fresh = undefined
    unavailable = false
  }
  return {
    estimate,
    estimateAgain(input, options) {
      if (unavailable) {
        stop()
        fresh = createCryptoWorkerClient()
      }
      return estimate(input, options)
    },
    stop,
  }
}
