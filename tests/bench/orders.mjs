import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openChromium } from './devtools.mjs'
import { englishWords } from './main-thread.mjs'
import { personAt } from './person.mjs'
import { median } from './rows.mjs'
import { tasksDuring } from './trace.mjs'

/** @typedef {import('./trace.mjs').Task} Task */

/** The most recipients that an order takes. */
export const orderRows = 1000

/** The steps that are measured, in their order. */
export const orderSteps = /** @type {const} */ ([
  'CSV read and judged',
  'list taken into the draft',
  'typing in a row',
  'scrolling',
  'continuing',
])

/** Chromium's event timing tells times in such steps (Event Timing API §4). */
const roundedToMs = 8

/** A list with a fault in every hundredth row, as people bring them: quoted, with names that sort badly. */
const csv = () =>
  [
    'Given name,Surname,E-mail,Department',
    ...Array.from({ length: orderRows }, (_, row) => {
      const email = row % 100 === 99 ? `person${row}` : `person${row}@brightwater.example`
      return `Given ${row},"van der Berg-Ørsted, ${row}",${email},Sales`
    }),
  ].join('\r\n')

/**
 * Takes a list of a thousand into an order, types in a row, scrolls and goes on, `walks` times, each in a
 * browser that never saw the page. Gives the main thread's tasks and the slowest keystroke of each walk, in
 * ms from the key to the picture.
 * @param {string} url where the build is served
 * @param {number} walks
 */
export async function walkTheOrder(url, walks) {
  const say = await englishWords()
  const folder = mkdtempSync(join(tmpdir(), 'certdesk-bench-list-'))
  const file = join(folder, 'people.csv')
  writeFileSync(file, csv())
  /** @type {{ tasks: Task[], keystroke: number }[]} */
  const outcomes = []
  try {
    for (let walk = 0; walk < walks; walk++) outcomes.push(await orderOnce(url, file, say))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return outcomes
}

/** @param {string} url @param {string} file @param {(key: string) => RegExp} say */
async function orderOnce(url, file, say) {
  const chromium = await openChromium()
  try {
    const session = await chromium.openPage()
    /** @param {string} method @param {object} [params] */
    const send = (method, params) => chromium.send(method, params, session)
    const person = personAt(send)
    let keystroke = Number.NaN
    /** @param {RegExp} words */
    const goOnTo = async (words) => {
      await person.click(say('order.wizard.continue'), 'button')
      await person.read(words)
    }
    /** @param {string} expression @param {string} what */
    const comes = (expression, what) => person.until(() => person.look(expression), what)
    const tasks = await tasksDuring(chromium, async () => {
      await person.open(new URL('/world/sign-in', url).href)
      await person.open(new URL('/orders/new', url).href)
      await person.read(say('order.chooser.title'))
      await person.click(/^Request$/, 'button[aria-label$="Secure Email for Employee"]')
      await person.read(say('order.wizard.heading.settings'))
      await person.click(/^Brightwater Instruments Ltd/, 'label, label span')
      await goOnTo(say('order.wizard.heading.options'))
      await goOnTo(say('order.wizard.heading.recipients'))
      await person.click(say('recipients.import.open'), 'button')
      await person.rest(1000)

      await person.begin('CSV read and judged')
      const { root } = await send('DOM.getDocument')
      const { nodeId } = await send('DOM.querySelector', {
        nodeId: root.nodeId,
        selector: 'input[type=file]',
      })
      await send('DOM.setFileInputFiles', { files: [file], nodeId })
      await comes(
        `[...document.querySelectorAll('h3')].some((one) => /^1,000 recipients/.test(one.textContent))`,
        'the list',
      )
      await person.rest(1000)

      await person.begin('list taken into the draft')
      await person.click(/^Add 1,000 recipients$/, 'button')
      await comes(`document.querySelector('input[type=search]') !== null`, 'the rows')
      await person.rest(2000) // kept on the disk, judged as a whole

      await person.begin('typing in a row')
      await person.click(/person2@/, '[role=listitem] button, li button')
      await comes(`document.querySelector('input[id$="-surname"]') !== null`, 'the open row')
      await person.look(`(() => {
        const field = document.querySelector('input[id$="-surname"]')
        field.focus()
        field.setSelectionRange(field.value.length, field.value.length)
        window.keystrokes = []
        new PerformanceObserver((list) => window.keystrokes.push(...list.getEntries().map(({ name, duration }) => ({ name, duration }))))
          .observe({ type: 'event', durationThreshold: 16 })
      })()`)
      await person.rest(500)
      const typed = ' and a second name, typed letter by letter'
      for (const letter of typed) {
        await person.type(letter)
        await person.rest(110)
      }
      await person.rest(1000)
      const value = /** @type {string} */ (
        await person.look(`document.querySelector('input[id$="-surname"]').value`)
      )
      if (!value.endsWith(typed)) throw new Error(`the row holds “${value}”`)
      const durations = /** @type {number[]} */ (
        await person.look(
          `window.keystrokes.filter(({ name }) => /^key|input$/.test(name)).map(({ duration }) => duration)`,
        )
      )
      // Those that took less than 16 ms are not told.
      keystroke = Math.max(16, ...durations)

      await person.begin('scrolling')
      for (let turn = 0; turn < 20; turn++) {
        await send('Input.dispatchMouseEvent', {
          type: 'mouseWheel',
          x: 600,
          y: 500,
          deltaX: 0,
          deltaY: 1500,
        })
        await person.rest(50)
      }
      await person.rest(500)

      await person.begin('continuing')
      await person.click(say('order.wizard.continue'), 'button')
      await comes(
        `document.activeElement?.matches('main section[aria-labelledby], main [role=region]') ?? false`,
        'the summary',
      )
      await person.rest(500)
      await person.begin('after that')
    })
    return { tasks, keystroke }
  } finally {
    await chromium.close()
  }
}

/**
 * The longest task of each step, the median of the walks, and the slowest keystroke.
 * @param {Awaited<ReturnType<typeof walkTheOrder>>} walks
 */
export function slowestOfOrder(walks) {
  const steps = orderSteps.map((step) => {
    const tasks = walks.map(({ tasks }) => tasks.filter((task) => task.step === step))
    /** @param {'processor' | 'wall'} clock */
    const longest = (clock) => median(tasks.map((all) => Math.max(0, ...all.map((task) => task[clock]))))
    const worst = tasks.flat().sort((a, b) => b.processor - a.processor)[0]
    return { step, processor: longest('processor'), wall: longest('wall'), inside: worst?.inside ?? '' }
  })
  return { steps, keystroke: median(walks.map(({ keystroke }) => keystroke)), roundedToMs }
}
