import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'

/** Linux counts processor time in hundredths of a second, for whoever asks (`USER_HZ`). */
const ticksPerSecond = 100

/**
 * Every process that runs now, with its parent and the processor seconds it has had; none where the system
 * has no `/proc`.
 * @returns {Map<string, { parent: string, seconds: number }>}
 */
function processes() {
  /** @type {Map<string, { parent: string, seconds: number }>} */
  const found = new Map()
  for (const pid of readdirSync('/proc')) {
    if (!/^\d+$/.test(pid)) continue
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      // proc(5): behind the name, which may hold anything, come state, parent, …, user and system time.
      const [, parent = '', ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      found.set(pid, { parent, seconds: (Number(fields[9]) + Number(fields[10])) / ticksPerSecond })
    } catch {
      // ended while we looked
    }
  }
  return found
}

/**
 * Adds up, from now on, what others take of the processors: every process that doesn't descend from this one.
 * A process that came and went between two looks is not seen, so the sum is rather too low.
 */
function watchOthers() {
  /** Ours stay ours when their parent ends before them. */
  const ours = new Set([String(process.pid)])
  /** @type {Map<string, number>} */
  let before = new Map()
  let total = 0
  const look = () => {
    const now = processes()
    /** @type {(pid: string) => boolean} */
    const isOurs = (pid) => {
      const parent = now.get(pid)?.parent
      if (!ours.has(pid) && parent !== undefined && isOurs(parent)) ours.add(pid)
      return ours.has(pid)
    }
    for (const [pid, { seconds }] of now) {
      if (!isOurs(pid)) total += seconds - (before.get(pid) ?? seconds)
    }
    before = new Map([...now].map(([pid, { seconds }]) => [pid, seconds]))
    return total
  }
  try {
    look()
  } catch {
    return () => 0 // not Linux
  }
  setInterval(look, 1_000).unref()
  return look
}

/** @type {(() => number) | undefined} */
let othersSeconds

/**
 * Starts a watch. It tells how long something took, how long it would have taken had nobody else used the
 * machine (each processor second that others took is one that work on all processors would have had), and the
 * part of the machine that others took.
 * @returns {() => { seconds: number, quietSeconds: number, othersShare: number }}
 */
export function startWatch() {
  othersSeconds ??= watchOthers()
  const others = othersSeconds
  const began = Date.now()
  const before = others()
  return () => {
    const seconds = (Date.now() - began) / 1000
    const lost = Math.min(seconds, (others() - before) / availableParallelism())
    return { seconds, quietSeconds: seconds - lost, othersShare: seconds > 0 ? lost / seconds : 0 }
  }
}

/** Processor seconds of the fixed piece of work below, on the machine for which the budgets are written. */
const referenceSeconds = 0.2

/**
 * How many times slower this machine is than the one for which the budgets are written; 1 where it is as fast
 * or faster.
 */
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
