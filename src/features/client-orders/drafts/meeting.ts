import { saySame } from './equality'
import type { KeptDraft, Saved } from './kept-draft'

type Meeting<Content> =
  | { readonly outcome: 'nothing' }
  /** This page changed nothing: it shows what the other tab saved. */
  | { readonly outcome: 'adopt' }
  | { readonly outcome: 'conflict' }
  /** This page's changes follow the stored draft, which says the same as `base`. */
  | { readonly outcome: 'go-on'; readonly base: Content }

/**
 * Compares this page's draft with a stored version that it did not begin from. The page goes on where one of
 * the two did not change, or both are equal; so is a write of its own whose answer never came (`unanswered`).
 * The other tab's step in the wizard does not count as a difference.
 */
export function meet<Content>(
  { stored, content }: Pick<KeptDraft<Content>, 'stored' | 'content'>,
  theirs: Saved<Content>,
  unanswered: Content | null,
): Meeting<Content> {
  if (theirs.revision === stored.revision) return { outcome: 'nothing' }
  if (content === stored.content) return { outcome: 'adopt' }
  if (theirs.placedAs !== null) return { outcome: 'conflict' }
  const known = [stored.content, content, ...(unanswered === null ? [] : [unanswered])]
  const base = known.find((version) => saySame(version, theirs.content))
  return base === undefined ? { outcome: 'conflict' } : { outcome: 'go-on', base }
}
