import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'

/** Linux counts processor time in hundredths of a second, for whoever asks (`USER_HZ`). */
const ticksPerSecond = 100

/** @param {string[]} ticks */
const secondsOf = (ticks) => ticks.reduce((sum, tick) => sum + Number(tick), 0) / ticksPerSecond

/** Processor seconds of the whole machine, and of this process with all that it started and that has ended. */
function processorSeconds() {
  const [, ...all] = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '').trim().split(/\s+/)
  // user nice system idle iowait irq softirq: all but the fourth and fifth are work.
  const machine = secondsOf([...all.slice(0, 3), ...all.slice(5, 7)])
  const stat = readFileSync('/proc/self/stat', 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  // utime stime cutime cstime, as proc(5) counts them from the third field on
  return { machine, own: secondsOf(fields.slice(11, 15)) }
}

/**
 * Starts a watch. It tells how long something took, and how long it would have taken had nobody else used the machine: each
 * processor second that others took is one that our work waited for, or would have had. Where the system can't say, they are one.
 * @returns {() => { seconds: number, quietSeconds: number }}
 */
export function startWatch() {
  const began = Date.now()
  const reading = () => {
    try {
      return processorSeconds()
    } catch {
      return undefined
    }
  }
  const before = reading()
  return () => {
    const seconds = (Date.now() - began) / 1000
    const after = reading()
    if (!before || !after) return { seconds, quietSeconds: seconds }
    const others = Math.max(0, after.machine - before.machine - (after.own - before.own))
    return { seconds, quietSeconds: Math.max(0, seconds - others / availableParallelism()) }
  }
}

/** Processor seconds of the fixed piece of work below, on the machine for which the budgets are written. */
const referenceSeconds = 0.2

/** How many times slower this machine is than the one for which the budgets are written; 1 where it is as fast or faster. */
export function slowness() {
  const before = process.cpuUsage()
  const block = Buffer.alloc(1 << 20)
  const hash = createHash('sha256')
  for (let round = 0; round < 100; round++) hash.update(block)
  let sum = 0
  for (let round = 0; round < 3e7; round++) sum = (sum * 31 + round) % 1_000_003
  block.writeUInt32LE(sum)
  const { user, system } = process.cpuUsage(before)
  return Math.max(1, (user + system) / 1e6 / referenceSeconds)
}
