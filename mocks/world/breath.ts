/**
 * Lets the page paint and answer between two heavy pieces of work. The authority works on the page's own
 * thread here, and the first time each of its pieces runs it is slow; no task of the page may take over 50
 * ms.
 */
export const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

/** How long work may go on without a breath, in milliseconds. */
const longestMs = 12

/** Breathes where the last breath was long ago: for many small pieces of work. */
export function breathing(): () => Promise<void> {
  let last = performance.now()
  return async () => {
    if (performance.now() - last < longestMs) return
    await breathe()
    last = performance.now()
  }
}
