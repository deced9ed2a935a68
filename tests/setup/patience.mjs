/**
 * How long a test waits for one thing that will come: an element, an answer, a condition. Long, because the
 * machine may be busy with other things; nothing takes longer for it, since a wait ends when what it waits
 * for is there.
 */
export const patienceMs = 60_000

/** How long a whole test may take: many such waits, each of which may be slow. */
export const testPatienceMs = 10 * 60_000
