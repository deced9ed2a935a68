/** How long the mock world takes: as a server usually does, or no time beyond what a scenario adds. */
export type Pace = 'usual' | 'quick'

const parameter = 'pace'
const key = 'certdesk-mock-pace'
/** A usual wait is shorter; a longer one was asked for by a scenario. */
const longestUsualMs = 2_000

/** Waits at the pace, by a clock that waits as long as it is told. */
export const waitAt =
  (pace: Pace, wait: (milliseconds: number) => Promise<void>) =>
  (milliseconds: number): Promise<void> =>
    wait(pace === 'quick' && milliseconds < longestUsualMs ? 0 : milliseconds)

/**
 * The pace that the address asks for (`/demo?pace=quick`), or the one that an address asked for before: this
 * browser keeps it until another is asked for.
 */
export function paceOfAddress({ href }: Location, kept: () => Storage): Pace {
  const asked = new URL(href).searchParams.get(parameter)
  try {
    if (asked !== null) kept().setItem(key, asked)
    return kept().getItem(key) === 'quick' ? 'quick' : 'usual'
  } catch {
    return asked === 'quick' ? 'quick' : 'usual' // a browser that refuses to store
  }
}
