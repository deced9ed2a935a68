import { resolve } from 'node:path'
import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite'

/** The bundler's facts about a module. */
export interface ModuleNode {
  readonly importedIds: readonly string[]
  /** The modules that import it later. */
  readonly dynamicImporters: readonly string[]
}
export type ModuleGraph = (id: string) => ModuleNode | null

/**
 * The modules that the recipient's first page begins with: the entry, the frame of every page, and the page
 * of a link.
 */
export const firstPageRoots = {
  entry: resolve('src/main.tsx'),
  frame: resolve('src/app/mount.tsx'),
  page: resolve('src/features/keygen/generate-page.tsx'),
  libraries: resolve('src/app/libraries.ts'),
} as const

/**
 * The chunks of the first page; a group of the bundler takes what its modules import, so each stands before
 * those that import it.
 */
const chunkNames = ['index', 'react-dom', 'libraries', 'frame'] as const
type ChunkName = (typeof chunkNames)[number]

const isPackage = /[\\/]node_modules[\\/]/
const isReact = /[\\/]node_modules[\\/](react|react-dom|scheduler)[\\/]/

/** Everything that comes with a module: what it imports, and what that imports. */
function closureOf(id: string, graph: ModuleGraph, found = new Set<string>()): Set<string> {
  if (found.has(id)) return found
  found.add(id)
  for (const imported of graph(id)?.importedIds ?? []) closureOf(imported, graph, found)
  return found
}

/**
 * In which chunk each module of the recipient's first page is, by the import graph. Few files, as each costs
 * a request and its own dictionary of compression; several, as each is evaluated in a task of its own
 * (`src/app/start.ts`).
 */
export function firstPageChunks(graph: ModuleGraph): ReadonlyMap<string, ChunkName> {
  const { entry, frame, page, libraries } = firstPageRoots
  const chunks = new Map<string, ChunkName>([[libraries, 'libraries']])
  for (const id of closureOf(frame, graph, closureOf(page, graph))) {
    chunks.set(id, isReact.test(id) ? 'react-dom' : isPackage.test(id) ? 'libraries' : 'frame')
  }
  for (const id of closureOf(entry, graph)) chunks.set(id, 'index')
  // The mock world starts before the entry does, which has an effect: it must not come with what both import.
  if (graph(entry)?.dynamicImporters.length) chunks.delete(entry)
  return chunks
}

/** The same as groups of the bundler. */
export function firstPageGroups(): Rolldown.CodeSplittingGroup[] {
  const plans = new WeakMap<object, ReadonlyMap<string, ChunkName>>()
  return chunkNames.map((chunk, index) => ({
    debugName: chunk,
    priority: chunkNames.length - index,
    name(id, context) {
      const plan = plans.get(context) ?? firstPageChunks((module) => context.getModuleInfo(module))
      plans.set(context, plan)
      return plan.get(id) === chunk ? chunk : null
    },
  }))
}

/**
 * The browser fetches all of these chunks and their styles at once: `src/app/start.ts` imports them one by
 * one only so that each is evaluated in a task of its own. Texts and other pages stay out: which are needed
 * is known later.
 */
export function fetchFirstPageAtOnce(): Plugin {
  return {
    name: 'certdesk-fetch-first-page-at-once',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle)
          .filter((file) => file.type === 'chunk')
          .filter(({ facadeModuleId }) => !facadeModuleId?.endsWith('.html')) // Vite removes it
        const first = chunkNames.flatMap((name) => chunks.filter((chunk) => chunk.name === name))
        const styles = first.flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])])
        const link = (rel: string) => (file: string) => ({
          tag: 'link',
          attrs: { rel, crossorigin: true, href: `/${file}` },
          injectTo: 'head' as const,
        })
        return [
          ...styles.map(link('stylesheet')),
          ...first.map(({ fileName }) => fileName).map(link('modulepreload')),
        ].filter(({ attrs }: HtmlTagDescriptor) => !html.includes(String(attrs?.['href'])))
      },
    },
  }
}
