import { arrows, blocksBelow } from './arrows'
import { nounlessCommentLines, wideCommentLines } from './comments'
import { forbiddenNames } from './forbidden-names'
import { exportsForOthers, testsOfNoPart } from './house-tables'
import { rooms } from './rooms'
import type { SourceFile } from './source-files'

const forbiddenFileNames =
  /^(utils?|helpers?|common|shared|lib|core|misc|types|hooks|constants|manager|services?|index)$/
const documented = ['domain', 'pki', 'crypto-worker', 'storage']
const lineLimit = 400
const crowdLimit = 25
/** The file that `npm run contract` writes. */
const generated = 'src/contract/schema.ts'

const parts = Object.keys(arrows).sort((a, b) => b.length - a.length)
const isBelow = (path: string, part: string) => path === part || path.startsWith(`${part}/`)
/** A path as the tables write it: below `src`, without extension. */
const asPart = (path: string) =>
  path.replace(/^src\//, '').replace(/\.(module\.css|css|tsx?|mjs|json|yaml)$/, '')
const partOf = (path: string) => parts.find((part) => isBelow(asPart(path), part))
/** The feature or the block that a path lies in: neighbours that don't know each other. */
const neighbourOf = (path: string) => {
  const [, street, name] = /^(features|blocks)\/([^/]+)/.exec(asPart(path)) ?? []
  return street === undefined || name === undefined ? null : { street, name }
}

/** Imports that no arrow allows. */
export function judgeImports(file: SourceFile): string[] {
  const from = partOf(file.path)
  if (!from) return [`${file.path}: belongs to no part of the table`]
  const { may, packages } = arrows[from] ?? { may: [], packages: [] }
  return file.imports
    .filter(({ target, isPackage, kind }) => {
      if (isPackage) return !packages.some((name) => isBelow(target, name))
      const to = asPart(target)
      const [own, other] = [neighbourOf(file.path), neighbourOf(target)]
      if (own && other && own.street === other.street && own.name !== other.name)
        return own.street === 'features' || blocksBelow[own.name]?.includes(other.name) !== true
      if (from === 'app' && isBelow(to, 'features')) return !to.endsWith('-page')
      const isOwn = partOf(target) === from
      return (
        !isOwn &&
        !may.some((entry) => {
          const [kindOnly, path = kindOnly ?? ''] = entry.split(' ')
          return isBelow(to, path) && (path === entry || kindOnly === kind)
        })
      )
    })
    .map(
      ({ target, kind }) =>
        `${file.path}: ${from} may not import ${kind === 'value' ? '' : `${kind} `}${target}`,
    )
}

const partsWithRooms = Object.keys(rooms)
/**
 * The part with rooms that a path lies in, and the number of its room there: 0 is the top, -1 is no room of
 * the table.
 */
function roomOf(path: string): { readonly part: string; readonly floor: number } | null {
  const part = partsWithRooms.find((one) => isBelow(asPart(path), one))
  if (part === undefined) return null
  const inside = asPart(path).slice(part.length + 1)
  const names = rooms[part] ?? []
  const floor = names.indexOf(inside.split('/')[0] ?? '')
  return { part, floor: floor < 0 && !inside.includes('/') ? names.indexOf('.') : floor }
}

/** Imports that lead up from one room to another of the same part, and files that lie in no room. */
export function judgeRooms(file: SourceFile): string[] {
  const own = roomOf(file.path)
  if (!own) return []
  if (own.floor < 0) return [`${file.path}: lies in no room of ${own.part}`]
  return file.imports.flatMap(({ target, isPackage }) => {
    const to = isPackage ? null : roomOf(target)
    if (to?.part !== own.part || to.floor < 0 || to.floor >= own.floor) return []
    return [`${file.path}: leads up to ${target}`]
  })
}

/** Names that a part may not use. */
export function judgeNames(file: SourceFile): string[] {
  return forbiddenNames.flatMap((rule) => {
    const path = asPart(file.path)
    const applies =
      'in' in rule
        ? isBelow(path, rule.in)
        : file.path.startsWith('src/') && !rule.outside.some((part) => isBelow(path, part))
    if (!applies) return []
    return rule.names
      .filter((name) => file.mentions.has(name))
      .map((name) => `${file.path}: ${name} (${rule.why})`)
  })
}

/** A file's name, size and docs. */
export function judgeFile(file: SourceFile): string[] {
  const faults: string[] = []
  const names = file.path
    .split('/')
    .slice(1)
    .map((name) => name.replace(/\..*$/, ''))
  const isGenerated = file.path === generated
  if (file.path.startsWith('src/') && names.some((name) => forbiddenFileNames.test(name))) {
    faults.push(`${file.path}: a name that says nothing`)
  }
  if (names.some((name) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)))
    faults.push(`${file.path}: not in kebab case`)
  if (file.isBarrel) faults.push(`${file.path}: a barrel file`)
  if (file.lines > lineLimit && !isGenerated)
    faults.push(`${file.path}: ${file.lines} lines, over ${lineLimit}`)
  if (documented.some((part) => isBelow(asPart(file.path), part))) {
    faults.push(...file.undocumentedExports.map((name) => `${file.path}: export ${name} has no doc`))
  }
  return faults
}

/** Circles of files, imports of types included. */
export function circlesAmong(files: readonly SourceFile[]): string[] {
  const withoutExtension = (path: string) => path.replace(/\.(tsx?|mjs)$/, '')
  const byName = new Map(files.map((file) => [withoutExtension(file.path), file]))
  const done = new Set<string>()
  const circles: string[] = []
  const walk = (name: string, way: readonly string[]): void => {
    const file = byName.get(name)
    if (!file || done.has(name)) return
    const first = way.indexOf(name)
    if (first >= 0) {
      circles.push(`a circle: ${[...way.slice(first), name].join(' → ')}`)
      return
    }
    for (const { target } of file.imports) walk(target, [...way, name])
    done.add(name)
  }
  for (const name of byName.keys()) walk(name, [])
  return circles
}

/** Folders with more code files than anybody surveys. `but` are folders that may have as many as it says. */
export function crowdedFolders(
  files: readonly SourceFile[],
  but: Readonly<Record<string, number>>,
): string[] {
  const counts = new Map<string, number>()
  for (const { path } of files) {
    if (path.endsWith('.css')) continue
    const folder = path.slice(0, path.lastIndexOf('/'))
    counts.set(folder, (counts.get(folder) ?? 0) + 1)
  }
  return [...counts]
    .filter(([folder, count]) => count > (but[folder] ?? crowdLimit))
    .map(([folder, count]) => `${folder}: ${count} code files`)
}

/** Exports of `exporting` that no file of `importing` names, as `path: name`. */
export function exportsWithoutImporter(
  exporting: readonly SourceFile[],
  importing: readonly SourceFile[],
): string[] {
  const taken = new Map<string, Set<string> | null>()
  for (const { target, kind, names } of importing.flatMap(({ imports }) => imports)) {
    if (kind === 'url') continue
    const known = taken.get(target)
    if (names === null || known === null) taken.set(target, null)
    else taken.set(target, new Set([...(known ?? []), ...names]))
  }
  return exporting.flatMap(({ path, exports }) => {
    const names = taken.get(path.replace(/\.(tsx?|mjs)$/, ''))
    if (names === null || exportsForOthers[path] === 'all') return []
    return exports
      .filter((name) => !names?.has(name) && !exportsForOthers[path]?.includes(name))
      .map((name) => `${path}: ${name}`)
  })
}

/** Folders of unit and browser tests that are no folder of the sources. */
export function testFoldersWithoutSubject(
  testPaths: readonly string[],
  isFolder: (path: string) => boolean,
): string[] {
  const folders = new Set(testPaths.map((path) => path.slice(0, path.lastIndexOf('/'))))
  return [...folders].filter((folder) => {
    const [, subject] = /^tests\/(?:unit|browser)\/(.+)$/.exec(folder) ?? []
    if (subject === undefined || Object.keys(testsOfNoPart).some((one) => isBelow(folder, one))) return false
    return ![`src/${subject}`, `src/features/${subject}`, `src/blocks/${subject}`, subject].some(isFolder)
  })
}

const commentWidth = 110
/** Lines of comments that are wider than the code around them may be. */
export function wideComments(path: string, text: string): string[] {
  if (path === generated) return []
  return wideCommentLines(path, text, commentWidth).map(
    (line) => `${path}:${line}: a comment over ${commentWidth} columns`,
  )
}

/** Lines of comments that a reader has to read twice, as they name no thing. */
export function nounlessComments(path: string, text: string): string[] {
  if (path === generated) return []
  return nounlessCommentLines(path, text).map((line) => `${path}:${line}: a comment begins without a noun`)
}

const proseWidth = 100
/**
 * Lines of prose that are wider than a reader's window. A row of a table and a block of code have no other
 * form.
 */
export function wideProse(path: string, text: string): string[] {
  let isCode = false
  return text.split('\n').flatMap((line, index) => {
    if (line.startsWith('```')) isCode = !isCode
    if (isCode || line.startsWith('|') || [...line].length <= proseWidth) return []
    return [`${path}:${index + 1}: ${[...line].length} columns, over ${proseWidth}`]
  })
}

/** A page of a journey, looked at once: `count()` and the like tell of the moment, and wait for nothing. */
const oneLook =
  /expect\(\s*await [^\n]*?\.(count|isVisible|isHidden|isChecked|textContent|innerText|inputValue|getAttribute)\(\)/g

/** The expectations of a journey that race with its page: they look once where `expect(locator)` waits. */
export function racingExpectations(path: string, text: string): string[] {
  return [...text.matchAll(oneLook)].map(({ index, 1: name }) => {
    const line = text.slice(0, index).split('\n').length
    return `${path}:${line}: expects of one look with ${name}()`
  })
}
