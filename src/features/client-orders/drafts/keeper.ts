import type { ClientOrderDraft } from '../../../domain/orders/client-order-draft'
import { AppError, isStorageFault, toAppError } from '../../../errors'
import type { DraftSaving, Drafts, StoredDraft } from '../../../storage/drafts'
import { saySame } from './equality'
import { randomId } from './random-id'

/** How what is typed stands with the disk; `conflict`: another tab saved something else meanwhile. */
type DraftSaveState = 'saved' | 'saving' | 'failed' | 'conflict'

/** A draft as one page has it. */
export type DraftView =
  | { readonly at: 'loading' }
  | { readonly at: 'failed'; readonly error: AppError }
  | {
      readonly at: 'ready'
      readonly draft: ClientOrderDraft
      readonly step: string
      readonly placedAs: string | null
      readonly saving: DraftSaveState
      /** What was stored last, ISO 8601. */
      readonly savedAt: string
    }

/** Keeps one draft in this page and on the disk; who writes is the page, who hears of others is the keeper. */
export interface DraftKeeper {
  view(): DraftView
  subscribe(changed: () => void): () => void
  /** Loads it and listens to other tabs, until the function it gives back is called. */
  start(): () => void
  change(update: (draft: ClientOrderDraft) => ClientOrderDraft): void
  goTo(step: string): void
  /** Writes what isn't yet written, and waits for it. Whether it is on the disk then is in the view. */
  flush(): Promise<void>
  /** For the last moment of the page: what a write might not finish any more is kept all the same. */
  leave(): void
  takeTheirs(): void
  keepMineAsCopy(): Promise<string>
  markPlaced(orderNumber: string): Promise<void>
}

/** Changes wait at most this long. */
const delayMs = 300

type Saved = Pick<StoredDraft, 'revision' | 'savedAt' | 'step' | 'placedAs' | 'content'>

/** What this page has and what it knows to be stored. */
interface Work {
  readonly stored: Saved
  readonly content: ClientOrderDraft
  readonly step: string
  readonly saving: DraftSaveState
}

/** Drafts that no disk took, for as long as the page lives. */
export type HomelessDrafts = Map<string, Saved>

export function createDraftKeeper(
  draftId: string,
  drafts: Drafts,
  homeless: HomelessDrafts = new Map(),
): DraftKeeper {
  let shown: DraftView = { at: 'loading' }
  let work: Work | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let writing: Promise<void> | null = null
  /** What was tried to be written and may be on the disk: a failure says only that no answer came. */
  let unanswered: ClientOrderDraft | null = null
  const listeners = new Set<() => void>()

  const show = (view: DraftView) => {
    shown = view
    for (const changed of listeners) changed()
  }
  const put = (next: Work) => {
    work = next
    const { stored, content, step, saving } = next
    const { placedAs, savedAt } = stored
    show({ at: 'ready', draft: content, step, placedAs, saving, savedAt })
  }
  const fail = (error: unknown) => {
    work = null
    show({ at: 'failed', error: toAppError(error) })
  }
  const isDirty = ({ stored, content, step }: Work) => content !== stored.content || step !== stored.step

  const schedule = () => {
    timer ??= setTimeout(() => void write(), delayMs)
  }
  /** One write at a time; what is changed meanwhile is written after it. */
  const write = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    writing ??= writeNow().finally(() => {
      writing = null
    })
    return writing
  }
  const writeNow = async () => {
    while (work && work.saving !== 'conflict' && isDirty(work)) {
      const { stored, content, step } = work
      try {
        accept(await drafts.save(draftId, stored.revision, { step, content }), content)
      } catch (error) {
        const { code } = toAppError(error)
        const goesOn = code === 'draft-conflict' ? await meetTheirs() : false
        if (code !== 'draft-conflict') unanswered = content
        if (goesOn) continue
        if (work && code !== 'draft-conflict') {
          // Removed in another tab: not written anew behind the person's back either.
          put({ ...work, saving: code === 'draft-missing' ? 'conflict' : 'failed' })
        }
        return
      }
    }
    if (work && work.saving !== 'conflict' && work.saving !== 'saved') put({ ...work, saving: 'saved' })
  }
  const accept = (stored: Saved, content: ClientOrderDraft) => {
    unanswered = null
    if (!work) return
    const next = { ...work, stored: { ...stored, content } }
    put({ ...next, saving: isDirty(next) ? 'saving' : 'saved' })
  }

  /**
   * What is stored is not what this page began from. Whether this page can go on: it can where one of the two didn't change, or both say the same (also a
   * write of its own, of which no answer came). Where the other tab is in the wizard is no difference.
   */
  const meetTheirs = async (): Promise<boolean> => {
    let theirs: StoredDraft
    try {
      theirs = await drafts.load(draftId)
    } catch (error) {
      const { code } = toAppError(error)
      // Storage that doesn't answer says nothing about what is stored.
      const isGone = code === 'draft-missing' || code === 'draft-unreadable'
      if (work && isGone && !isDirty(work)) fail(error)
      else if (work) put({ ...work, saving: isGone ? 'conflict' : 'failed' })
      return false
    }
    if (!work || theirs.revision === work.stored.revision) return false
    const { stored, content } = work
    const mineIsNew = content !== stored.content
    if (!mineIsNew) {
      adopt(theirs)
      return false
    }
    if (theirs.placedAs !== null) {
      put({ ...work, saving: 'conflict' })
      return false
    }
    const known = [stored.content, content, ...(unanswered ? [unanswered] : [])]
    const base = known.find((version) => saySame(version, theirs.content))
    if (base) {
      put({ ...work, stored: { ...theirs, content: base }, saving: 'saving' })
      return true
    }
    put({ ...work, saving: 'conflict' })
    return false
  }
  /** This page keeps its place in the wizard: two tabs that follow each other would never rest. */
  const adopt = (theirs: StoredDraft) => {
    const step = work?.step ?? theirs.step
    put({ stored: { ...theirs, step }, content: theirs.content, step, saving: 'saved' })
  }

  const load = async () => {
    const kept = homeless.get(draftId)
    let stored: Saved | null = null
    try {
      stored = await drafts.load(draftId)
    } catch (error) {
      const neverStored = kept?.revision === 0 && toAppError(error).code === 'draft-missing'
      if (!work && !(kept && (neverStored || isStorageFailure(error)))) fail(error)
      if (!kept) return
    }
    // Two may be under way (React's strict mode starts twice): the later one must not take what was typed since.
    if (work) return
    if (kept) {
      const { content, step } = kept
      const differs = stored !== null && stored.revision !== kept.revision
      put({
        stored: { ...kept, content: { ...content } },
        content,
        step,
        saving: differs ? 'conflict' : 'failed',
      })
      schedule()
    } else if (stored) put({ stored, content: stored.content, step: stored.step, saving: 'saved' })
  }

  /** What another tab changed while this order was on its way is no part of the order: it becomes a draft of its own. */
  const placeOver = async (content: ClientOrderDraft, saving: DraftSaving): Promise<StoredDraft> => {
    const theirs = await drafts.load(draftId)
    if (theirs.placedAs !== null) return theirs
    if (!saySame(theirs.content, content)) {
      await drafts.save(randomId(), 0, { step: theirs.step, content: copyOf(theirs.content, content) })
    }
    return drafts.save(draftId, theirs.revision, saving)
  }

  return {
    view: () => shown,
    subscribe(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    start() {
      if (!work) void load()
      const hear = async (changed: string) => {
        if (changed !== draftId || !work) return
        await writing
        if ((await meetTheirs()) && work) await write()
      }
      const unwatch = drafts.watch((changed) => void hear(changed))
      return () => {
        unwatch()
        void write().then(() => {
          if (work?.saving === 'failed')
            homeless.set(draftId, { ...work.stored, step: work.step, content: work.content })
          else homeless.delete(draftId)
        })
      }
    },
    change(update) {
      if (!work) return
      const content = update(work.content)
      if (content === work.content) return
      // What failed is called so until it succeeds: one that is tried again with each letter would flicker.
      put({ ...work, content, saving: work.saving === 'saved' ? 'saving' : work.saving })
      schedule()
    },
    goTo(step) {
      if (!work || work.step === step) return
      put({ ...work, step })
      schedule()
    },
    flush: write,
    leave() {
      if (!work || work.saving === 'conflict' || !isDirty(work)) return
      const { stored, content, step } = work
      drafts.leave(draftId, stored.revision, { step, content }, writing !== null)
      void write()
    },
    takeTheirs() {
      const given = work?.content
      const take = (theirs: StoredDraft) => {
        // What was typed since is not what was given up.
        if (work?.content === given) adopt(theirs)
      }
      drafts.load(draftId).then(take, (error: unknown) => {
        // Storage that refuses for once must not cost what this page still has.
        if (!isStorageFailure(error)) fail(error)
      })
    },
    async keepMineAsCopy() {
      if (!work) throw new AppError('draft-missing')
      const { stored, content, step } = work
      const copyId = randomId()
      await drafts.save(copyId, 0, { step, content: copyOf(content, stored.content) })
      return copyId
    },
    async markPlaced(orderNumber) {
      await write()
      if (!work) return
      const { content, step } = work
      const saving = { step, content, placedAs: orderNumber }
      const note = (stored: Saved) => put({ stored, content: stored.content, step, saving: 'saved' })
      try {
        note(await drafts.save(draftId, work.stored.revision, saving))
      } catch (error) {
        try {
          if (toAppError(error).code === 'draft-conflict') return note(await placeOver(content, saving))
        } catch {
          // As below.
        }
        // The order stands whether or not the draft could be closed; submitted again, the same key makes the same order.
        put({ ...work, stored: { ...work.stored, placedAs: orderNumber, content }, saving: 'failed' })
      }
    },
  }
}

/** A draft of its own is another order: it has another key, and what the other one paid by stays with that one. */
function copyOf(content: ClientOrderDraft, other: ClientOrderDraft): ClientOrderDraft {
  const { payment } = content
  const unlessTheirs = (name: 'cardSessionId' | 'depositSessionId') =>
    payment[name] === other.payment[name] ? null : payment[name]
  return {
    ...content,
    payment: {
      ...payment,
      cardSessionId: unlessTheirs('cardSessionId'),
      depositSessionId: unlessTheirs('depositSessionId'),
    },
    idempotencyKey: randomId(),
  }
}

const isStorageFailure = (error: unknown) => isStorageFault(toAppError(error).code)
