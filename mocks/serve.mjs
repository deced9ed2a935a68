/**
 * `npm run mock`: the mock world over HTTP, for clients that are no browser and for `npm run dev -- --api`.
 */
import { parseArgs } from 'node:util'
import { runnerImport } from 'vite'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4180' },
    orders: { type: 'string', default: '0' },
    scenario: { type: 'string', default: 'at_once' },
    quick: { type: 'boolean', default: false },
  },
})

/** @param {string} name @param {string} text @param {number} most */
function numberOf(name, text, most) {
  if (!/^\d{1,6}$/.test(text) || Number(text) > most) {
    process.stderr.write(`--${name} takes a number from 0 to ${most}, not “${text}”\n`)
    process.exit(2)
  }
  return Number(text)
}

const port = numberOf('port', values.port, 65_535)
const orders = numberOf('orders', values.orders, 200_000)
try {
  /** @type {{ module: typeof import('./served/http-world') }} */
  const { module } = await runnerImport('./mocks/served/http-world.ts')
  const { scenario, quick } = values
  const { address } = await module.serveWorldOverHttp({ port, orders, scenario, isQuick: quick })
  process.stdout.write(`
  The mock world answers at  ${address}/api/v1

  Inbox: ${address}/world/mails   Sign in: POST ${address}/world/session
  Not for production, in no part. It is forgotten when this ends: Ctrl+C.
\n`)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exit(1)
}
