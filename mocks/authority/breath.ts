/**
 * Lets the page paint and answer between two heavy pieces of work. The authority works on the page's own thread here, and
 * the first time each of its pieces runs it is slow; no task of the page may take over 50 ms.
 */
export const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))
