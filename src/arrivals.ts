import { type ComponentType, createElement, use } from 'react'
import { AppError } from './errors'

/**
 * Something a render waited for that did not come; `late`: it neither came nor failed, and a browser may wait
 * for the same request still.
 */
export class NotArrived extends AppError {}

/** Something a render waits for: texts, a part of the program. */
export interface Arrival<T> {
  /**
   * For a render: the same promise at each call. One that failed stays so until `askAgain`, or it would be
   * asked for without end.
   */
  readonly need: () => Promise<T>
  /** Fetches it early; a failure here is no failure yet. */
  readonly hint: () => void
}

/** A part that hangs longer counts as failed. */
const patienceMs = 25_000

const late = {}
const failures = new Set<() => void>()

/** Asks `load` once and shares its promise. It rejects with `NotArrived`. */
export function arrival<T>(load: () => Promise<T>): Arrival<T> {
  let coming: Promise<T> | null = null
  let isNeeded = false
  const forget = () => {
    coming = null
    isNeeded = false
  }
  const ask = () => {
    if (coming) return coming
    const asked = inTime(load)
    coming = asked
    asked.catch(() => (isNeeded ? failures.add(forget) : forget()))
    return asked
  }
  return {
    need() {
      isNeeded = true
      return ask()
    },
    hint: () => void ask().catch(() => undefined),
  }
}

/** Lets everything that failed be asked for once more, at the next render. */
export function askAgain(): void {
  for (const forget of failures) forget()
  failures.clear()
}

/** A component whose code comes when it is first shown, or hinted at. */
export function lazyPart<P extends object>(load: () => Promise<ComponentType<P>>) {
  const { need, hint } = arrival(load)
  return Object.assign((props: P) => createElement(use(need()), props), { hint })
}

async function inTime<T>(load: () => Promise<T>): Promise<T> {
  const began = performance.now()
  try {
    return await Promise.race([
      load(),
      new Promise<never>((_resolve, reject) => setTimeout(reject, patienceMs, late)),
    ])
  } catch (cause) {
    // the browser notes a moment later how a request ended
    await new Promise((resolve) => setTimeout(resolve, 100))
    throw new NotArrived(
      serverLacksPart(began) ? 'version-gone' : 'network-unreachable',
      { late: cause === late },
      cause,
    )
  }
}

/**
 * Whether the server, since then, answered that it has no such part: it has another version. Some send a page
 * in its place.
 */
const serverLacksPart = (since: number): boolean =>
  performance
    .getEntriesByType('resource')
    .some(
      ({ startTime, name, responseStatus, contentType }: PerformanceEntry & ResponseNotes) =>
        startTime >= since &&
        name.includes('/assets/') &&
        ((responseStatus ?? 0) >= 400 || contentType === 'text/html'),
    )

/** Newer than TypeScript's DOM library, and than some browsers. */
interface ResponseNotes {
  readonly responseStatus?: number
  readonly contentType?: string
}

let addressOfPage: string | null = null

/** The address to load this page again with, where the address bar doesn't show it; null where it does. */
export function keepAddress(address: string | null): void {
  addressOfPage = address
}

/** Loads the page anew, with the link it was opened with. */
export function loadAgain(): void {
  if (addressOfPage !== null) history.replaceState(null, '', addressOfPage)
  location.reload()
}
