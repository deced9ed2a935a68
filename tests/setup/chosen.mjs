/** @typedef {import('./steps.mjs').Step} Step */

/**
 * The value of an option, given as `--name value` or `--name=value`.
 * @param {readonly string[]} args
 * @param {string} name
 */
function option(args, name) {
  const at = args.findIndex((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`))
  if (at === -1) return undefined
  return args[at]?.split('=')[1] ?? args[at + 1] ?? ''
}

/**
 * The part of the tests that `--shard` asks for, `n/m`; undefined where all are to run.
 * @param {readonly string[]} args
 */
export function chosenShard(args) {
  const shard = option(args, 'shard')
  if (shard === undefined) return undefined
  const [, n = 0, m = 0] = (/^([1-9]\d*)\/([1-9]\d*)$/.exec(shard) ?? []).map(Number)
  if (n < 1 || n > m) throw new Error(`--shard is n/m, the n-th of m parts, not "${shard}"`)
  return shard
}

/**
 * The steps that `--only` names, or all. Of a shard the first does what isn't tests; the journeys of each
 * need the demo.
 * @template {Pick<Step, 'name' | 'report'>} Some
 * @param {readonly string[]} args
 * @param {readonly Some[]} steps
 * @returns {Some[]}
 */
export function chosenSteps(args, steps) {
  const names = option(args, 'only')?.split(',') ?? steps.map((step) => step.name)
  const unknown = names.filter((name) => !steps.some((step) => step.name === name))
  if (unknown.length > 0) {
    throw new Error(`no step "${unknown}"; there are: ${steps.map((step) => step.name).join(', ')}`)
  }
  const isFirst = (chosenShard(args) ?? '1/').startsWith('1/')
  return steps.filter(({ name, report }) => names.includes(name) && (isFirst || report || name === 'demo'))
}

/** The time that a step may take beyond its budget, as a part of the budget. */
const tolerance = 0.25

/** The part of a machine that others may take for times to mean anything. */
const quietShare = 0.2

/**
 * The verdict on a step's time and its budget; `noisy` where others had so much of the machine that nothing
 * can be said.
 * @param {{ quietSeconds: number, othersShare: number }} time
 * @param {number} budget
 * @returns {'within' | 'over' | 'noisy'}
 */
export function judgeTime({ quietSeconds, othersShare }, budget) {
  if (quietSeconds <= budget * (1 + tolerance)) return 'within'
  return othersShare > quietShare ? 'noisy' : 'over'
}
