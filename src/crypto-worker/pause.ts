import type { Pause } from '../pki/passwords/pkcs12-derivation'

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
    await nextTask()
    sliceStart = performance.now()
    signal.throwIfAborted()
  }
}

/** A message to oneself: a timer would be held back for 4 ms after some rounds (HTML §8.6). */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
