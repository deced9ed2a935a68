/**
 * The outcome of a step. `skipped` are tests that said themselves that they can't run here.
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

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

/**
 * Seconds of a worker that each test file took, by the file's whole path.
 * @param {any} report Vitest's or Playwright's JSON report
 * @returns {Map<string, number>}
 */
export function secondsOfFiles(report) {
  /** @type {Map<string, number>} */
  const seconds = new Map()
  /** @param {string} file @param {number} milliseconds */
  const add = (file, milliseconds) => seconds.set(file, (seconds.get(file) ?? 0) + milliseconds / 1000)
  for (const { name, startTime, endTime } of report.testResults ?? []) add(name, endTime - startTime)
  /** @param {any} suite */
  const addSuite = ({ specs, suites = [] }) => {
    for (const { file, tests } of specs) {
      for (const { results } of tests) {
        for (const { duration } of results) add(`${report.config.rootDir}/${file}`, duration)
      }
    }
    suites.forEach(addSuite)
  }
  for (const suite of report.suites ?? []) addSuite(suite)
  return seconds
}
