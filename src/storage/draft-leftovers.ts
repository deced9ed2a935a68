import { type DraftRecord, draftRecordOf, readDraftRecord } from './draft-record'

const prefix = 'certdesk.draft.'
const keyOf = (draftId: string) => `${prefix}${draftId}`

/**
 * A draft that a closing page could no longer write: IndexedDB answers later, and a closed page has no later.
 */
interface DraftLeftover {
  readonly record: DraftRecord
  /** Whether another write of the same page was under way, which may have succeeded. */
  readonly isSecond: boolean
}

/**
 * Keeps it where storing takes no time. Never throws: where there is no room, the last moment of typing is
 * lost.
 */
export function leaveDraft(record: DraftRecord, isSecond: boolean): void {
  try {
    localStorage.setItem(keyOf(record.draftId), JSON.stringify({ record: draftRecordOf(record), isSecond }))
  } catch {
    // Refused by the browser, full, or with something in it that is never stored.
  }
}

/** The leftover of a draft; null where there is none that can be read. Never throws. */
export function leftOfDraft(draftId: string): DraftLeftover | null {
  try {
    const left: unknown = JSON.parse(localStorage.getItem(keyOf(draftId)) ?? 'null')
    if (typeof left !== 'object' || left === null || !('record' in left)) return null
    const record = readDraftRecord(left.record)
    return record?.draftId === draftId
      ? { record, isSecond: 'isSecond' in left && left.isSecond === true }
      : null
  } catch {
    return null
  }
}

/** All leftovers in this browser, of any draft. Never throws. */
export function leftovers(): readonly DraftLeftover[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .flatMap((key) => leftOfDraft(key.slice(prefix.length)) ?? [])
  } catch {
    // Storage that can't be read has stored nothing.
    return []
  }
}

/** It is on the disk, or of no more use. Never throws. */
export function forgetLeftover(draftId: string): void {
  try {
    localStorage.removeItem(keyOf(draftId))
  } catch {
    // Storage that removes nothing has stored nothing.
  }
}
