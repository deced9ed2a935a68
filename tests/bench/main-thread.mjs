import { runnerImport } from 'vite'
import { openChromium } from './devtools.mjs'
import { personAt } from './person.mjs'
import { median } from './rows.mjs'
import { commitStep, tasksDuring } from './trace.mjs'
import { way } from './way.mjs'

/** @typedef {import('./trace.mjs').Task} Task */
/** @typedef {import('./person.mjs').Person} BenchPerson */

/**
 * How a walk begins: where the link leads that the person opens, and what others do meanwhile.
 * @typedef {import('./way.mjs').Others & { link: string }} Beginning
 */

/** How much slower the processor is made: a cheap phone of some years ago beside a developer's machine. */
export const slowdown = 6

/** Steps in the order of the way; what happens before the first is `loading`. */
const steps = [commitStep, 'loading', ...way.map(([step]) => step)]

/** The interface's words. */
export async function englishWords() {
  const { module } = /** @type {{ module: typeof import('../journeys/words') }} */ (
    await runnerImport('./tests/journeys/words.ts')
  )
  return module.wordsOf('en')
}

/**
 * The main thread's tasks while somebody does something with a slowed-down processor, in a browser of its
 * own. What goes before is done at full speed and not recorded.
 * @template T
 * @param {(person: BenchPerson) => Promise<T>} before
 * @param {(person: BenchPerson, beginning: T) => Promise<void>} work
 */
async function tasksOnSlowDevice(before, work) {
  const chromium = await openChromium()
  try {
    const session = await chromium.openPage()
    const person = personAt((method, params) => chromium.send(method, params, session))
    const beginning = await before(person)
    await chromium.send('Emulation.setCPUThrottlingRate', { rate: slowdown }, session)
    return await tasksDuring(chromium, () => work(person, beginning))
  } finally {
    await chromium.close()
  }
}

const nothingBefore = async () => {}

/**
 * Goes the recipient's whole way with a slowed-down processor, `walks` times, each in a browser that has
 * never seen the page. Gives the main thread's tasks of each walk.
 * @param {string} url where the build is served
 * @param {number} walks
 * @param {(person: BenchPerson) => Promise<Beginning>} begin
 */
export async function walkTheWay(url, walks, begin) {
  const say = await englishWords()
  /** @type {Task[][]} */
  const outcomes = []
  for (let walk = 0; walk < walks; walk++) {
    outcomes.push(
      await tasksOnSlowDevice(begin, async (person, beginning) => {
        await person.open(new URL(beginning.link, url).href)
        for (const [step, act] of way) {
          await person.begin(step)
          await act(person, say, beginning)
        }
      }),
    )
  }
  return outcomes
}

/**
 * The cost of the browser's change of pages where the new page is a file without any script: the part that
 * isn't ours.
 * @param {string} url where the build is served
 * @param {number} times
 */
export async function changeToScriptlessPage(url, times) {
  /** @type {Task[][]} */
  const outcomes = []
  for (let time = 0; time < times; time++) {
    outcomes.push(
      await tasksOnSlowDevice(nothingBefore, async (person) => {
        const file = new URL('/favicon.svg', url).href
        await person.open(file)
        await person.until(() => person.look(`location.href === ${JSON.stringify(file)}`), file)
        await person.begin('there')
        await person.rest(200)
      }),
    )
  }
  return longestBySteps(outcomes).find(({ step }) => step === commitStep)?.processor ?? 0
}

/**
 * The longest task of each step: of every walk its longest, and of those the median, so that one moment in
 * which the machine did something else doesn't count, and one in which our page did, does.
 * @param {Task[][]} walks
 */
export function longestBySteps(walks) {
  return steps.map((step) => {
    const tasks = walks.map((walk) => walk.filter((task) => task.step === step))
    /** @param {'processor' | 'wall'} clock */
    const longest = (clock) => median(tasks.map((all) => Math.max(0, ...all.map((task) => task[clock]))))
    const worst = tasks.flat().sort((a, b) => b.processor - a.processor)[0]
    return { step, processor: longest('processor'), wall: longest('wall'), inside: worst?.inside ?? '' }
  })
}
