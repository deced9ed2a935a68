import { yieldToPage } from '../yield'

/**
 * In the place of Vite's own loader of chunks (`partLoader` in vite.config.ts), for what that one can't: a
 * part that did not come must be able to come later. Chromium forgets a module that failed, but not a failed
 * `preload`; Gecko the other way round (whatwg/html#6768). So each is asked in the way it forgets, and the
 * import follows once everything is there.
 */
const scriptRel = CSS.supports('-moz-appearance', 'none') ? 'preload' : 'modulepreload'

/** Past it a page goes on without its style sheet, which may still come. */
const stylePatienceMs = 8_000
const restartsOfStyle = 3

const present = new Map<string, Promise<void>>()

export async function __vitePreload<T>(load: () => Promise<T>, files: readonly string[] = []): Promise<T> {
  const coming: Promise<void>[] = []
  for (const path of files.map((file) => `/${file}`)) {
    // To ask for one file takes a slow device some milliseconds; for twenty at once it would hold up the
    // page.
    if (coming.length > 0 && !present.has(path)) await yieldToPage()
    coming.push(bring(path))
    coming.at(-1)?.catch(() => undefined) // told below, with the others
  }
  await Promise.all(coming)
  return load()
}

function bring(path: string): Promise<void> {
  const before = present.get(path)
  if (before) return before
  const isThere = document.querySelector(`link[href="${path}"]:not([rel=preload])`)
  const coming = isThere ? Promise.resolve() : path.endsWith('.css') ? bringStyle(path, 0) : bringScript(path)
  present.set(path, coming)
  coming.catch(() => present.delete(path))
  return coming
}

/** Never fails: without it a page is plain, but all there. */
const bringStyle = (path: string, restarts: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, stylePatienceMs)
    append(path, 'stylesheet').then(resolve, () => {
      resolve()
      if (restarts < restartsOfStyle)
        setTimeout(() => void bringStyle(path, restarts + 1), 2_000 * 4 ** restarts)
    })
  })

/** At a second try Gecko's `preload` answers from its memory, so another address asks the server. */
async function bringScript(path: string): Promise<void> {
  const isAgain = failed.has(path)
  try {
    await append(isAgain && scriptRel === 'preload' ? `${path}?${Math.random()}` : path, scriptRel)
  } catch (error) {
    failed.add(path)
    throw error
  }
}
const failed = new Set<string>()

function append(href: string, rel: string): Promise<void> {
  const link = Object.assign(document.createElement('link'), { rel, href, as: 'script', crossOrigin: '' })
  return new Promise((resolve, reject) => {
    link.onload = () => resolve()
    link.onerror = () => {
      link.remove()
      reject(new Error(href))
    }
    document.head.append(link)
  })
}
