import { yieldToPage } from '../../../yield'

const pieceMs = 12

/** Goes through a list in pieces, so that the page answers in between; false where it was told to stop. */
export async function inPieces<T>(
  items: readonly T[],
  work: (item: T) => void,
  signal: AbortSignal,
): Promise<boolean> {
  let begun = performance.now()
  for (const item of items) {
    if (performance.now() - begun > pieceMs) {
      await yieldToPage()
      begun = performance.now()
    }
    if (signal.aborted) return false
    work(item)
  }
  return !signal.aborted
}

/** Goes through work that offers pauses, in the same way; null where it was told to stop. */
export async function inSteps<T>(work: Iterator<undefined, T>, signal: AbortSignal): Promise<T | null> {
  let begun = performance.now()
  while (!signal.aborted) {
    const { done, value } = work.next()
    if (done) return value
    if (performance.now() - begun > pieceMs) {
      await yieldToPage()
      begun = performance.now()
    }
  }
  return null
}
