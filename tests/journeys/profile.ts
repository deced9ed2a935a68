import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, BrowserType, LaunchOptions, Page } from '@playwright/test'
import { patienceMs } from '../setup/patience.mjs'
import { refuseStorage } from './refused-storage'

/** How a page may end without having been asked: its tab, its process, or the whole browser is gone. */
export type Death = 'closed' | 'crashed' | 'browser killed'

/**
 * One browser profile: what a person reopens the link in. Pages and browsers come and go, what it stores
 * stays.
 */
export interface Profile {
  /** A new page; starts the browser where none is running. */
  newPage(): Promise<Page>
  /** Ends the page without `beforeunload` or any other chance to tidy up. */
  end(page: Page, death: Death): Promise<void>
  remove(): Promise<void>
}

export interface ProfileOptions {
  readonly baseURL: string
  /** Whether the browser promises to keep what is stored; Firefox never answers. */
  readonly durable: boolean
  /** Whether the browser refuses to keep a key at all; left out, it keeps it. */
  readonly keepsNothing?: boolean
  /** Whether the browser tells of downloads; Firefox under WebDriver BiDi tells of none. */
  readonly downloads: boolean
}

/** A profile in memory of a browser that runs anyway: quick, but the browser itself can't be killed. */
export async function profileIn(browser: Browser, options: ProfileOptions): Promise<Profile> {
  const context = await browser.newContext(contextOptions(options))
  if (options.keepsNothing) await refuseStorage(context)
  return {
    newPage: () => newPageIn(context, options),
    end: (page, death) => {
      if (death === 'browser killed') throw new Error('this browser is shared')
      return endPage(page, death)
    },
    remove: () => context.close(),
  }
}

/** A profile on the disk with a browser of its own, which may be killed with SIGKILL and started again. */
export function profileOnDisk(type: BrowserType, launch: LaunchOptions, options: ProfileOptions): Profile {
  const folder = mkdtempSync(join(tmpdir(), 'certdesk-profile-'))
  let context: BrowserContext | undefined
  const start = async () => {
    context ??= await type.launchPersistentContext(folder, { ...launch, ...contextOptions(options) })
    return context
  }
  return {
    newPage: async () => newPageIn(await start(), options),
    async end(page, death) {
      if (death !== 'browser killed') return endPage(page, death)
      const gone = new Promise((resolve) => page.context().once('close', resolve))
      context = undefined
      for (const pid of processesOf(folder)) kill(pid)
      await gone
      while (processesOf(folder).length > 0) await new Promise((resolve) => setTimeout(resolve, 20))
    },
    async remove() {
      await context?.close()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

const contextOptions = ({ baseURL }: ProfileOptions) => ({ baseURL, locale: 'en-GB' })

async function newPageIn(context: BrowserContext, { durable, baseURL, downloads }: ProfileOptions) {
  context.setDefaultTimeout(patienceMs)
  const page = await context.newPage()
  if (!downloads) await page.addInitScript(keepMadeFiles)
  if (context.browser()?.browserType().name() !== 'firefox') await decideDurability(page, durable, baseURL)
  return page
}

/**
 * Decides for Chromium what `navigator.storage.persist()` comes to; left alone it grants that to sites that
 * are used often, so in the middle of a long test. Holds as long as the page.
 */
export async function decideDurability(page: Page, durable: boolean, baseURL: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  const { targetInfo } = await devtools.send('Target.getTargetInfo')
  await devtools.send('Browser.setPermission', {
    origin: new URL(baseURL).origin,
    permission: { name: 'persistent-storage' },
    setting: durable ? 'granted' : 'denied',
    ...(targetInfo.browserContextId ? { browserContextId: targetInfo.browserContextId } : {}),
  })
}

async function endPage(page: Page, death: Exclude<Death, 'browser killed'>): Promise<void> {
  if (death === 'crashed') {
    const devtools = await page.context().newCDPSession(page)
    const crashed = page.waitForEvent('crash')
    // The page that should answer is the one that dies.
    void devtools.send('Page.crash').catch(() => undefined)
    await crashed
  }
  await page.close({ runBeforeUnload: false })
}

/** The processes of the browser that works in the folder. */
function processesOf(folder: string): number[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    try {
      return readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(folder) ? [Number(name)] : []
    } catch {
      return [] // ended while we looked
    }
  })
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended together with its parent.
  }
}

declare global {
  var madeFiles: Map<string, Blob> | undefined
}

/** Keeps what the page makes a file of, so that it can be read without a download. Runs in the page. */
export function keepMadeFiles(): void {
  const createObjectURL = URL.createObjectURL.bind(URL)
  const made = new Map<string, Blob>()
  globalThis.madeFiles = made
  URL.createObjectURL = (file: Blob) => {
    const url = createObjectURL(file)
    made.set(url, file)
    return url
  }
}
