import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromiumFlags, findChromium } from '../setup/browsers.mjs'

/**
 * Sends a command of the DevTools protocol to the browser, or with `sessionId` to one page of it.
 * @typedef {(method: string, params?: object, sessionId?: string) => Promise<any>} Send
 */

/**
 * A Chromium of one's own, spoken to by pipe. Playwright would do, but it always watches the network, and a
 * watched Chromium reads scripts a second time to know where each request came from: up to 100 ms of main
 * thread that no person's browser has.
 * @param {readonly string[]} flags besides the usual ones
 */
export async function openChromium(flags = []) {
  const profile = mkdtempSync(join(tmpdir(), 'certdesk-bench-profile-'))
  const program = findChromium()
  if (!program) throw new Error('no Chromium')
  const child = spawn(
    program,
    [
      '--headless=new',
      ...chromiumFlags,
      ...flags,
      '--lang=en-GB',
      '--remote-debugging-pipe',
      `--user-data-dir=${profile}`,
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  )
  const [, , , to, from] = /** @type {any} */ (child.stdio)
  let next = 1
  /** @type {Map<number, { resolve(value: any): void, reject(error: Error): void, method: string }>} */
  const pending = new Map()
  /** @type {Set<(event: { method: string, params: any }) => void>} */
  const listeners = new Set()
  /** @type {Buffer[]} */
  let parts = []
  from.on('data', (/** @type {Buffer} */ data) => {
    let rest = data
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      const message = JSON.parse(Buffer.concat([...parts, rest.subarray(0, end)]).toString('utf8'))
      parts = []
      rest = rest.subarray(end + 1)
      const call = pending.get(message.id)
      if (!call) for (const listener of listeners) listener(message)
      else if (message.error) call.reject(new Error(`${call.method}: ${message.error.message}`))
      else call.resolve(message.result)
      pending.delete(message.id)
    }
    if (rest.length > 0) parts.push(rest)
  })
  /** @type {Send} */
  const send = (method, params = {}, sessionId) =>
    new Promise((resolve, reject) => {
      const id = next++
      pending.set(id, { resolve, reject, method })
      to.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`)
    })
  /** @param {object} where @returns {Promise<string>} */
  const openTarget = async (where) => {
    const target = { url: 'about:blank', width: 1280, height: 900, ...where }
    const { targetId } = await send('Target.createTarget', target)
    return (await send('Target.attachToTarget', { targetId, flatten: true })).sessionId
  }
  return {
    send,
    /** @param {(event: { method: string, params: any }) => void} listener */
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    /**
     * A page in a context of its own: nothing kept, nothing cached. @returns {Promise<string>} its session
     */
    async openPage() {
      const { browserContextId } = await send('Target.createBrowserContext')
      await send('Browser.setDownloadBehavior', { behavior: 'deny', browserContextId })
      return openTarget({ browserContextId })
    },
    /**
     * A page of the profile itself: only such a one connects ahead of what it will ask, as a person's does.
     */
    openPersonsPage: () => openTarget({ newWindow: true }),
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      await send('Browser.close').catch(() => child.kill())
      await ended
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
