/** `npm run bench`: measures against the budgets of CONTRIBUTING.md and prints PASS or FAIL beside each. */
import { chromium } from 'playwright'
import { chromiumLaunchOptions } from '../setup/chromium.mjs'
import { measureCrypto } from './crypto.mjs'
import { printRows } from './rows.mjs'

/** @typedef {import('./rows.mjs').Row} Row */

/** @param {number} value */
const ms = (value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`

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
