import { patienceMs } from './patience.mjs'

/**
 * Turns at the clipboard. The browser has one for all its pages, and two files of tests run side by side in
 * it: one would paste what the other copied. A turn that nobody ends (its page is gone) ends by itself.
 */
let last = Promise.resolve()
/** @type {() => void} */
let end = () => {}

/** Waits for a turn, and has it. */
export async function takeClipboard() {
  const before = last
  /** @type {() => void} */
  let mine = () => {}
  last = new Promise((resolve) => {
    mine = resolve
  })
  await before
  const timer = setTimeout(mine, patienceMs)
  end = () => {
    clearTimeout(timer)
    mine()
  }
}

/** Ends the turn that was taken. */
export function leaveClipboard() {
  end()
}
