import type { Pause } from '../pki/passwords/pkcs12-derivation'
import { yieldToPage } from '../yield'

/** How long, in ms, the worker computes without looking at its messages. */
const longestSlice = 15

/**
 * A pause that lets a cancel message in when it's time to, and throws the signal's reason once it's aborted.
 */
export function createPause(signal: AbortSignal): Pause {
  // The first pause is taken at once: WebCrypto's part of the work can't start before its promises have had
  // their turn.
  let sliceStart = -longestSlice
  return async () => {
    signal.throwIfAborted()
    if (performance.now() - sliceStart < longestSlice) return
    await yieldToPage()
    sliceStart = performance.now()
    signal.throwIfAborted()
  }
}
