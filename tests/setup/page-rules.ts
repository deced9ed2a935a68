import { posix } from 'node:path'

/** The names that a page may use: those of things in the checkout. */
export interface Checkout {
  /** Files and folders, from the root. */
  readonly paths: ReadonlySet<string>
  /** The scripts of `package.json`. */
  readonly scripts: readonly string[]
  /** The steps of `npm test`. */
  readonly steps: readonly string[]
  /** All code, to look for a name in. */
  readonly code: string
  readonly textOf: (page: string) => string
}

const written = /^(dist|dist-demo|\.cache|node_modules)(\/|$)/
const fileName = /\w\.(tsx?|mjs|json|yaml|md|css|html|txt)$/
const notOfFiles = /^(zod|application|text|image)\//
const endings = ['', '.ts', '.tsx', '.mjs']

/** Links, paths, commands and names of code in a page that lead nowhere. */
export function judgePage(page: string, checkout: Checkout): string[] {
  let isBlock = false
  return withoutTables(checkout.textOf(page))
    .split('\n')
    .flatMap((line, index) => {
      if (line.startsWith('```')) isBlock = !isBlock
      const spans = isBlock ? [] : [...line.matchAll(/`([^`]+)`/g)].map(([, span = '']) => span)
      const links = isBlock ? [] : [...line.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)
      const lost = [
        ...links.filter((target) => !isLink(page, target, checkout)),
        ...spans.filter((span) => !isThere(page, span, checkout)),
        ...(isBlock ? [line] : spans).flatMap((command) => lostIn(command, checkout)),
      ]
      return lost.map((name) => `${page}:${index + 1}: ${name} leads nowhere`)
    })
}

/** Tables and drawings that are printed by a test; only their line ends are left. */
const withoutTables = (text: string) =>
  text.replaceAll(/<!-- ([a-z ]+) -->[\s\S]*?<!-- \/\1 -->/g, (table) => table.replaceAll(/[^\n]/g, ''))

function isLink(page: string, target: string, { paths, textOf }: Checkout): boolean {
  if (/^[a-z]+:/.test(target)) return true
  const [file = '', heading] = target.split('#')
  const path = file === '' ? page : posix.join(posix.dirname(page), file)
  return paths.has(path) && (heading === undefined || anchorsOf(textOf(path)).includes(heading))
}

/** As GitHub makes them of headings. */
const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
      .replaceAll(' ', '-'),
  )

/** Whether there is what a span names: a path, or a name of code; any other span says nothing of either. */
function isThere(page: string, span: string, checkout: Checkout): boolean {
  const words = /^(npm|npx|node) /.test(span) ? span.split(' ').filter((word) => fileName.test(word)) : [span]
  return words.every((word) => {
    const isPath = /^[\w.*-]+(\/[\w.*-]+)*\/?$/.test(word) && (word.includes('/') || fileName.test(word))
    if (isPath && !notOfFiles.test(word)) return isPathThere(page, word.replace(/\/$/, ''), checkout.paths)
    const isName = /^[a-z]+[A-Z]\w*$/.test(word) || /^[a-z]\w*(-[a-z0-9]+)+$/.test(word)
    return !isName || checkout.code.includes(word)
  })
}

/** Below the root, `src` or the page's folder, with or without its ending; a file's name alone anywhere. */
function isPathThere(page: string, path: string, paths: ReadonlySet<string>): boolean {
  if (written.test(path)) return true
  const wanted = ['.', 'src', posix.dirname(page)].map((folder) => posix.join(folder, path))
  if (wanted.some((one) => endings.some((ending) => paths.has(one + ending)))) return true
  const forms = path.includes('/') ? (path.includes('*') ? wanted : []) : [`*/${path}`]
  const patterns = forms.map((form) => new RegExp(`^${form.replaceAll('.', '\\.').replaceAll('*', '.*')}$`))
  return [...paths].some((one) => patterns.some((pattern) => pattern.test(one)))
}

/** The scripts and steps that a command names and that there are not. */
function lostIn(command: string, { scripts, steps }: Checkout): string[] {
  const named = [...command.matchAll(/\bnpm (?:run (?:-s )?([\w-]+)|(start|test)\b)/g)]
  const only = /--only ([a-z,]+)/.exec(command)?.[1]?.split(',') ?? []
  return [
    ...named.flatMap(([, run, short]) => run ?? short ?? []).filter((name) => !scripts.includes(name)),
    ...only.filter((name) => !steps.includes(name)),
  ]
}
