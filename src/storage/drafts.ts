import { AppError, isStorageFault, toAppError } from '../errors'
import { type StorageOptions, storeAccess } from './database'
import { createBell } from './draft-bell'
import { type DraftBody, type DraftKind, draftBodyOf, draftParserOf } from './draft-kinds'
import { forgetLeftover, leaveDraft, leftOfDraft, leftovers } from './draft-leftovers'
import {
  accountIdOf,
  type DraftRecord,
  draftRecordOf,
  emptied,
  parseRowsAhead,
  readDraftRecord,
  revisionOf,
  type StoredDraft,
} from './draft-record'

export type { DraftBody } from './draft-kinds'
export type { StoredDraft } from './draft-record'

/** The facts of a draft that a list shows. */
interface DraftSummary {
  readonly draftId: string
  readonly kind: DraftKind
  readonly productId: string
  /** How many rows it has: recipients of an order. */
  readonly rows: number
  /** ISO 8601. */
  readonly savedAt: string
  /** The number of the order it became, else null. */
  readonly placedAs: string | null
}

/** The part of a draft that is saved; `placedAs` empties the content. */
type DraftSaving = DraftBody & {
  readonly step: string
  readonly placedAs?: string | null
}

/** The drafts that are there. */
interface DraftListing {
  /** Newest first. */
  readonly drafts: readonly DraftSummary[]
  /** Drafts that can't be read are named and stay. */
  readonly unreadable: readonly string[]
  /**
   * Whether the disk couldn't be looked at: these are then only those that a page left aside when it was
   * closed.
   */
  readonly isPartial: boolean
}

/**
 * An account's drafts on the disk, of all tabs of this browser. Every method but `watch` and `leave` throws
 * the storage faults (`isStorageFault`).
 */
export interface Drafts {
  /** The account that they belong to; null where none is named. */
  readonly accountId: string | null
  list(): Promise<DraftListing>
  /**
   * For the start: placed drafts go after 30 days, other accounts' 90 days after their last change; those of
   * no account become this one's.
   */
  tidy(): Promise<void>
  /**
   * Gives what was left aside where the disk can't be looked at. Throws `draft-missing` (also for another
   * account's), `draft-unreadable`.
   */
  load(draftId: string): Promise<StoredDraft>
  /**
   * On the disk when this resolves. Throws `draft-conflict` where the stored revision is not `baseRevision`
   * (0: a new one), `draft-missing` where it was removed, `unexpected` where a text holds a private key.
   */
  save(draftId: string, baseRevision: number, saving: DraftSaving): Promise<StoredDraft>
  /**
   * For the last moment of a page, in which nothing can be waited for: keeps what `save` would, until it is
   * loaded next. `isSecond`: another `save` from the same revision is under way. Never throws.
   */
  leave(draftId: string, baseRevision: number, saving: DraftSaving, isSecond: boolean): void
  /** Removes a draft, also one that can't be read; one that isn't there is removed already. */
  remove(draftId: string): Promise<void>
  /** Hears of drafts that others saved or removed, until the function it gives back is called. */
  watch(listener: (draftId: string) => void): () => void
}

/** A test's replacements for the browser. */
export interface DraftsOptions extends StorageOptions {
  /** The account that is signed in. */
  readonly accountId?: string
  readonly now?: () => number
  readonly channelName?: string
}

/** How long a draft tells which order it became. */
const placedKeptMs = 30 * 86_400_000
/** How long a draft is kept that nobody who comes can see. */
const foreignKeptMs = 90 * 86_400_000

/** The drafts of an account in this browser. */
export function createDrafts(options: DraftsOptions = {}): Drafts {
  const { now = Date.now, channelName = 'certdesk.drafts', accountId = null } = options
  const isMine = (record: Pick<StoredDraft, 'accountId'>) =>
    record.accountId === null || record.accountId === accountId
  const isOver = (draft: StoredDraft) => {
    const keptMs = draft.placedAs !== null ? placedKeptMs : isMine(draft) ? Infinity : foreignKeptMs
    return Date.parse(draft.savedAt) + keptMs <= now()
  }
  const bell = createBell(channelName)
  const { read, write } = storeAccess('drafts', options)
  const drop = (draftIds: readonly string[]) =>
    write(async (store) => {
      await Promise.all(draftIds.map((draftId) => store.delete(draftId)))
    })

  const nextOf = (draftId: string, baseRevision: number, saving: DraftSaving): DraftRecord => {
    const { kind, content, step, placedAs = null } = saving
    const body = draftBodyOf(kind, content)
    return {
      ...(placedAs === null ? body : emptied(body)),
      draftId,
      accountId,
      revision: baseRevision + 1,
      savedAt: new Date(now()).toISOString(),
      step,
      placedAs,
      rows: draftParserOf(kind).rowsOf(content).length,
    }
  }
  /** Writes what a page left, but where the draft went on without it. */
  const takeUpLeftover = async (draftId: string) => {
    const left = leftOfDraft(draftId)
    if (!left || !isMine(left.record)) return
    const { record, isSecond } = left
    await write(async (store) => {
      const revision = revisionOf(await store.get(draftId))
      const follows = revision === record.revision - 1 || (isSecond && revision === record.revision)
      if (follows) await store.put(draftRecordOf({ ...record, revision: (revision ?? 0) + 1 }))
    })
    forgetLeftover(draftId)
    bell.ring(draftId)
  }

  const allStored = (): Promise<Stored> =>
    read(async (store) => {
      const [names, records] = await Promise.all([store.getAllKeys(), store.getAll()])
      return { names, records: records.map((record) => readDraftRecord(record)), isPartial: false }
    })

  return {
    accountId,

    async list() {
      const left = leftovers().filter(({ record }) => isMine(record))
      const { names, records, isPartial } = await allStored().catch((error: unknown): Stored => {
        // The disk can't be looked at and there are no leftovers: the answer is unknown.
        if (left.length === 0 || !isRefusal(error)) throw error
        return { names: [], records: [], isPartial: true }
      })
      const unstored = left
        .map(({ record }) => record)
        // A leftover of a draft that is gone was removed with it.
        .filter((record) => (isPartial || isFirst(record)) && !names.includes(record.draftId))
      return {
        drafts: [...records.filter((record) => record !== null), ...unstored]
          .filter((draft) => isMine(draft) && !isOver(draft))
          .sort((a, b) => Date.parse(b.savedAt) - Date.parse(a.savedAt))
          .map(({ draftId, kind, content, rows, savedAt, placedAs }) => ({
            draftId,
            kind,
            productId: content.productId,
            rows,
            savedAt,
            placedAs,
          })),
        unreadable: names.filter((_, index) => records[index] === null),
        isPartial,
      }
    },

    async tidy() {
      for (const { record } of leftovers()) if (isOver(record)) forgetLeftover(record.draftId)
      const { records } = await allStored()
      const readable = records.filter((record) => record !== null)
      const over = readable.filter(isOver).map(({ draftId }) => draftId)
      if (over.length > 0) await drop(over)
      for (const { draftId } of readable.filter((record) => record.accountId === null && !isOver(record))) {
        await write(async (store) => {
          const record = readDraftRecord(await store.get(draftId))
          // Its revision stays: nothing of it is another.
          if (record?.accountId === null) await store.put(draftRecordOf({ ...record, accountId }))
        })
      }
    },

    async load(draftId) {
      const left = leftOfDraft(draftId)
      try {
        await takeUpLeftover(draftId)
      } catch (error) {
        if (!left || !isMine(left.record) || !isRefusal(error)) throw error
        // It goes on from what the disk has, should it answer again.
        return storedOf({ ...left.record, revision: left.record.revision - 1 })
      }
      return read(async (store) => {
        const stored = await store.get(draftId)
        if (stored === undefined) throw new AppError('draft-missing')
        const record = readDraftRecord(stored)
        if (!record) throw new AppError('draft-unreadable')
        if (!isMine(record)) throw new AppError('draft-missing')
        return storedOf(record)
      })
    },

    async save(draftId, baseRevision, saving) {
      const { rows, ...draft } = nextOf(draftId, baseRevision, saving)
      // Parsed before the transaction begins: one that waits for nothing but the disk is soon over.
      if (draft.placedAs === null) await parseRowsAhead(draft)
      const record = draftRecordOf({ ...draft, rows })
      await write(async (store) => {
        const stored = await store.get(draftId)
        const isGone = stored === undefined ? baseRevision !== 0 : !isMine({ accountId: accountIdOf(stored) })
        if (isGone) throw new AppError('draft-missing')
        // The revision alone is looked at: a record of a newer build has another one, too.
        if (revisionOf(stored) !== baseRevision) throw new AppError('draft-conflict')
        await store.put(record)
      })
      if (draft.placedAs !== null) forgetLeftover(draftId)
      bell.ring(draftId)
      return draft
    },

    leave(draftId, baseRevision, saving, isSecond) {
      leaveDraft(nextOf(draftId, baseRevision, saving), isSecond)
    },

    async remove(draftId) {
      const wasLeft = leftOfDraft(draftId) !== null
      forgetLeftover(draftId)
      await drop([draftId]).catch((error: unknown) => {
        // The leftover is gone; a disk that doesn't answer has shown no other part of it.
        if (!wasLeft || !isRefusal(error)) throw error
      })
      bell.ring(draftId)
    },

    watch: bell.listen,
  }
}

/** All records, null where one can't be read, and their names in the same order. */
interface Stored {
  readonly names: readonly string[]
  readonly records: readonly (DraftRecord | null)[]
  readonly isPartial: boolean
}

const storedOf = ({ rows: _rows, ...draft }: DraftRecord): StoredDraft => draft
/** Whether it was never on the disk. */
const isFirst = ({ revision }: DraftRecord): boolean => revision === 1
const isRefusal = (error: unknown): boolean => isStorageFault(toAppError(error).code)
