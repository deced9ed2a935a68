import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

/**
 * The full path of a program on PATH.
 * @param {string} name
 * @returns {string | undefined}
 */
export function findProgram(name) {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file))
}

/**
 * The Chromium that people use, whole: the one that CERTDESK_CHROMIUM names, else the first one found on
 * PATH.
 * @returns {string | undefined}
 */
export function findChromium() {
  const named = process.env['CERTDESK_CHROMIUM']
  if (named) return existsSync(named) ? named : undefined
  return names.map(findProgram).find((file) => file !== undefined)
}

/**
 * The Chromium of most tests: the same engine without the browser's own windows, which opens a page for half
 * of the work. Where CERTDESK_CHROMIUM names a Chromium, that one; where the shell is missing, the whole
 * Chromium.
 * @returns {string | undefined}
 */
export function findHeadlessChromium() {
  if (process.env['CERTDESK_CHROMIUM']) return findChromium()
  return findProgram('chromium-headless-shell') ?? findChromium()
}

/**
 * The Firefox of the one journey that runs in it.
 * @returns {string | undefined}
 */
export function findFirefox() {
  return ['firefox-esr', 'firefox'].map(findProgram).find((file) => file !== undefined)
}

/**
 * WebKitGTK's driver and the browser it drives; undefined where either is missing, or the display they need.
 * @returns {{ driver: string, browser: string } | undefined}
 */
export function findWebkit() {
  const driver = findProgram('WebKitWebDriver')
  // The browser belongs to the library and is not on PATH.
  const browser = ['x86_64-linux-gnu', 'aarch64-linux-gnu']
    .map((machine) => join('/usr/lib', machine, 'webkit2gtk-4.1', 'MiniBrowser'))
    .find((file) => existsSync(file))
  return driver && browser && findProgram('Xvfb') ? { driver, browser } : undefined
}

/** A quiet Chromium that needs no sandbox (containers run as root), no GPU and no network of its own. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** @param {string | undefined} executablePath */
const launching = (executablePath) => ({
  ...(executablePath ? { executablePath } : {}),
  args: chromiumFlags,
})

/**
 * Launch options of Playwright for the whole Chromium: the bench, and the journeys that are about the browser
 * itself.
 */
export const chromiumLaunchOptions = () => launching(findChromium())

/** Launch options of Playwright for the other journeys and Vitest's browser project. */
export const headlessLaunchOptions = () => launching(findHeadlessChromium())
