import { randomInt } from 'node:crypto'
import { defineConfig } from '@playwright/test'
import { chromiumLaunchOptions, findFirefox, headlessLaunchOptions } from '../setup/browsers.mjs'
import { patienceMs, testPatienceMs } from '../setup/patience.mjs'

/** CERTDESK_DEMO names a demo that somebody serves already (a port of one's own while others run theirs). */
const served = process.env['CERTDESK_DEMO']
// Workers inherit it, so that all of a run have one seed.
process.env['CERTDESK_KILL_SEED'] ??= String(randomInt(1_000_000))
const port = 4183
const report = process.env['PLAYWRIGHT_JSON_OUTPUT_NAME']

/** Journeys run on the demo as it was built (`dist-demo`) under the headers of production. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  fullyParallel: true,
  workers: 3, // of two processors: a journey waits about a third of its time
  forbidOnly: Boolean(process.env['CI']),
  timeout: testPatienceMs,
  expect: { timeout: patienceMs },
  reporter: [
    ['list'],
    ['./kill-reporter.ts'],
    ...(report ? ([['json', { outputFile: `../../${report}` }]] as const) : []),
  ],
  use: {
    baseURL: served ?? `http://127.0.0.1:${port}`,
    locale: 'en-GB',
    actionTimeout: patienceMs,
    navigationTimeout: patienceMs,
    trace: 'off',
    screenshot: 'off',
  },
  // The slow ones first, so that none runs on alone when the others are done.
  projects: [
    {
      // Debian's own Firefox, by WebDriver BiDi: Playwright's patched one can't be downloaded everywhere.
      name: 'firefox',
      testMatch: '*firefox.test.ts',
      use: {
        browserName: 'firefox',
        channel: 'moz-firefox',
        launchOptions: { executablePath: findFirefox() ?? '/usr/bin/firefox-esr' },
      },
    },
    // Debian's WebKitGTK, which Playwright can't drive: its one journey speaks WebDriver itself.
    { name: 'webkit', testMatch: 'webkit.test.ts' },
    {
      name: 'chromium',
      testIgnore: ['*firefox.test.ts', 'webkit.test.ts'],
      use: { browserName: 'chromium', launchOptions: headlessLaunchOptions() },
    },
    {
      // The main path in the browser as people have it, with its windows.
      name: 'chromium-whole',
      testMatch: 'recipient-path.test.ts',
      use: { browserName: 'chromium', launchOptions: chromiumLaunchOptions() },
    },
  ],
  ...(served
    ? {}
    : {
        webServer: {
          command: `node node_modules/vite/bin/vite.js preview --mode demo --port ${port} --strictPort`,
          cwd: '../..',
          url: `http://127.0.0.1:${port}`,
          reuseExistingServer: false,
        },
      }),
})
