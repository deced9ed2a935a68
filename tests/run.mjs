/**
 * `npm test`: brings the tools, then runs every step, whatever the one before came to, and ends with one line:
 * `N passed, N failed`. `npm test -- --only types,lint,node` runs some steps.
 */
import { runStep, steps } from './setup/steps.mjs'
import { bringTools } from './setup/tools.mjs'

/** @param {string[]} args */
function chosenSteps(args) {
  const at = args.findIndex((arg) => arg === '--only' || arg.startsWith('--only='))
  if (at === -1) return steps
  const names = (args[at]?.split('=')[1] ?? args[at + 1] ?? '').split(',')
  const unknown = names.filter((name) => !steps.some((step) => step.name === name))
  if (unknown.length > 0) {
    throw new Error(`no step "${unknown}"; there are: ${steps.map((step) => step.name).join(', ')}`)
  }
  return steps.filter((step) => names.includes(step.name))
}

/** @param {number} since */
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`

const total = { passed: 0, failed: 0 }
const began = Date.now()
/** @type {string[]} */
const summary = []
/** @type {string[]} */
const allFaults = []
try {
  const chosen = chosenSteps(process.argv.slice(2))
  const { chromium, headless, openssl } = bringTools()
  console.log(`Chromium: ${chromium}, ${headless}\nOpenSSL:  ${openssl}`)
  for (const step of chosen) {
    console.log(`\n— ${step.title}`)
    const start = Date.now()
    const { passed, failed, skipped, faults } = await runStep(step)
    allFaults.push(...faults)
    total.passed += passed
    total.failed += failed
    const parts = [`${passed} passed`, `${failed} failed`, ...(skipped ? [`${skipped} skipped`] : [])]
    summary.push(
      `${failed ? '✗' : '✓'} ${step.title.padEnd(36)} ${seconds(start).padStart(8)}   ${parts.join(', ')}`,
    )
    console.log(summary.at(-1))
  }
} catch (error) {
  total.failed += 1
  console.error(error instanceof Error ? error.message : error)
}
if (allFaults.length > 0) console.log(`\nWhat failed:\n${allFaults.join('\n')}`)
console.log(`\n${summary.join('\n')}\n${seconds(began)} in all`)
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
console.log(`${total.passed} passed, ${total.failed} failed`)
