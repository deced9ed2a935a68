import { yieldToPage } from '../../src/yield'

/** How long work may go on without a pause, in milliseconds. */
const longestMs = 12

/** For many small pieces of work: gives a function that pauses where the last pause was long ago. */
export function pausing(): () => Promise<void> {
  let last = performance.now()
  return async () => {
    if (performance.now() - last < longestMs) return
    await yieldToPage()
    last = performance.now()
  }
}
