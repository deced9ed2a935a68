import { AppError, isStorageFault, toAppError } from '../../../errors'
import type { DraftBody, Drafts, StoredDraft } from '../../../storage/drafts'
import { saySame } from './equality'
import type { DraftSaveState, KeptDraft, Saved } from './kept-draft'
import { meet } from './meeting'
import { randomId } from './random-id'

/** The kind of draft that a keeper keeps: how its content is stored, read and copied. */
export interface KeptKind<Content> {
  readonly bodyOf: (content: Content) => DraftBody
  /** The content of a stored draft; null where it is of another kind. */
  readonly contentOf: (stored: StoredDraft) => Content | null
  /** The content of a draft of its own, made of `content` beside `other`, which goes on. */
  readonly copyOf: (content: Content, other: Content) => Content
}

/** A draft as one page has it. */
export type DraftView<Content> =
  | { readonly at: 'loading' }
  | { readonly at: 'failed'; readonly error: AppError }
  | {
      readonly at: 'ready'
      readonly draft: Content
      readonly step: string
      readonly placedAs: string | null
      readonly saving: DraftSaveState
      /** When the draft was last stored, ISO 8601. */
      readonly savedAt: string
    }

/**
 * Keeps one draft in this page and on the disk. The page edits; the keeper saves, and listens for edits in
 * other tabs.
 */
export interface DraftKeeper<Content> {
  view(): DraftView<Content>
  subscribe(changed: () => void): () => void
  /** Loads it and listens to other tabs, until the function it gives back is called. */
  start(): () => void
  change(update: (draft: Content) => Content): void
  goTo(step: string): void
  /**
   * Writes the changes that aren't written yet, and waits. The view then tells whether they are on the disk.
   */
  flush(): Promise<void>
  /** For the last moment of the page: keeps also the changes that a write might not finish any more. */
  leave(): void
  takeTheirs(): void
  keepMineAsCopy(): Promise<string>
  markPlaced(orderNumber: string): Promise<void>
}

/** Changes wait at most this long. */
const delayMs = 300

/** Drafts that no disk took, for as long as the page lives. */
export type HomelessDrafts<Content> = Map<string, Saved<Content>>

export function createDraftKeeper<Content>(
  { bodyOf, contentOf, copyOf }: KeptKind<Content>,
  draftId: string,
  drafts: Drafts,
  homeless: HomelessDrafts<Content> = new Map(),
): DraftKeeper<Content> {
  let shown: DraftView<Content> = { at: 'loading' }
  let work: KeptDraft<Content> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let writing: Promise<void> | null = null
  /**
   * The content of a write that failed. It may be on the disk all the same: a failure only says that no
   * answer came.
   */
  let unanswered: Content | null = null
  const listeners = new Set<() => void>()

  const savedOf = (stored: StoredDraft): Saved<Content> => {
    const content = contentOf(stored)
    if (content === null) throw new AppError('draft-missing')
    return { ...stored, content }
  }
  const loadStored = async () => savedOf(await drafts.load(draftId))
  const save = async (
    savedId: string,
    baseRevision: number,
    content: Content,
    more: { readonly step: string; readonly placedAs?: string },
  ) => savedOf(await drafts.save(savedId, baseRevision, { ...bodyOf(content), ...more }))

  const show = (view: DraftView<Content>) => {
    shown = view
    for (const changed of listeners) changed()
  }
  const put = (next: KeptDraft<Content>) => {
    work = next
    const { stored, content, step, saving } = next
    const { placedAs, savedAt } = stored
    show({ at: 'ready', draft: content, step, placedAs, saving, savedAt })
  }
  const fail = (error: unknown) => {
    work = null
    show({ at: 'failed', error: toAppError(error) })
  }
  const isDirty = ({ stored, content, step }: KeptDraft<Content>) =>
    content !== stored.content || step !== stored.step

  const schedule = () => {
    timer ??= setTimeout(() => void write(), delayMs)
  }
  /** One write at a time; later changes are written after it. */
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
        accept(await save(draftId, stored.revision, content, { step }), content)
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
  const accept = (stored: Saved<Content>, content: Content) => {
    unanswered = null
    if (!work) return
    const next = { ...work, stored: { ...stored, content } }
    put({ ...next, saving: isDirty(next) ? 'saving' : 'saved' })
  }

  /**
   * The disk has another version than the one this page began from. Says whether this page can go on writing.
   */
  const meetTheirs = async (): Promise<boolean> => {
    let theirs: Saved<Content>
    try {
      theirs = await loadStored()
    } catch (error) {
      const { code } = toAppError(error)
      // Storage that doesn't answer tells nothing about the stored draft.
      const isGone = code === 'draft-missing' || code === 'draft-unreadable'
      if (work && isGone && !isDirty(work)) fail(error)
      else if (work) put({ ...work, saving: isGone ? 'conflict' : 'failed' })
      return false
    }
    if (!work) return false
    const met = meet(work, theirs, unanswered)
    if (met.outcome === 'adopt') adopt(theirs)
    if (met.outcome === 'conflict') put({ ...work, saving: 'conflict' })
    if (met.outcome === 'go-on') put({ ...work, stored: { ...theirs, content: met.base }, saving: 'saving' })
    return met.outcome === 'go-on'
  }
  /** This page keeps its place in the wizard: two tabs that follow each other would never rest. */
  const adopt = (theirs: Saved<Content>) => {
    const step = work?.step ?? theirs.step
    put({ stored: { ...theirs, step }, content: theirs.content, step, saving: 'saved' })
  }

  const load = async () => {
    const kept = homeless.get(draftId)
    let stored: Saved<Content> | null = null
    try {
      stored = await loadStored()
    } catch (error) {
      const neverStored = kept?.revision === 0 && toAppError(error).code === 'draft-missing'
      if (!work && !(kept && (neverStored || isStorageFailure(error)))) fail(error)
      if (!kept) return
    }
    // Two may be under way (React's strict mode starts twice): the later one must not take what was typed
    // since.
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

  /**
   * A change by another tab while this order was on its way is no part of the order: it becomes a draft of
   * its own.
   */
  const placeOver = async (content: Content, placed: { step: string; placedAs: string }) => {
    const theirs = await loadStored()
    if (theirs.placedAs !== null) return theirs
    if (!saySame(theirs.content, content))
      await save(randomId(), 0, copyOf(theirs.content, content), { step: theirs.step })
    return save(draftId, theirs.revision, content, placed)
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
      // A failure is shown until a write succeeds: a notice that vanished at each retry would flicker with
      // each letter.
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
      drafts.leave(draftId, stored.revision, { ...bodyOf(content), step }, writing !== null)
      void write()
    },
    takeTheirs() {
      const given = work?.content
      const take = (theirs: Saved<Content>) => {
        // The person gave up the draft of that moment, not the letters typed since.
        if (work?.content === given) adopt(theirs)
      }
      loadStored().then(take, (error: unknown) => {
        // Storage that refuses for once must not cost what this page still has.
        if (!isStorageFailure(error)) fail(error)
      })
    },
    async keepMineAsCopy() {
      if (!work) throw new AppError('draft-missing')
      const { stored, content, step } = work
      const copyId = randomId()
      await save(copyId, 0, copyOf(content, stored.content), { step })
      return copyId
    },
    async markPlaced(orderNumber) {
      await write()
      if (!work) return
      const { content, step } = work
      const placed = { step, placedAs: orderNumber }
      const note = (stored: Saved<Content>) => put({ stored, content: stored.content, step, saving: 'saved' })
      try {
        note(await save(draftId, work.stored.revision, content, placed))
      } catch (error) {
        try {
          if (toAppError(error).code === 'draft-conflict') return note(await placeOver(content, placed))
        } catch {
          // As below.
        }
        // The order stands whether or not the draft could be closed; submitted again, the same key makes the
        // same order.
        put({ ...work, stored: { ...work.stored, placedAs: orderNumber, content }, saving: 'failed' })
      }
    },
  }
}

const isStorageFailure = (error: unknown) => isStorageFault(toAppError(error).code)
