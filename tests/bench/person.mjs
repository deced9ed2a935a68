/**
 * A person in front of a page, by the browser's own protocol: real clicks and keys, and as little script of
 * ours as there can be. Playwright's locators run so much of their own in the page that they would be its
 * longest task.
 */

/** Marks in the trace what the bench itself does in the page, so that it isn't counted as the page's. */
export const ownMark = 'bench: own work'
export const stepMark = 'bench: step '

/** @typedef {ReturnType<typeof personAt>} Person */

/** @param {(method: string, params?: object) => Promise<any>} send commands to the page */
export function personAt(send) {
  /**
   * @template T
   * @param {string} expression
   * @returns {Promise<T>}
   */
  const look = async (expression) => {
    const { result, exceptionDetails } = await send('Runtime.evaluate', {
      expression: `performance.mark(${JSON.stringify(ownMark)}); ${expression}`,
      returnByValue: true,
      awaitPromise: true,
    })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return /** @type {T} */ (result.value)
  }

  /**
   * @param {() => Promise<boolean>} there
   * @param {string} what
   */
  const until = async (there, what) => {
    const patience = performance.now() + 60_000
    while (!(await there())) {
      if (performance.now() > patience) {
        throw new Error(`${what} never came; the page says:\n${await look('document.body.innerText')}`)
      }
      await new Promise((resolve) => setTimeout(resolve, 60))
    }
  }

  /**
   * The smallest thing to click whose whole text is this; its place is read after it was painted, so that
   * nothing is laid out for us.
   * @param {RegExp} words @param {string} kinds
   */
  const place = (words, kinds) =>
    look(`(async () => {
      const said = ${words}
      const found = [...document.querySelectorAll(${JSON.stringify(kinds)})]
        .findLast((one) => said.test(one.textContent.trim()) && one.checkVisibility())
      if (!found) return null
      found.scrollIntoView({ block: 'center', behavior: 'instant' })
      await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)))
      performance.mark(${JSON.stringify(ownMark)})
      const { x, y, width, height } = found.getBoundingClientRect()
      return { x: x + Math.min(width, 60) / 2, y: y + height / 2 }
    })()`)

  const clickable = 'a, button, summary, label, label span'

  return {
    look,
    until,

    /** @param {string} url */
    open: (url) => send('Page.navigate', { url }),

    /** Names what comes next in the trace. @param {string} step */
    begin: (step) => look(`performance.mark(${JSON.stringify(stepMark + step)})`),

    /** @param {RegExp} words of the page's heading */
    read: (words) =>
      until(
        () => look(`${words}.test(document.querySelector('main h1')?.textContent.trim() ?? '')`),
        `the page ${words}`,
      ),

    /** @param {RegExp} words @param {string} [kinds] CSS selector of what may be meant */
    async click(words, kinds = clickable) {
      /** @type {{ x: number, y: number } | null} */
      let spot = null
      await until(async () => {
        spot = await place(words, kinds)
        return spot !== null
      }, `something to click that says ${words}`)
      const at = { .../** @type {any} */ (spot), button: /** @type {const} */ ('left'), clickCount: 1 }
      await send('Input.dispatchMouseEvent', { ...at, type: 'mouseMoved' })
      await send('Input.dispatchMouseEvent', { ...at, type: 'mousePressed' })
      await send('Input.dispatchMouseEvent', { ...at, type: 'mouseReleased' })
    },

    /** Types key by key into what has the focus. @param {string} text */
    async type(text) {
      for (const letter of text) {
        await send('Input.dispatchKeyEvent', { type: 'keyDown', text: letter, key: letter })
        await send('Input.dispatchKeyEvent', { type: 'keyUp', key: letter })
      }
    },

    /**
     * Chooses in a list. The list that opens is the browser's; the page only hears of the choice. @param
     * {string} id @param {string} value
     */
    choose: (id, value) =>
      look(`setTimeout(() => {
        const list = document.getElementById(${JSON.stringify(id)})
        Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value').set.call(list, ${JSON.stringify(value)})
        list.dispatchEvent(new Event('change', { bubbles: true }))
      })`),

    /** Reads for a moment: what is loaded or shown later has its time. @param {number} milliseconds */
    rest: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  }
}
