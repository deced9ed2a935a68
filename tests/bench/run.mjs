/** `npm run bench`: measures against the budgets of CONTRIBUTING.md and prints PASS or FAIL beside each. */
import { cpus, loadavg } from 'node:os'
import { chromium } from 'playwright'
import { chromiumLaunchOptions } from '../setup/browsers.mjs'
import { measureMainThread, measureSizes } from './built-demo.mjs'
import { measureCrypto } from './crypto.mjs'
import { median, printRows } from './rows.mjs'

/** @typedef {import('./rows.mjs').Row} Row */

/** @param {number} value */
const ms = (value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`

const [load = 0] = loadavg()
if (load > cpus().length / 2) {
  console.log(
    `This machine is busy (load ${load.toFixed(1)} on ${cpus().length} processors): expect worse numbers than its own.`,
  )
}
const browser = await chromium.launch(chromiumLaunchOptions())
/** @type {Row[]} */
const all = []
/** @param {string} title @param {Row[]} rows */
const show = (title, rows) => {
  all.push(...rows)
  printRows(title, rows)
}

try {
  const crypto = await measureCrypto(browser)
  const names = {
    key: 'key pair, RSA 2048',
    csr: 'CSR',
    pkcs12: '.p12, 310,000 iterations, key + 3 certificates',
  }
  for (const [task, title] of Object.entries(names)) {
    const {
      certdesk,
      'node-forge': forge,
      openssl,
    } = crypto[task] ?? { certdesk: 0, 'node-forge': 0, openssl: 0 }
    const isFile = task === 'pkcs12'
    show(`${title} (medians)`, [
      { what: 'Certdesk, worker in Chromium', value: ms(certdesk) },
      {
        what: 'openssl command',
        value: ms(openssl),
        ...(isFile ? { budget: 'ours is no slower', met: certdesk <= openssl } : {}),
      },
      {
        what: 'node-forge, worker in Chromium',
        value: ms(forge),
        ...(isFile
          ? { budget: `ours is 10× faster (${(forge / certdesk).toFixed(1)}×)`, met: certdesk * 10 <= forge }
          : {}),
      },
    ])
  }

  const sizes = await measureSizes(browser)
  const limits = { script: 130, worker: 150, style: 15 }
  const kinds = { script: 'JavaScript before the worker', worker: 'worker', style: 'CSS' }
  /** @param {number} bytes */
  const kb = (bytes) => `${(bytes / 1000).toFixed(1)} KB`
  show('first page of the recipient, production build, gzip', [
    .../** @type {(keyof typeof limits)[]} */ (Object.keys(limits)).map((kind) => ({
      what: kinds[kind],
      value: kb(sizes[kind]),
      budget: `at most ${limits[kind]} KB`,
      met: sizes[kind] > 0 && sizes[kind] <= limits[kind] * 1000,
    })),
    { what: 'JavaScript after the worker', value: kb(sizes.later) },
  ])

  const outcomes = await measureMainThread(browser, [1, 1, 1, 4])
  for (const slowdown of [1, 4]) {
    const runs = outcomes.filter((outcome) => outcome.slowdown === slowdown)
    const longest = median(runs.map((run) => run.longest.milliseconds))
    const title = 'main thread, link to saved file'
    show(
      slowdown === 1 ? `${title} (median of ${runs.length} runs)` : `${title}, CPU ${slowdown} times slower`,
      [
        {
          what: 'longest task',
          value: longest === 0 ? '< 50 ms' : ms(longest),
          ...(slowdown === 1 ? { budget: 'at most 50 ms', met: longest <= 50 } : {}),
        },
        {
          what: 'longest wait of the event loop',
          value: ms(median(runs.map(({ gap }) => gap.milliseconds))),
        },
      ],
    )
    for (const { milliseconds, heading } of runs.flatMap(({ longTasks }) => longTasks)) {
      console.log(`    a task of ${ms(milliseconds)} on “${heading}”`)
    }
  }
} finally {
  await browser.close()
}
const broken = all.filter(({ met }) => met === false)
console.log(
  broken.length === 0
    ? '\nAll budgets are kept.'
    : `\n${broken.length} broken: ${broken.map(({ what }) => what).join('; ')}`,
)
process.exitCode = broken.length === 0 ? 0 : 1
