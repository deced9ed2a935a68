import { commentRangesOf } from './comments'

/** From the root, or a page: `src/ui/theme.css`, `SECURITY.md`. */
const fromRoot =
  /(?<![\w./@-])((?:src|mocks|tests|build|public|docs|research|shared)\/[\w./*-]*[\w*]|(?:[\w-]+\/)*[\w-]+\.md)(?![\w/-])/g
/** Below any folder, as a comment names it: `orders/happened`. */
const inBackticks = /`([\w-]+(?:\/[\w.-]+)+)`/g
/** The files that a build writes beside itself. */
const written = new Set(['licenses.md'])
const endings = ['', '.ts', '.tsx', '.mjs']

/**
 * Files that a source file names and that are not in the checkout; in a test only those of its comments, as
 * its code makes paths up. `paths` are all files and folders, from the root.
 */
export function lostCitations(path: string, text: string, paths: ReadonlySet<string>): string[] {
  const isFolder = (name: string) => [...paths].some((one) => `/${one}/`.includes(`/${name}/`))
  const isThere = (cited: string) =>
    written.has(cited) || cited.includes('*') || endings.some((ending) => paths.has(cited + ending))
  const endsOne = (cited: string) =>
    [...paths].some((one) => endings.some((ending) => `/${one}`.endsWith(`/${cited}${ending}`)))
  const lost = [
    ...[...text.matchAll(fromRoot)].filter(([, cited = '']) => !isThere(cited)),
    ...[...text.matchAll(inBackticks)].filter(
      ([, cited = '']) => isFolder(cited.split('/')[0] ?? '') && !endsOne(cited),
    ),
  ]
  if (lost.length === 0) return []
  const comments = commentRangesOf(path, text)
  const isComment = (index: number) => comments.some(({ pos, end }) => pos <= index && index < end)
  const inTest = path.startsWith('tests/')
  return [
    ...new Set(
      lost
        .filter(({ index, 0: span }) => isComment(index) || !(inTest || span.startsWith('`')))
        .map(([, cited]) => `${path}: ${cited} is not in the repository`),
    ),
  ]
}
