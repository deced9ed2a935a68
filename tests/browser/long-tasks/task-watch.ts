import { cdp } from 'vitest/browser'

/** A task of the page that takes longer leaves a person before a page that does not answer. */
export const longestAllowed = 200
/** The time of a core that `work` takes, in ms, on the machine on which the bound was set. */
const quietWork = 36

interface Metrics {
  readonly metrics: readonly { readonly name: string; readonly value: number }[]
}
const devtools = () => cdp() as unknown as { send(method: string, params?: object): Promise<unknown> }

/**
 * The time that the page's thread has had of a core, ms: other programs on the machine have no part in it.
 */
async function threadTime(): Promise<number> {
  const { metrics } = (await devtools().send('Performance.getMetrics')) as Metrics
  const time = metrics.find(({ name }) => name === 'ThreadTime')?.value
  if (time === undefined) throw new Error('this browser does not tell the time of a thread')
  return time * 1_000
}

export const frame = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)))
/** Until what was set going is drawn. */
const settled = async () => {
  await frame()
  await frame()
}

/** Arithmetic, as much each time. */
function workOff(): number {
  let work = 1
  for (let n = 0; n < 8_000_000; n++) work = (work * 31 + (n ^ (work >>> 3))) | 0
  return work
}

/**
 * How much slower than the quiet machine this one is right now: a core that is shared or throttled does less
 * in its time.
 */
export async function slowness(): Promise<number> {
  let best = Infinity
  for (let round = 0; round < 3; round++) {
    const before = await threadTime()
    workOff()
    best = Math.min(best, (await threadTime()) - before)
  }
  return Math.max(1, best / quietWork)
}

export interface Step {
  readonly what: string
  /** Each in a task of its own, with whatever it sets going; what they need is there already. */
  readonly acts: readonly (() => void)[]
  /** Makes the page such that the acts do something, each time anew. It isn't measured. */
  readonly before: () => void | Promise<void>
}

/** The longest task of a step, ms. */
export interface Found {
  readonly what: string
  readonly longest: number
  /** How much slower than the quiet machine this one was when it was found; asked over the bound only. */
  readonly slower: number
}

/**
 * Watches the tasks of this page (`longtask`: those from 50 ms). What is over the bound is done again, up to
 * three times, and the least counts, and of it no more than what the thread had of a core meanwhile: a busy
 * machine makes tasks long, not slow.
 */
export async function watchTasks(isQuiet: () => boolean = () => true) {
  await devtools().send('Performance.enable')
  const entries: PerformanceEntry[] = []
  const observer = new PerformanceObserver((list) => entries.push(...list.getEntries()))
  observer.observe({ type: 'longtask' })

  const longestOf = async (acts: Step['acts']): Promise<number> => {
    await settled()
    const start = performance.now()
    for (const act of acts) {
      await frame()
      act()
    }
    await settled()
    while (!isQuiet()) await frame()
    entries.push(...observer.takeRecords())
    const own = entries.splice(0).filter(({ startTime }) => startTime >= start)
    return Math.max(0, ...own.map(({ duration }) => duration))
  }
  /** Each act alone: of its longest task counts no more than what the thread had of a core meanwhile. */
  const longestOfEach = async ({ acts, before }: Step): Promise<number> => {
    await before()
    let longest = 0
    for (const act of acts) {
      await settled()
      const begun = await threadTime()
      const task = await longestOf([act])
      longest = Math.max(longest, Math.min(task, (await threadTime()) - begun))
    }
    return longest
  }
  return {
    stop: () => observer.disconnect(),
    measure: async (step: Step): Promise<Found> => {
      await step.before()
      let longest = await longestOf(step.acts)
      for (let again = 0; again < 3 && longest > longestAllowed; again++)
        longest = Math.min(longest, await longestOfEach(step))
      const slower = longest > longestAllowed ? await slowness() : 1
      if (slower > 1) console.info(`this machine is ${slower.toFixed(1)} times slower than a quiet one`)
      return { what: step.what, longest: Math.round(longest), slower }
    },
    /** The steps over the bound; a machine that was slow just then is allowed more. */
    over: (found: readonly Found[]): readonly Found[] =>
      found.filter(({ longest, slower }) => longest > longestAllowed * slower),
  }
}
