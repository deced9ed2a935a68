import { ownMark, stepMark } from './person.mjs'

/**
 * One task of the main thread, in milliseconds: as the clock on the wall has it, and as the processor worked
 * on it. The two differ where other processes were in the way, and where the task waited.
 * @typedef {{ wall: number, processor: number, step: string, at: number, inside: string }} Task
 */

const categories = [
  'toplevel',
  'devtools.timeline',
  'blink.user_timing',
  'disabled-by-default-devtools.timeline',
]

/**
 * Records what the main thread of the page does during `work`, task by task.
 * @param {Awaited<ReturnType<typeof import('./devtools.mjs').openChromium>>} chromium
 * @param {() => Promise<void>} work
 * @returns {Promise<Task[]>}
 */
export async function tasksDuring(chromium, work) {
  /** @type {TraceEvent[]} */
  const events = []
  const complete = new Promise((resolve) => {
    const stop = chromium.listen(({ method, params }) => {
      if (method === 'Tracing.dataCollected') events.push(...params.value)
      if (method !== 'Tracing.tracingComplete') return
      stop()
      resolve(undefined)
    })
  })
  const traceConfig = { includedCategories: categories, recordMode: 'recordContinuously' }
  await chromium.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig })
  try {
    await work()
  } finally {
    await chromium.send('Tracing.end')
    await complete
  }
  return tasksOf(events)
}

/**
 * The part of a trace event that is read here (Trace Event Format); times in microseconds.
 * @typedef {{ name: string, cat: string, ph: string, pid: number, tid: number, ts: number, dur?: number,
 * tdur?: number, args?: any }} TraceEvent
 */

/**
 * The step of the task in which the browser puts a document in the place of the last: no byte of the new page
 * has run before.
 */
export const commitStep = 'the browser’s change of pages'

/** @param {TraceEvent[]} events @returns {Task[]} */
export function tasksOf(events) {
  const marks = events.filter(({ cat }) => cat.includes('blink.user_timing'))
  const first = marks.find(({ name }) => name.startsWith(stepMark))
  if (!first) throw new Error('the trace has no step of the bench')
  const here = events.filter(({ pid, tid }) => pid === first.pid && tid === first.tid)
  const start = Math.min(...here.filter(({ name }) => name === 'navigationStart').map(({ ts }) => ts))
  const steps = here.filter(({ name }) => name.startsWith(stepMark)).sort((a, b) => a.ts - b.ts)
  const own = here.filter(({ name }) => name === ownMark).map(({ ts }) => ts)
  const commits = here.filter(({ name }) => name === 'CommitLoad').map(({ ts }) => ts)
  const complete = here.filter(({ ph, dur }) => ph === 'X' && dur !== undefined)
  return complete
    .filter(({ name, ts }) => name === 'RunTask' && ts >= start)
    .filter(({ ts, dur = 0 }) => !own.some((mark) => mark >= ts && mark <= ts + dur))
    .map(({ ts, dur = 0, tdur = 0 }) => ({
      wall: dur / 1000,
      processor: tdur / 1000,
      at: (ts - start) / 1000,
      step: commits.some((commit) => commit >= ts && commit <= ts + dur)
        ? commitStep
        : (steps.findLast((mark) => mark.ts <= ts)?.name.slice(stepMark.length) ?? 'loading'),
      inside: dur < 8000 ? '' : insideOf(complete, ts, ts + dur),
    }))
}

const telling =
  /^(v8\.compileModule|v8\.evaluateModule|EvaluateScript|FunctionCall|UpdateLayoutTree|Layout|PrePaint|Paint|Layerize|Commit|ParseHTML|EventDispatch|TimerFire|RunMicrotasks|MinorGC|MajorGC|CommitLoad|ParseAuthorStyleSheet|V8\.GC.*MARK.*)$/

/** The longest parts of a task. @param {TraceEvent[]} events @param {number} from @param {number} to */
function insideOf(events, from, to) {
  /** @type {Map<string, number>} */
  const sums = new Map()
  for (const { name, ts, dur = 0, args } of events) {
    if (ts < from || ts + dur > to || !telling.test(name)) continue
    const { url, functionName, type, fileName } = args?.data ?? {}
    const file = String(url ?? fileName ?? args?.fileName ?? '')
      .replace(/^.*\//, '')
      .replace(/-[\w-]{8}\.js.*$/, '')
    const label = [name, type, functionName, file].filter(Boolean).join(' ')
    sums.set(label, (sums.get(label) ?? 0) + dur / 1000)
  }
  return [...sums]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 5)
    .map(([label, sum]) => `${label} ${sum.toFixed(0)}`)
    .join(', ')
}
