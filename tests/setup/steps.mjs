import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { execute } from './execute.mjs'
import {
  countPlaywright,
  countVitest,
  faultsOfPlaywright,
  faultsOfVitest,
  secondsOfFiles,
} from './reports.mjs'

/**
 * A step's counts, a line for each thing that failed in it (CI keeps only the end of what a run prints), and
 * the seconds of its files.
 * @typedef {import('./reports.mjs').Counts & { faults: string[], files: Map<string, number> }} Outcome
 *
 * One step of `npm test`: a command line, how its outcome is counted, and how long it may take.
 * @typedef {object} Step
 * @property {string} name what `--only` calls it
 * @property {string} title
 * @property {number} budget seconds on two quiet processors; a quarter more is a failure
 * @property {string[]} command program and arguments; `node` is the running one
 * @property {string} [report] JSON report that the command writes; without it the step counts as one check
 * @property {(report: any) => import('./reports.mjs').Counts} [count]
 * @property {(report: any) => string[]} [faults] what failed, from the report
 * @property {(passed: ReadonlySet<string>) => Record<string, string>} [env] what steps that passed leave for
 * this one
 */

const reports = '.cache/reports'

/** @param {string} project */
const vitest = (project) => [
  'node_modules/vitest/vitest.mjs',
  'run',
  `--project=${project}`,
  '--allowOnly=false',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${reports}/${project}.json`,
]

/** @type {readonly Step[]} */
export const steps = [
  {
    name: 'types',
    title: 'types',
    budget: 35,
    command: ['node', 'node_modules/typescript/bin/tsc', '--noEmit'],
  },
  {
    name: 'lint',
    title: 'lint and format',
    budget: 8,
    command: ['node', 'node_modules/@biomejs/biome/bin/biome', 'ci', '--colors=off', '.'],
  },
  {
    name: 'contract',
    title: 'generated contract types are fresh',
    budget: 5,
    command: ['npm', 'run', 'contract', '--', '--check'],
  },
  {
    name: 'lock',
    title: 'package.json and lockfile agree',
    budget: 5,
    command: ['npm', 'ci', '--dry-run', '--offline'],
  },
  {
    name: 'build',
    title: 'production build',
    budget: 15,
    command: ['node', 'node_modules/vite/bin/vite.js', 'build'],
  },
  {
    name: 'demo',
    title: 'demo build',
    budget: 15,
    command: ['node', 'node_modules/vite/bin/vite.js', 'build', '--mode', 'demo'],
  },
  {
    name: 'attack',
    title: 'the contract attacked by Schemathesis',
    budget: 70,
    command: ['node', 'tests/setup/attack.mjs'],
  },
  {
    name: 'node',
    title: 'tests in Node',
    budget: 180,
    command: ['node', ...vitest('node')],
    report: `${reports}/node.json`,
    env: (passed) => ({
      ...(passed.has('build') && { CERTDESK_PRODUCT: 'dist' }),
      ...(passed.has('demo') && { CERTDESK_DEMO_BUILT: 'dist-demo' }),
    }),
    count: countVitest,
    faults: faultsOfVitest,
  },
  {
    name: 'browser',
    title: 'tests in Chromium',
    budget: 145,
    command: ['node', ...vitest('browser')],
    report: `${reports}/browser.json`,
    count: countVitest,
    faults: faultsOfVitest,
  },
  {
    name: 'journeys',
    title: 'journeys on the built demo',
    budget: 600,
    command: [
      'node',
      'node_modules/@playwright/test/cli.js',
      'test',
      '--config=tests/journeys/playwright.config.ts',
    ],
    report: `${reports}/journeys.json`,
    env: (passed) => (passed.has('build') ? { CERTDESK_PRODUCT: 'dist' } : {}),
    count: countPlaywright,
    faults: faultsOfPlaywright,
  },
]

/**
 * Runs one step, or the part of its tests that the shard says. A command that fails is at least one failure,
 * whatever its report says; a report without a single test is a failure too.
 * @param {Step} step
 * @param {{ shard?: string | undefined, passed?: ReadonlySet<string> }} [options] `n/m`, and the steps that
 * passed before
 * @returns {Promise<Outcome>}
 */
export async function runStep(step, { shard, passed = new Set() } = {}) {
  const { title, command, report, count, faults } = step
  mkdirSync(reports, { recursive: true })
  if (!report || !count || !faults) {
    const { ok, output } = await execute(command)
    if (!ok) console.log(output)
    return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, faults: ok ? [] : [title], files: new Map() }
  }
  rmSync(report, { force: true })
  const { ok, output } = await execute([...command, ...(shard ? [`--shard=${shard}`] : [])], {
    live: true,
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report, ...step.env?.(passed) },
  })
  /** @type {any} */
  let written
  try {
    written = JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    const fault = `${report} was not written: the step crashed`
    console.log(fault)
    return { passed: 0, failed: 1, skipped: 0, faults: [fault, ...lastLines(output)], files: new Map() }
  }
  const counts = { ...count(written), files: secondsOfFiles(written) }
  if (ok && counts.passed + counts.failed > 0) return { ...counts, faults: faults(written) }
  const named = faults(written)
  // A command may fail for what stands in no test: an error that nobody caught, a file that could not be torn
  // down.
  return {
    ...counts,
    failed: Math.max(1, counts.failed),
    faults: named.length > 0 ? named : lastLines(output),
  }
}

/** @param {string} output */
const lastLines = (output) => output.trimEnd().split('\n').slice(-30)
