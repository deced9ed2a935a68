import { runnerImport } from 'vite'
import { openChromium } from './devtools.mjs'
import { personAt } from './person.mjs'
import { tasksDuring } from './trace.mjs'
import { way } from './way.mjs'

/** @typedef {import('./trace.mjs').Task} Task */

/** Steps in the order of the way; what happens before the first is `loading`. */
export const steps = ['loading', ...way.map(([step]) => step)]

/**
 * Goes the recipient's whole way with a processor `slowdown` times slower, `walks` times, each in a browser that has never seen the
 * page, and gives the main thread's tasks of each walk.
 * @param {string} url where the build is served
 * @param {number} slowdown
 * @param {number} walks
 * @param {() => Promise<{ link: string, approve(): Promise<void> }>} begin a world with a link in it
 */
export async function walkTheWay(url, slowdown, walks, begin) {
  const { module } = /** @type {{ module: typeof import('../journeys/words') }} */ (
    await runnerImport('./tests/journeys/words.ts')
  )
  const say = module.wordsOf('en')
  /** @type {Task[][]} */
  const outcomes = []
  for (let walk = 0; walk < walks; walk++) {
    const chromium = await openChromium()
    try {
      const others = await begin()
      const session = await chromium.openPage()
      const person = personAt((method, params) => chromium.send(method, params, session))
      await chromium.send('Emulation.setCPUThrottlingRate', { rate: slowdown }, session)
      outcomes.push(
        await tasksDuring(chromium, async () => {
          await chromium.send('Page.navigate', { url: new URL(others.link, url).href }, session)
          for (const [step, act] of way) {
            await person.begin(step)
            await act(person, say, others)
          }
        }),
      )
    } finally {
      await chromium.close()
    }
  }
  return outcomes
}
