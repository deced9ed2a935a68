import { startTransition, useCallback, useState } from 'react'
import type { SavableFile } from '../../../blocks/files/save-button'
import { type AppError, toAppError } from '../../../errors'

export type FileMaking =
  | { readonly at: 'offer' }
  | { readonly at: 'making' }
  | { readonly at: 'ready'; readonly file: SavableFile }
  | { readonly at: 'failed'; readonly error: AppError }

/** A file that is made when the person asks for it. */
export function useFileMaking() {
  const [making, setMaking] = useState<FileMaking>({ at: 'offer' })
  const make = useCallback((build: () => Promise<SavableFile>) => {
    const mine: FileMaking = { at: 'making' }
    setMaking(mine)
    // The last request counts: an older answer that comes after it is dropped. In a transition: otherwise a
    // file that is ready at once would be drawn in the task of the click.
    const settle = (end: FileMaking) => startTransition(() => setMaking((now) => (now === mine ? end : now)))
    build().then(
      (file) => settle({ at: 'ready', file }),
      (error: unknown) => settle({ at: 'failed', error: toAppError(error) }),
    )
  }, [])
  const reset = useCallback(() => setMaking({ at: 'offer' }), [])
  return { making, make, reset }
}
