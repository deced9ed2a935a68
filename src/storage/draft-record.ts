import * as z from 'zod/mini'
import { holdsPrivateKey } from '../domain/keys/private-key-text'
import { AppError } from '../errors'
import { type DraftBody, draftBodyOf, draftParserOf, isDraftKind } from './draft-kinds'

/** The fields that every draft has, of any kind. */
interface DraftFacts {
  readonly draftId: string
  /**
   * The account that began it, whose people alone see it; null: written by a build that didn't note it, for
   * the first account that comes.
   */
  readonly accountId: string | null
  /** Grows by one with each save; a writer names the one it began from. */
  readonly revision: number
  /** ISO 8601. */
  readonly savedAt: string
  /** The step of the wizard at which it was left. */
  readonly step: string
  /** The number of the order it became; the content is emptied then. Null: a draft still. */
  readonly placedAs: string | null
}

/** A draft as it is kept. */
export type StoredDraft = DraftFacts & DraftBody

/** A stored draft and how many rows it has, or had when it was placed. */
export type DraftRecord = StoredDraft & { readonly rows: number }

/** Brings a record from one version to the next one; the record it gets need not be well-formed. */
type DraftMigration = (record: Readonly<Record<string, unknown>>) => Record<string, unknown>

/**
 * The version that is written. A change of what a draft holds raises it, and adds the step from the one
 * before.
 */
export const draftRecordVersion = 3

/** Steps from one version to the next, by the version that each leads from. A step is never changed. */
const migrations: Readonly<Record<number, DraftMigration>> = {
  1: (record) => ({ ...record, accountId: null }),
  2: ({ recipients, ...record }) => ({ ...record, kind: 'client_order', rows: recipients }),
}

const id = z.string().check(z.minLength(1), z.maxLength(200))
const time = id.check(z.refine((value) => !Number.isNaN(Date.parse(value))))
const whole = z.number().check(z.nonnegative(), z.refine(Number.isInteger))

/** Everything but the content, which its kind has a parser for. */
const factsParser = z.object({
  version: z.literal(draftRecordVersion),
  draftId: id,
  accountId: z.nullable(id),
  revision: whole.check(z.positive()),
  savedAt: time,
  step: z.string(),
  placedAs: z.nullable(id),
  rows: whole,
})

/**
 * A record as this build knows it; null where it can't be read: damaged, of an unknown kind, or of a version
 * that no step leads on from.
 */
export function readDraftRecord(stored: unknown, steps = migrations): DraftRecord | null {
  let record = stored
  while (
    isRecord(record) &&
    typeof record['version'] === 'number' &&
    record['version'] < draftRecordVersion
  ) {
    const step = steps[record['version']]
    if (!step) return null
    record = { ...step(record), version: record['version'] + 1 }
  }
  return isRecord(record) ? parsed(record, record['content']) : null
}

function parsed(record: Readonly<Record<string, unknown>>, stored: unknown): DraftRecord | null {
  const { kind } = record
  const { success, data } = factsParser.safeParse(record)
  if (!success || !isDraftKind(kind)) return null
  const content = draftParserOf(kind).read(stored)
  const { version: _version, ...facts } = data
  return content && { ...facts, ...draftBodyOf(kind, content) }
}

/** The account of a stored record, readable or not; null where it names none. */
export function accountIdOf(stored: unknown): string | null {
  return isRecord(stored) && typeof stored['accountId'] === 'string' ? stored['accountId'] : null
}

/** The revision of the stored record, readable or not: 0 without a record, null where it has none. */
export function revisionOf(stored: unknown): number | null {
  if (stored === undefined) return 0
  return isRecord(stored) && typeof stored['revision'] === 'number' ? stored['revision'] : null
}

/**
 * The record to write: parsed first, so that it can be read again and has these fields only. Throws
 * `unexpected` where it can't be read, and where any text holds a private key.
 */
export function draftRecordOf(draft: DraftRecord): unknown {
  const { kind, content } = draft
  const parser = draftParserOf(kind)
  const rows = parser.rowsOf(content)
  const others = parser.withRows(content, [])
  const { content: _content, ...facts } = draft
  if (holdsKey({ ...facts, others })) throw secretFault()
  const record = parsed({ ...facts, version: draftRecordVersion }, others)
  if (!record || new Set(rows.map(parser.rowIdOf)).size !== rows.length) throw unreadableFault()
  const written = rows.map((row) => writtenRow(row, parser.readRow))
  return { ...record, version: draftRecordVersion, content: parser.withRows(record.content, written) }
}

/**
 * Parses rows ahead of `draftRecordOf`, `rowsAtOnce` and then a pause for the page: a thousand at once would
 * hold it up. Throws as that does.
 */
export async function parseRowsAhead({ kind, content }: DraftBody): Promise<void> {
  const { rowsOf, readRow } = draftParserOf(kind)
  const unknown = rowsOf(content).filter((row) => !writtenRows.has(row))
  for (let at = 0; at < unknown.length; at += rowsAtOnce) {
    if (at > 0) await new Promise((resolve) => setTimeout(resolve))
    for (const row of unknown.slice(at, at + rowsAtOnce)) writtenRow(row, readRow)
  }
}
const rowsAtOnce = 100

/** Rows never change, they are replaced: each is parsed once, not at every keystroke in another one. */
const writtenRows = new WeakMap<object, object>()

function writtenRow(row: object, readRow: (row: object) => object | null): object {
  const before = writtenRows.get(row)
  if (before) return before
  if (holdsKey(row)) throw secretFault()
  const written = readRow(row)
  if (!written) throw unreadableFault()
  writtenRows.set(row, written)
  return written
}

const secretFault = () => new AppError('unexpected', { reason: 'private-key-in-draft' })
const unreadableFault = () => new AppError('unexpected', { reason: 'draft-not-readable-again' })

/** A draft that became an order, without what is the order's now. */
export function emptied({ kind, content }: DraftBody): DraftBody {
  return draftBodyOf(kind, draftParserOf(kind).emptied(content))
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** Text for text, and all of them in a row: a key may have been taken apart into the fields of a row. */
function holdsKey(value: unknown): boolean {
  const texts = textsIn(value)
  return (
    texts.some((one) => one.length >= shortestKey && holdsPrivateKey(one)) ||
    holdsPrivateKey(texts.join('\n'))
  )
}
/** No form of a key is shorter. */
const shortestKey = 40

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return isRecord(value) ? Object.values(value).flatMap(textsIn) : []
}
