import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'

/**
 * What a step came to. `skipped` are tests that said themselves that they can't run here.
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 *
 * A step's counts, and a line for each thing that failed in it: CI keeps only the end of what a run prints.
 * @typedef {Counts & { faults: string[] }} Outcome
 *
 * One step of `npm test`: a command line, and how its outcome is counted.
 * @typedef {object} Step
 * @property {string} name what `--only` calls it
 * @property {string} title
 * @property {string[]} command program and arguments; `node` is the running one
 * @property {string} [report] JSON report that the command writes; without it the step counts as one check
 * @property {(report: any) => Counts} [count]
 * @property {(report: any) => string[]} [faults] what failed, from the report
 */

const reports = '.cache/reports'
/** Past it a step hangs. The journeys are the longest; with the kill test they take more than twelve. */
const stepMinutes = 30

/**
 * @param {any} report Vitest's JSON report
 * @returns {Counts}
 */
export function countVitest(report) {
  // A file that can't be loaded is a failed suite without a failed test.
  const broken = report.testResults.filter(
    (/** @type {any} */ file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  }
}

/**
 * @param {any} report Playwright's JSON report
 * @returns {Counts}
 */
export function countPlaywright({ stats, errors }) {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  }
}

/** @param {string} text the first line of an error's text, without terminal colors */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken away
const firstLine = (text) => text.replace(/\u001b\[[\d;]*m/g, '').split('\n', 1)[0] ?? ''

/**
 * @param {any} report Vitest's JSON report
 * @returns {string[]}
 */
export function faultsOfVitest(report) {
  return report.testResults
    .filter((/** @type {any} */ file) => file.status === 'failed')
    .flatMap((/** @type {any} */ file) => {
      const failed = file.assertionResults.filter((/** @type {any} */ test) => test.status === 'failed')
      if (failed.length === 0) return [`${file.name}: ${firstLine(file.message)}`]
      return failed.map(
        (/** @type {any} */ test) =>
          `${file.name} › ${test.fullName}: ${firstLine(test.failureMessages[0] ?? '')}`,
      )
    })
}

/**
 * @param {any} report Playwright's JSON report
 * @returns {string[]}
 */
export function faultsOfPlaywright({ suites, errors }) {
  /** @param {any} suite @returns {any[]} */
  const specsOf = (suite) => [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)]
  return [
    ...suites
      .flatMap(specsOf)
      .filter((/** @type {any} */ { ok }) => !ok)
      .map((/** @type {any} */ { file, title, tests }) => {
        const errors = tests.flatMap((/** @type {any} */ { results }) =>
          results.flatMap((/** @type {any} */ result) => result.errors),
        )
        return `${file} › ${title}: ${firstLine(errors[0]?.message ?? '')}`
      }),
    ...errors.map((/** @type {any} */ { message }) => firstLine(message ?? '')),
  ]
}

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
  { name: 'types', title: 'types', command: ['node', 'node_modules/typescript/bin/tsc', '--noEmit'] },
  {
    name: 'lint',
    title: 'lint and format',
    command: ['node', 'node_modules/@biomejs/biome/bin/biome', 'ci', '--colors=off', '.'],
  },
  {
    name: 'contract',
    title: 'generated contract types are fresh',
    command: ['npm', 'run', 'contract', '--', '--check'],
  },
  {
    name: 'lock',
    title: 'package.json and lockfile agree',
    command: ['npm', 'ci', '--dry-run', '--offline'],
  },
  { name: 'build', title: 'production build', command: ['node', 'node_modules/vite/bin/vite.js', 'build'] },
  {
    name: 'demo',
    title: 'demo build',
    command: ['node', 'node_modules/vite/bin/vite.js', 'build', '--mode', 'demo'],
  },
  {
    name: 'node',
    title: 'tests in Node',
    command: ['node', ...vitest('node')],
    report: `${reports}/node.json`,
    count: countVitest,
    faults: faultsOfVitest,
  },
  {
    name: 'browser',
    title: 'tests in Chromium',
    command: ['node', ...vitest('browser')],
    report: `${reports}/browser.json`,
    count: countVitest,
    faults: faultsOfVitest,
  },
  {
    name: 'journeys',
    title: 'journeys on the built demo',
    command: [
      'node',
      'node_modules/@playwright/test/cli.js',
      'test',
      '--config=tests/journeys/playwright.config.ts',
    ],
    report: `${reports}/journeys.json`,
    count: countPlaywright,
    faults: faultsOfPlaywright,
  },
]

/**
 * Runs a command to its end. Its output is kept and handed back; where `live`, it is shown as it comes, too.
 * @param {string[]} command
 * @param {boolean} live
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
function execute([program = '', ...args], live) {
  return new Promise((resolve) => {
    const env = {
      ...process.env,
      NODE_ENV: undefined,
      CI: '1',
      PLAYWRIGHT_JSON_OUTPUT_NAME: `${reports}/journeys.json`,
    }
    const child = spawn(program === 'node' ? process.execPath : program, args, {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true, // a group of its own, so that a step that hangs is ended with its browser and servers
    })
    let output = ''
    for (const [stream, shown] of /** @type {const} */ ([
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ])) {
      stream.setEncoding('utf8').on('data', (chunk) => {
        output += chunk
        if (live) shown.write(chunk)
      })
    }
    const endGroup = () => {
      try {
        if (child.pid) process.kill(-child.pid, 'SIGKILL')
      } catch {
        // Nothing of the group is left.
      }
    }
    const timer = setTimeout(() => {
      output += `\nended after ${stepMinutes} minutes\n`
      endGroup()
    }, stepMinutes * 60_000)
    const interrupt = () => {
      endGroup()
      process.exit(130)
    }
    process.once('SIGINT', interrupt)
    process.once('SIGTERM', interrupt)
    /** @param {boolean} ok */
    const settle = (ok) => {
      clearTimeout(timer)
      process.off('SIGINT', interrupt)
      process.off('SIGTERM', interrupt)
      endGroup()
      resolve({ ok, output })
    }
    child.on('error', (error) => {
      output += error.message
      settle(false)
    })
    child.on('exit', (code) => settle(code === 0))
  })
}

/**
 * Runs one step. A command that fails is at least one failure, whatever its report says; a report without a single test
 * is a failure too.
 * @param {Step} step
 * @returns {Promise<Outcome>}
 */
export async function runStep({ title, command, report, count, faults }) {
  mkdirSync(reports, { recursive: true })
  if (!report || !count || !faults) {
    const { ok, output } = await execute(command, false)
    if (!ok) console.log(output)
    return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, faults: ok ? [] : [title] }
  }
  rmSync(report, { force: true })
  const { ok, output } = await execute(command, true)
  /** @type {any} */
  let written
  try {
    written = JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    const fault = `${report} was not written: the step crashed`
    console.log(fault)
    return { passed: 0, failed: 1, skipped: 0, faults: [fault, ...lastLines(output)] }
  }
  const counts = count(written)
  if (ok && counts.passed + counts.failed > 0) return { ...counts, faults: faults(written) }
  const named = faults(written)
  // A command may fail for what stands in no test: an error that nobody caught, a file that could not be torn down.
  return {
    ...counts,
    failed: Math.max(1, counts.failed),
    faults: named.length > 0 ? named : lastLines(output),
  }
}

/** @param {string} output */
const lastLines = (output) => output.trimEnd().split('\n').slice(-30)
