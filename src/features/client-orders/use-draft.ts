import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { ClientOrderDraft } from '../../domain/client-order-draft'
import { isStorageFault, toAppError } from '../../errors'
import { createDrafts, type Drafts } from '../../storage/drafts'
import { createDraftKeeper, type DraftKeeper, type DraftView, type HomelessDrafts } from './draft-keeper'
import { randomId } from './draft-random-id'

/** What a page can do with its draft. */
export type DraftActions = Pick<
  DraftKeeper,
  'change' | 'goTo' | 'flush' | 'takeTheirs' | 'keepMineAsCopy' | 'markPlaced'
>

export type UsedDraft =
  | Exclude<DraftView, { readonly at: 'ready' }>
  | (Extract<DraftView, { readonly at: 'ready' }> & DraftActions)

/** All pages of this tab speak through one door, so that they don't hear themselves. */
export const browserDrafts: Drafts = createDrafts()
const homeless: HomelessDrafts = new Map()

/** Begins a draft and gives its id. Where the browser refuses storage it is kept in this page, and its page says so. */
export async function beginDraft(
  content: ClientOrderDraft,
  step: string,
  drafts: Drafts = browserDrafts,
): Promise<string> {
  const draftId = randomId()
  try {
    await drafts.save(draftId, 0, { step, content })
  } catch (error) {
    const { code } = toAppError(error)
    if (!isStorageFault(code)) throw error
    homeless.set(draftId, { revision: 0, savedAt: new Date().toISOString(), step, placedAs: null, content })
  }
  return draftId
}

/**
 * A draft of this browser. What is typed is in memory at once and on the disk a moment later; leaving the page writes what is left. A newer version by
 * another tab is shown where this one has nothing unsaved; else it is a conflict, and nothing is overwritten.
 */
export function useDraft(draftId: string, drafts: Drafts = browserDrafts): UsedDraft {
  const keeper = useMemo(() => createDraftKeeper(draftId, drafts, homeless), [draftId, drafts])
  useEffect(() => keeper.start(), [keeper])
  useEffect(() => writeBeforeLeaving(keeper), [keeper])
  const view = useSyncExternalStore(keeper.subscribe, keeper.view)
  const { change, goTo, flush, takeTheirs, keepMineAsCopy, markPlaced } = keeper
  return view.at === 'ready' ? { ...view, change, goTo, flush, takeTheirs, keepMineAsCopy, markPlaced } : view
}

function writeBeforeLeaving({ flush, leave, view }: DraftKeeper): () => void {
  const write = () => void flush()
  /** Asks only where leaving would lose something; `flush` begins here as well, the earliest moment. */
  const ask = (event: BeforeUnloadEvent) => {
    write()
    const now = view()
    if (now.at !== 'ready' || now.placedAs !== null) return
    if (now.saving === 'failed' || now.saving === 'conflict') event.preventDefault()
  }
  window.addEventListener('beforeunload', ask)
  window.addEventListener('pagehide', leave)
  document.addEventListener('visibilitychange', write)
  return () => {
    window.removeEventListener('beforeunload', ask)
    window.removeEventListener('pagehide', leave)
    document.removeEventListener('visibilitychange', write)
  }
}
