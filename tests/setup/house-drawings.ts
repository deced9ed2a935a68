import { firstProgress, keygenProgress } from '../../src/features/keygen/flow/progress'
import type { KeygenEvent, KeygenOutcome, KeygenProgress } from '../../src/features/keygen/flow/states'
import { arrows, blocksBelow } from './arrows'
import { rooms } from './rooms'

const code = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(' ') || '—'
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
const mermaid = (lines: readonly string[]) => ['```mermaid', ...lines, '```'].join('\n')
const nodeId = (name: string) => name.replaceAll(/[^a-z]/g, '_')

function arrowsTable(): string {
  return table(
    ['part', 'may import', 'packages'],
    Object.entries(arrows).map(([part, { may, packages }]) => [code([part]), code(may), code(packages)]),
  )
}

function blocksTable(): string {
  const rows = Object.entries(blocksBelow).map(([block, below]) => [code([block]), code(below)])
  return rows.length === 0 ? 'No block imports another one.' : table(['block', 'may import'], rows)
}

function roomsTable(): string {
  return table(
    ['part', 'rooms, top first'],
    Object.entries(rooms).map(([part, names]) => [code([part]), code(names)]),
  )
}

/** The rooms as they lie over each other. */
function roomsDrawing(): string {
  const lines = Object.entries(rooms).flatMap(([part, names]) => {
    const nodes = names.map((name) => {
      const text = name === '.' ? 'pages' : name
      return `${nodeId(`${part}/${text}`)}["${text}"]`
    })
    return [
      `  subgraph ${nodeId(part)}["${part}"]`,
      '    direction TB',
      `    ${nodes.join(' --> ')}`,
      '  end',
    ]
  })
  return mermaid(['flowchart LR', ...lines])
}

const parts = Object.keys(arrows).filter((part) => !part.startsWith('mocks'))
const partOf = (path: string) =>
  parts.filter((part) => path === part || path.startsWith(`${part}/`)).sort((a, b) => b.length - a.length)[0]

/**
 * The parts of the product. An arrow that a longer way already shows is left out; a dotted one is for types
 * alone.
 */
function partsDrawing(): string {
  const targets = (part: string, kind: 'value' | 'type') =>
    new Set(
      (arrows[part]?.may ?? [])
        .filter((entry) => entry.startsWith('type ') === (kind === 'type') && !entry.startsWith('url '))
        .map((entry) => partOf(entry.replace(/^type /, '')))
        .filter((target) => target !== undefined && target !== part),
    )
  const reaches = (from: string, to: string): boolean =>
    from === to || [...targets(from, 'value')].some((next) => next !== undefined && reaches(next, to))
  const drawn = parts.flatMap((from) => {
    const values = [...targets(from, 'value')].filter((to) => to !== undefined)
    const direct = values.filter((to) => !values.some((other) => other !== to && reaches(other, to)))
    const types = [...targets(from, 'type')].filter((to) => to !== undefined && !reaches(from, to))
    return [
      ...direct.map((to) => `  ${nodeId(from)} --> ${nodeId(to)}`),
      ...types.map((to) => `  ${nodeId(from)} -.-> ${nodeId(to ?? '')}`),
    ]
  })
  return mermaid(['flowchart TD', ...parts.map((part) => `  ${nodeId(part)}["${part}"]`), ...drawn])
}

const outcome = { file: { name: 'a.p12', bytes: new Uint8Array(0) }, checks: [] } as unknown as KeygenOutcome
const truths = [true, false]
/** Every event of the flow, in each form that decides where it goes on. */
const events: readonly KeygenEvent[] = [
  { type: 'went-to', step: 'identity' },
  { type: 'declined' },
  { type: 'file-page-opened' },
  { type: 'file-page-left' },
  ...truths.flatMap((kept) =>
    truths.map((filed) => ({ type: 'key-opened' as const, kept, filed, keepFault: null })),
  ),
  { type: 'began-again' },
  ...(['create', 'submit', 'finish'] as const).map((plan) => ({ type: 'started' as const, plan })),
  { type: 'work-step-started', id: 'submit', now: 0 },
  ...truths.map((kept) => ({ type: 'sealed' as const, kept, keepFault: null })),
  ...truths.map((kept) => ({ type: 'kept-again' as const, kept, keepFault: null })),
  { type: 'not-dropped', code: 'unexpected' },
  { type: 'file-needed', now: 0 },
  { type: 'file-saved' },
  { type: 'went-on' },
  { type: 'pending' },
  { type: 'issued' },
  ...truths.flatMap((keyHeld) =>
    truths.map((refused) => ({
      type: 'failed' as const,
      code: 'unexpected' as const,
      keyHeld,
      refused,
      now: 0,
    })),
  ),
  { type: 'check-failed', checks: [] },
  { type: 'stopped' },
  { type: 'cancelled', notDropped: null },
  { type: 'finished', outcome, deviceId: 'windows' },
  { type: 'saved' },
  { type: 'forgot' },
]
const firstStates = ['begin', 'go-on', 'wait', 'finish', 'used', 'unsure', 'unsure-issued'] as const

/** The states of the recipient's flow: found by sending every event to every state that can be reached. */
function flowDrawing(): string {
  const edges = new Map<string, Set<string>>()
  const note = (from: string, to: string, label: string) => {
    const key = `${from} --> ${to}`
    edges.set(key, (edges.get(key) ?? new Set()).add(label))
  }
  const stateId = ({ at }: KeygenProgress) => nodeId(at)
  const known = new Set<string>()
  const open: KeygenProgress[] = []
  const reach = (progress: KeygenProgress): void => {
    const key = JSON.stringify(progress)
    if (known.has(key)) return
    known.add(key)
    open.push(progress)
  }
  for (const state of firstStates) {
    const kept = { fileSavedAt: null } as never
    const begun = firstProgress({
      state,
      kept: state === 'begin' ? null : kept,
      otherKeyKept: false,
      notLooked: null,
    })
    note('[*]', stateId(begun), state)
    reach(begun)
  }
  for (let from = open.pop(); from; from = open.pop()) {
    for (const event of events) {
      const to = keygenProgress(from, event)
      if (to.at !== from.at) note(stateId(from), stateId(to), event.type)
      reach(to)
    }
  }
  const lines = [...edges].map(([edge, labels]) => `  ${edge}: ${[...labels].sort().join(', ')}`)
  return mermaid(['stateDiagram-v2', ...lines.sort()])
}

/** Everything between two marks of a page that is made from the house's tables, by the name of the marks. */
const made: Readonly<Record<string, () => string>> = {
  arrows: arrowsTable,
  blocks: blocksTable,
  rooms: roomsTable,
  'drawing of the parts': partsDrawing,
  'drawing of the rooms': roomsDrawing,
  'drawing of the flow': flowDrawing,
}

/** A page with its tables and drawings made anew; each lies between `<!-- name -->` and `<!-- /name -->`. */
export function withFreshDrawings(page: string): string {
  return Object.entries(made).reduce((text, [name, make]) => {
    const marks = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(<!-- /${name} -->)`)
    if (!marks.test(text)) throw new Error(`the page has no place for: ${name}`)
    return text.replace(marks, (_whole, begin, end) => `${begin}\n${make()}\n\n${end}`)
  }, page)
}
