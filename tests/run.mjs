/**
 * `npm test`: brings the tools, then runs every step, whatever the one before came to, and ends with one
 * line: `N passed, N failed`. `npm test -- --only types,lint,node` runs some steps; `--shard 1/3` a third of
 * the tests, for several machines: what isn't tests belongs to the first of them.
 */
import { chosenShard, chosenSteps, judgeTime } from './setup/chosen.mjs'
import { slowness, startWatch } from './setup/machine.mjs'
import { runStep, steps } from './setup/steps.mjs'
import { bringTools } from './setup/tools.mjs'

/** @param {number} number */
const seconds = (number) => `${number.toFixed(1)} s`

const args = process.argv.slice(2)
const total = { passed: 0, failed: 0 }
/** @type {string[]} */
const summary = []
/** @type {string[]} */
const allFaults = []
/** @type {Map<string, number>} */
const files = new Map()
const runTime = startWatch()
try {
  const shard = chosenShard(args)
  const chosen = chosenSteps(args, steps)
  const { chromium, headless, openssl } = bringTools()
  console.log(`Chromium: ${chromium}, ${headless}\nOpenSSL:  ${openssl}`)
  const slow = slowness()
  if (slow > 1.1) console.log(`This machine is ${slow.toFixed(1)} times slower: so are the budgets.`)
  /** @type {Set<string>} */
  const good = new Set()
  /** @param {import('./setup/steps.mjs').Step} step */
  const run = async (step) => {
    console.log(`\n— ${step.title}`)
    const stepTime = startWatch()
    const { passed, failed, skipped, faults, files: ofStep } = await runStep(step, { shard, passed: good })
    const time = stepTime()
    for (const [file, time] of ofStep) files.set(file, time)
    if (failed === 0) good.add(step.name)
    const budget = step.budget * slow
    const verdict = shard ? 'within' : judgeTime(time, budget)
    const isOver = verdict === 'over'
    allFaults.push(...faults)
    if (isOver)
      allFaults.push(`${step.title}: ${seconds(time.quietSeconds)}, the budget is ${seconds(budget)}`)
    total.passed += passed
    total.failed += failed + (isOver ? 1 : 0)
    const parts = [
      `${passed} passed`,
      `${failed} failed`,
      ...(skipped ? [`${skipped} skipped`] : []),
      ...(isOver ? ['over its budget'] : []),
      ...(verdict === 'noisy' ? [`not judged: others took ${Math.round(time.othersShare * 100)} %`] : []),
    ]
    const times = `${seconds(time.seconds).padStart(8)} of ${String(Math.round(budget)).padStart(3)}`
    summary.push(`${failed || isOver ? '✗' : '✓'} ${step.title.padEnd(36)} ${times}   ${parts.join(', ')}`)
    console.log(summary.at(-1))
  }
  // Steps that aren't tests have one thread each: two run at a time, the longest first. Tests take both
  // processors by themselves.
  const singles = chosen.filter(({ report }) => !report).toSorted((one, other) => other.budget - one.budget)
  const lane = async () => {
    for (let step = singles.shift(); step; step = singles.shift()) await run(step)
  }
  await Promise.all([lane(), lane()])
  for (const step of chosen.filter(({ report }) => report)) await run(step)
} catch (error) {
  total.failed += 1
  console.error(error instanceof Error ? error.message : error)
}
if (files.size > 0) {
  const slowest = [...files].toSorted(([, one], [, other]) => other - one).slice(0, 10)
  const lines = slowest.map(
    ([file, time]) => `${seconds(time).padStart(8)}  ${file.replace(`${process.cwd()}/`, '')}`,
  )
  console.log(`\nThe slowest files, in seconds of a worker:\n${lines.join('\n')}`)
}
if (allFaults.length > 0) console.log(`\nWhat failed:\n${allFaults.join('\n')}`)
const { seconds: taken, quietSeconds } = runTime()
console.log(
  `\n${summary.join('\n')}\n${seconds(taken)} in all, ${seconds(quietSeconds)} without what others took of this machine`,
)
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
console.log(`${total.passed} passed, ${total.failed} failed`)
