import { useEffect, useRef, useState } from 'react'
import type { ErrorCode, ErrorDetails } from '../../../errors'
import { AppError, toAppError } from '../../../errors'
import { fileBytes } from '../../../ui/fields/file-bytes'
import { yieldToPage } from '../../../yield'
import type { RowJudge } from '../rows/judgement'
import { inPieces, inSteps } from '../wizard/pieces'
import {
  maxTableLength,
  type RecipientTable,
  readingRecipientTable,
  type TableOptions,
  tooLargeTable,
} from './table'

export type ReadTable = Extract<RecipientTable, { readonly kind: 'rows' }>

/** A list on its way into the order. */
export type TableIntake =
  | { readonly at: 'none' }
  | { readonly at: 'reading'; readonly fileName: string | null }
  | {
      readonly at: 'refused'
      readonly fileName: string | null
      readonly code: ErrorCode
      readonly details: ErrorDetails
    }
  | {
      readonly at: 'read'
      readonly fileName: string | null
      readonly table: ReadTable
      /** Rows with something to mend, by the rules for one recipient. */
      readonly faulty: number
    }

/**
 * Reads what was pasted or chosen, and judges its rows, in pieces; a later one takes the place of an earlier
 * one.
 */
export function useTableIntake(options: TableOptions, judge: RowJudge) {
  const [intake, setIntake] = useState<TableIntake>({ at: 'none' })
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  const take = async (fileName: string | null, read: () => Promise<string | Uint8Array>) => {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    const { signal } = controller
    const say = (next: TableIntake) => {
      if (!signal.aborted) setIntake(next)
    }
    say({ at: 'reading', fileName })
    let input: string | Uint8Array = ''
    try {
      input = await read()
      await yieldToPage()
      const table = await inSteps(readingRecipientTable(input, options), signal)
      if (table === null) return
      if (table.kind === 'refused') {
        return say({ at: 'refused', fileName, code: table.code, details: table.details })
      }
      let faulty = 0
      await yieldToPage()
      const isThrough = await inPieces(
        table.rows,
        ({ recipient, faults }) => {
          if (judge(recipient).length > 0 || faults.length > 0) faulty++
        },
        signal,
      )
      if (isThrough) say({ at: 'read', fileName, table, faulty })
    } catch (error) {
      // A file that was moved or taken away since it was chosen can't be read.
      const { code, details } = toAppError(error)
      say({ at: 'refused', fileName, code, details })
    } finally {
      // The rows have all that is taken from the file; nothing of a private key stays.
      if (typeof input !== 'string') input.fill(0)
    }
  }
  return {
    intake,
    takeText: (text: string) => void take(null, async () => text),
    takeFile: (file: File) =>
      void take(file.name, async () => {
        const read = await fileBytes(file, maxTableLength)
        if ('bytes' in read) return read.bytes
        throw read.fault === 'too-large' ? tooLargeTable(file.name) : new AppError('file-unreadable')
      }),
    discard: () => {
      running.current?.abort()
      setIntake({ at: 'none' })
    },
  }
}
