/**
 * `npm run check`: what can be known while one works, in less than 40 s: types, lint, the house's rules, and
 * the unit tests of what has changed since the last commit. `npm run check -- --since main` takes what the
 * branch has changed. `npm test` proves all of it, and the rest.
 */
import { readFileSync } from 'node:fs'
import { execute } from './setup/execute.mjs'
import { secondsOfFiles } from './setup/reports.mjs'

const args = process.argv.slice(2)
const since = args.includes('--since') ? `=${args[args.indexOf('--since') + 1]}` : ''

/** The time for all changed unit tests together. A change that all of them feel needs `npm test`. */
const unitSeconds = 15

/** @param {...string} rest */
const vitest = (...rest) => ['node', 'node_modules/vitest/vitest.mjs', ...rest, '--project=node']

/** The time to load a file, which the report leaves out. */
const loadingSeconds = 0.5

/**
 * How long each test file took in the last run of the Node tests; a file of which nothing is known counts as
 * a second.
 */
function knownSeconds() {
  try {
    return secondsOfFiles(JSON.parse(readFileSync('.cache/reports/node.json', 'utf8')))
  } catch {
    return new Map()
  }
}

/** The unit tests that reach a changed file, the quickest first, as many as the time holds. */
async function runChanged() {
  const listed = await execute(vitest('list', 'tests/unit', '--filesOnly', `--changed${since}`, '--json'))
  const at = listed.output.indexOf('[')
  if (!listed.ok || at === -1) return listed
  const known = knownSeconds()
  const files = /** @type {{ file: string }[]} */ (JSON.parse(listed.output.slice(at)))
    .map(({ file }) => ({
      path: file.slice(process.cwd().length + 1),
      seconds: loadingSeconds + (known.get(file) ?? 1),
    }))
    .toSorted((one, other) => one.seconds - other.seconds)
  let sum = 0
  const taken = files.filter(({ seconds }) => {
    sum += seconds
    return sum <= unitSeconds
  })
  const left = files.length - taken.length
  const note = `${taken.length} files${left > 0 ? `; ${left} more by npm test: ${unitSeconds} s are full` : ''}`
  if (taken.length === 0) return { ok: true, output: '', note }
  const paths = taken.map(({ path }) => path)
  return { ...(await execute(vitest('run', '--maxWorkers=1', ...paths))), note }
}

/** @typedef {{ ok: boolean, output: string, note?: string }} Found */
/**
 * Two lanes, as many as the smallest machine has processors; in each, one after the other.
 * @type {readonly (readonly (readonly [title: string, run: () => Promise<Found>])[])[]}
 */
const lanes = [
  [
    [
      'types',
      () =>
        execute(
          'node node_modules/typescript/bin/tsc --noEmit --incremental --tsBuildInfoFile .cache/types.tsbuildinfo'.split(
            ' ',
          ),
        ),
    ],
    [
      'lint and format',
      () => execute(['node', 'node_modules/@biomejs/biome/bin/biome', 'ci', '--colors=off', '.']),
    ],
  ],
  [
    [
      'arrows, rules and catalogues',
      () => {
        const rules = ['tests/architecture.test.ts', 'tests/guarded-fields.test.ts', 'tests/unit/i18n']
        return execute(vitest('run', '--maxWorkers=1', ...rules))
      },
    ],
    ['unit tests of what changed', runChanged],
  ],
]

/** @param {number} start */
const secondsSince = (start) => `${((Date.now() - start) / 1000).toFixed(1)} s`

const began = Date.now()
let good = true
await Promise.all(
  lanes.map(async (lane) => {
    for (const [title, run] of lane) {
      const start = Date.now()
      const { ok, output, note = '' } = await run()
      if (!ok) console.log(output)
      console.log(
        `${ok ? '✓' : '✗'} ${title.padEnd(30)} ${secondsSince(start).padStart(7)}   ${note}`.trimEnd(),
      )
      good &&= ok
    }
  }),
)
console.log(`${good ? 'Good so far' : 'Not good'}: ${secondsSince(began)}`)
process.exitCode = good ? 0 : 1
