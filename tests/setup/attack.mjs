/**
 * Schemathesis against the mock world over HTTP: it makes requests from the contract, right ones and wrong
 * ones, and judges each reply: no 500, no status or header that isn't declared, no body that doesn't fit, no
 * method that the contract doesn't have, nothing of the account's without a session. `CERTDESK_ATTACK_SEED`
 * repeats other requests.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { runnerImport } from 'vite'
import { contractBundle } from './contract-bundle.mjs'
import { execute } from './execute.mjs'
import { schemathesis } from './python.mjs'

const checks = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
  'unsupported_method',
  'ignored_auth',
  'missing_required_header',
]
const seed = process.env['CERTDESK_ATTACK_SEED'] ?? '1'
/**
 * The operations that end a link, by themselves: after them everything else would be told that the link is
 * over.
 */
const linkEnders = ['requestNewLink', 'checkPickupCode', 'submitCsr']
/**
 * How long each part of the attack lasts, in seconds; whether it knows an order that there is, or has to
 * guess.
 */
const rounds = [
  {
    secondsLong: 30,
    knowsOrder: true,
    options: linkEnders.flatMap((name) => ['--exclude-operation-id', name]),
  },
  {
    secondsLong: 15,
    knowsOrder: false,
    options: [...linkEnders, 'getOrder'].flatMap((name) => ['--include-operation-id', name]),
  },
]
/** Fewer requests are no attack: something kept it from asking. */
const fewestRequests = 400

/** @type {{ module: typeof import('../../mocks/served/http-world') }} */
const { module } = await runnerImport('./mocks/served/http-world.ts')
const { address, close } = await module.serveWorldOverHttp({ port: 0, orders: 20, isQuick: true })
let requests = 0
let ok = true
try {
  mkdirSync('.cache', { recursive: true })
  const contract = '.cache/attacked-contract.json'
  writeFileSync(contract, JSON.stringify(await contractBundle()))
  const config = '.cache/schemathesis.toml'
  const doors = await doorsOf(address)
  for (const { secondsLong, knowsOrder, options } of rounds) {
    writeFileSync(config, configuration(doors, knowsOrder))
    const { ok: passed, output } = await execute([
      schemathesis(),
      ...['--config-file', config, 'run', contract, '--url', `${address}/api/v1`],
      ...['--checks', checks.join(','), '--max-time', String(secondsLong), '--seed', seed],
      ...['--generation-database', 'none', '--no-color'],
      ...options,
    ])
    requests += casesIn(output)
    if (!passed) {
      ok = false
      process.stdout.write(output)
    }
  }
} finally {
  close()
}
if (requests < fewestRequests) {
  ok = false
  process.stdout.write(`✗ only ${requests} requests were made, fewer than ${fewestRequests}\n`)
}
process.stdout.write(`Schemathesis made ${requests} requests, seed ${seed}\n`)
process.exit(ok ? 0 : 1)

/** @param {string} output */
function casesIn(output) {
  return Number(/(\d+) generated/.exec(output)?.[1] ?? 0)
}

/**
 * The things that get it past the doors: a session, a link, and the number of an order.
 * @param {string} at
 */
async function doorsOf(at) {
  const signedIn = await fetch(`${at}/world/session`, { method: 'POST' })
  const session = /certdesk-session=([^;]+)/.exec(signedIn.headers.get('Set-Cookie') ?? '')?.[1]
  /** @type {{ mails: { to: { address: string }, link: { pickupToken: string } | null }[] }} */
  const { mails } = await (await fetch(`${at}/world/mails`)).json()
  const mail = mails.find(({ to }) => to.address.startsWith('alice.'))
  /** @type {{ people: { orderNumber: string }[] }} */
  const { people } = await (await fetch(`${at}/world/people`)).json()
  return { session, pickupToken: mail?.link?.pickupToken, orderNumber: people[0]?.orderNumber }
}

/**
 * @param {Awaited<ReturnType<typeof doorsOf>>} doors
 * @param {boolean} knowsOrder
 */
function configuration({ session, pickupToken, orderNumber }, knowsOrder) {
  const parameters = `[parameters]\n"path.orderNumber" = "${orderNumber}"\n`
  return `${knowsOrder ? parameters : ''}
[auth.openapi.accountSession]
api_key = "${session}"

[auth.openapi.pickupToken]
bearer = "${pickupToken}"
`
}
