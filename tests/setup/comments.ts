import ts from 'typescript'

/** Where the comments of a source file are, in their order. */
export function commentRangesOf(path: string, text: string): readonly ts.TextRange[] {
  if (path.endsWith('.css'))
    return [...text.matchAll(/\/\*[\s\S]*?\*\//g)].map((found) => ({
      pos: found.index,
      end: found.index + found[0].length,
    }))
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const found = new Map<number, ts.TextRange>()
  const texts: ts.TextRange[] = []
  const note = (ranges: readonly ts.TextRange[] | undefined) => {
    for (const range of ranges ?? []) found.set(range.pos, range)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) texts.push(node)
    note(ts.getLeadingCommentRanges(text, node.pos))
    note(ts.getTrailingCommentRanges(text, node.end))
    for (const child of node.getChildren(source)) visit(child)
  }
  visit(source)
  // Text between the tags of JSX has no comments; what looks like one is text.
  const isText = ({ pos }: ts.TextRange) => texts.some((one) => one.pos <= pos && pos < one.end)
  return [...found.values()].filter((range) => !isText(range)).sort((a, b) => a.pos - b.pos)
}

const clause = /^\s*(?:\/\*+|\/\/|\*)?\s*(?:Who|What|Whoever|Whatever|Whose)\s/

/** The lines of comments, by number, that begin with a clause: "What it takes" for "The bytes". */
export function nounlessCommentLines(path: string, text: string): readonly number[] {
  if (!/\b(?:Who|What|Whose)/.test(text)) return []
  return commentRangesOf(path, text).flatMap(({ pos, end }) => {
    const first = text.slice(0, pos).split('\n').length
    const lines = text.slice(pos, end).split('\n')
    return lines.flatMap((line, index) => (clause.test(line) ? [first + index] : []))
  })
}

/**
 * The lines of comments that are wider than `limit`, by number. A line that is one long address has no other
 * form.
 */
export function wideCommentLines(path: string, text: string, limit: number): readonly number[] {
  const lines = text.split('\n')
  if (!lines.some((line) => line.length > limit)) return []
  const lineAt = (position: number) => text.slice(0, position).split('\n').length
  const wide = commentRangesOf(path, text).flatMap(({ pos, end }) => {
    const first = lineAt(pos)
    return Array.from({ length: lineAt(end) - first + 1 }, (_, index) => first + index)
  })
  return [...new Set(wide)].filter((number) => {
    const line = lines[number - 1] ?? ''
    return [...line].length > limit && !/https?:\S{60,}/.test(line) && !/biome-ignore/.test(line)
  })
}
