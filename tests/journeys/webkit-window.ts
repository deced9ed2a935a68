import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { findWebkit } from '../setup/browsers.mjs'
import { patienceMs } from '../setup/patience.mjs'

/** The roles in which a person sees a control, each with its CSS selector. */
const selectors = {
  heading: 'h1',
  button: 'button',
  link: 'a[href]',
  radio: 'input[type=radio]',
  checkbox: 'input[type=checkbox]',
  choice: 'select',
} as const
type Role = keyof typeof selectors

/** W3C WebDriver §12: the key under which an element's reference travels. */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf'
type ElementReference = Readonly<Record<typeof elementKey, string>>

declare global {
  var clicked: boolean | undefined
}
const listenForClick = (element: ElementReference) => {
  globalThis.clicked = false
  // In the page the reference is the element itself.
  const thing = element as unknown as HTMLElement
  thing.addEventListener('click', () => (globalThis.clicked = true), { capture: true, once: true })
}
/** Also where the click led to another page, which knows nothing of it. */
const wasClicked = () => globalThis.clicked ?? true

/** A window of WebKitGTK, driven by plain calls of the W3C WebDriver protocol. */
export interface WebkitWindow {
  goto(url: string): Promise<void>
  /** Runs the function in the page; arguments and result are JSON. */
  evaluate<A extends readonly unknown[], T>(work: (...args: A) => T | Promise<T>, ...args: A): Promise<T>
  /** Waits until exactly what a person would look for is to be seen: by role and whole name. */
  find(role: Role, name: RegExp): Promise<ElementReference>
  click(role: Role, name: RegExp): Promise<void>
  /** The headings and the address: what a failure tells. */
  describe(): Promise<string>
  close(): Promise<void>
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** A display without a screen; it chooses its number itself and says it on its third channel. */
async function startDisplay(): Promise<{ child: ChildProcess; display: string }> {
  const args = ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp']
  const child = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const number = await new Promise<string>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)))
    let said = ''
    child.stdio[3]?.on('data', (chunk) => {
      said += chunk
      if (said.includes('\n')) resolve(said.trim())
    })
  })
  return { child, display: `:${number}` }
}

/** Starts a display, the driver and a browser window. What is missing is said; `npm test` brings it. */
export async function openWebkitWindow(): Promise<WebkitWindow> {
  const webkit = findWebkit()
  if (!webkit) throw new Error('WebKitGTK is missing: apt-get install webkit2gtk-driver xvfb')
  const { child: screen, display } = await startDisplay()
  const port = await freePort()
  const driver = spawn(webkit.driver, ['--host=127.0.0.1', `--port=${port}`], {
    env: {
      ...process.env,
      DISPLAY: display,
      // Its processes have no sandbox to build in a container run as root, and no graphics card.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
      NO_AT_BRIDGE: '1',
    },
    stdio: 'ignore',
    detached: true, // a group of its own, so that it ends together with the browser it starts
  })
  const endAll = () => {
    try {
      if (driver.pid) process.kill(-driver.pid, 'SIGKILL')
    } catch {
      // Nothing of the group is left.
    }
    screen.kill('SIGKILL')
  }
  process.once('exit', endAll)

  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const reply = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const { value } = (await reply.json()) as { value: T & { error?: string; message?: string } }
    if (!reply.ok) throw new Error(`${method} ${path.split('/').at(-1)}: ${value.error} ${value.message}`)
    return value
  }
  const until = async <T>(what: string, attempt: () => Promise<T | null>): Promise<T> => {
    const deadline = Date.now() + patienceMs
    for (;;) {
      const found = await attempt()
      if (found !== null) return found
      if (Date.now() > deadline) throw new Error(`${what} did not come within ${patienceMs / 1000} s`)
      await pause(50)
    }
  }

  try {
    await until('the driver', () => call('GET', '/status').catch(() => null))
    const { sessionId } = await call<{ sessionId: string }>('POST', '/session', {
      capabilities: {
        alwaysMatch: {
          'webkitgtk:browserOptions': { binary: webkit.browser, args: ['--automation'] },
          timeouts: { script: patienceMs, pageLoad: patienceMs },
        },
      },
    })
    const session = `/session/${sessionId}`

    const evaluate: WebkitWindow['evaluate'] = async (work, ...args) => {
      const script = `const done = arguments[arguments.length - 1];
        Promise.resolve((${work})(...[...arguments].slice(0, -1)))
          .then((value) => done({ value: value ?? null }), (error) => done({ fault: String(error) }))`
      const { value, fault } = await call<{ value: never; fault?: string }>(
        'POST',
        `${session}/execute/async`,
        {
          script,
          args,
        },
      )
      if (fault) throw new Error(fault)
      return value
    }

    const find: WebkitWindow['find'] = (role, name) =>
      until(`${role} ${name}`, async () =>
        evaluate(
          (selector, source, flags) => {
            const pattern = new RegExp(source, flags)
            // As far as our own pages name things (accname 1.2: aria-labelledby, aria-label, label, content).
            const nameOf = (element: HTMLElement) => {
              const named = document.getElementById(element.getAttribute('aria-labelledby') ?? '')
              const label = (element as HTMLInputElement).labels?.[0]
              return named?.innerText ?? element.getAttribute('aria-label') ?? (label ?? element).innerText
            }
            const shown = [...document.querySelectorAll<HTMLElement>(selector)].filter((element) =>
              element.checkVisibility(),
            )
            const wanted = shown.find((element) => pattern.test(nameOf(element).replace(/\s+/g, ' ').trim()))
            return (wanted ?? null) as unknown as ElementReference | null
          },
          selectors[role],
          name.source,
          name.flags,
        ).catch((error) => {
          // Between two pages there is no document to look into.
          if (/navigation|no such window|javascript error/i.test(String(error))) return null
          throw error
        }),
      )

    return {
      goto: (url) => call('POST', `${session}/url`, { url }),
      evaluate,
      find,
      async click(role, name) {
        await until(`a click on ${role} ${name}`, async () => {
          const element = await find(role, name)
          await evaluate(listenForClick, element)
          await call('POST', `${session}/element/${element[elementKey]}/click`, {})
          // The driver clicks where the thing was a moment ago; a page that moved it meanwhile was not
          // clicked.
          return (await evaluate(wasClicked).catch(() => true)) ? true : null
        })
      },
      describe: () =>
        evaluate(
          () => `${location.pathname}: ${[...document.querySelectorAll('h1')].map((h) => h.innerText)}`,
        ),
      async close() {
        await call('DELETE', session).catch(() => undefined) // a browser that died is closed
        process.off('exit', endAll)
        endAll()
      },
    }
  } catch (error) {
    endAll()
    throw error
  }
}
