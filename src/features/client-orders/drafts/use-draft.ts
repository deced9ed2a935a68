import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { ClientOrderDraft } from '../../../domain/orders/client-order-draft'
import { isStorageFault, toAppError } from '../../../errors'
import type { Drafts } from '../../../storage/drafts'
import { clientOrderKind } from './client-order-kind'
import { createDraftKeeper, type DraftKeeper, type DraftView, type HomelessDrafts } from './keeper'
import { randomId } from './random-id'

/** The actions that a page has on its draft. */
type DraftActions = Pick<
  DraftKeeper<ClientOrderDraft>,
  'change' | 'goTo' | 'flush' | 'takeTheirs' | 'keepMineAsCopy' | 'markPlaced'
>

export type UsedDraft =
  | Exclude<DraftView<ClientOrderDraft>, { readonly at: 'ready' }>
  | (Extract<DraftView<ClientOrderDraft>, { readonly at: 'ready' }> & DraftActions)

/** Drafts that no disk took, by account. */
const homeless = new WeakMap<Drafts, HomelessDrafts<ClientOrderDraft>>()

function homelessOf(drafts: Drafts): HomelessDrafts<ClientOrderDraft> {
  const known = homeless.get(drafts)
  if (known) return known
  const made: HomelessDrafts<ClientOrderDraft> = new Map()
  homeless.set(drafts, made)
  return made
}

/**
 * Begins a draft and gives its id. Where the browser refuses storage it is kept in this page, and its page
 * says so.
 */
export async function beginDraft(content: ClientOrderDraft, step: string, drafts: Drafts): Promise<string> {
  const draftId = randomId()
  try {
    await drafts.save(draftId, 0, { ...clientOrderKind.bodyOf(content), step })
  } catch (error) {
    const { code } = toAppError(error)
    if (!isStorageFault(code)) throw error
    const savedAt = new Date().toISOString()
    homelessOf(drafts).set(draftId, { revision: 0, savedAt, step, placedAs: null, content })
  }
  return draftId
}

/**
 * A draft of an account. An edit is in memory at once and on the disk a moment later; leaving the page writes
 * the rest. A newer version by another tab is shown where this one has nothing unsaved; else it is a
 * conflict, and nothing is overwritten.
 */
export function useDraft(draftId: string, drafts: Drafts): UsedDraft {
  const keeper = useMemo(
    () => createDraftKeeper(clientOrderKind, draftId, drafts, homelessOf(drafts)),
    [draftId, drafts],
  )
  useEffect(() => keeper.start(), [keeper])
  useEffect(() => writeBeforeLeaving(keeper), [keeper])
  const view = useSyncExternalStore(keeper.subscribe, keeper.view)
  const { change, goTo, flush, takeTheirs, keepMineAsCopy, markPlaced } = keeper
  return view.at === 'ready' ? { ...view, change, goTo, flush, takeTheirs, keepMineAsCopy, markPlaced } : view
}

function writeBeforeLeaving({ flush, leave, view }: DraftKeeper<ClientOrderDraft>): () => void {
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
