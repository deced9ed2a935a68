import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type CryptoWorkerClient, createPasswordEstimator } from '../../crypto-worker/client'
import { passwordStrength } from '../../domain/password-strength'
import { pkcs12FileName } from '../../domain/pkcs12-file-name'
import { readChosenFile } from './chosen-file'
import { type FoundFile, kindFor } from './found-file'
import type { MadeFile } from './made-panel'
import type { MakeOrder } from './make-form'
import { openFile } from './open-file'
import { type RepairFault, repairFaultOf } from './repair-fault'

/** Where the repair of a file is. */
export type RepairProgress =
  | { readonly at: 'choosing'; readonly fault: RepairFault | null }
  | { readonly at: 'opening' }
  | { readonly at: 'opened'; readonly found: FoundFile; readonly fault: RepairFault | null }
  | { readonly at: 'making'; readonly found: FoundFile }
  | { readonly at: 'made'; readonly found: FoundFile; readonly made: MadeFile }

const atFirst: RepairProgress = { at: 'choosing', fault: null }

/** Opens a file and builds another of it, in the worker. Leaving the page ends the worker and with it the key. */
export function useRepair(crypto: CryptoWorkerClient) {
  const [progress, setProgress] = useState<RepairProgress>(atFirst)
  const estimator = useMemo(() => createPasswordEstimator(crypto), [crypto])
  const running = useRef<AbortController | null>(null)

  const stop = useCallback(() => {
    running.current?.abort()
    running.current = null
    crypto.stop()
    estimator.stop()
  }, [crypto, estimator])

  useEffect(() => {
    crypto.warmUp() // loads while the person chooses
    return stop
  }, [crypto, stop])

  const begin = () => {
    running.current?.abort()
    running.current = new AbortController()
    return running.current.signal
  }

  return {
    progress,

    async open(file: File, password: string): Promise<void> {
      const signal = begin()
      setProgress({ at: 'opening' })
      const chosen = await readChosenFile(file)
      if (signal.aborted) return
      if ('fault' in chosen) return setProgress({ at: 'choosing', fault: chosen.fault })
      const opened = await openFile(crypto, chosen.bytes, password, signal).catch(() => null)
      if (signal.aborted || !opened) return // the page was left, or another file begun with
      setProgress(
        'fault' in opened
          ? { at: 'choosing', fault: opened.fault }
          : { at: 'opened', found: opened.found, fault: null },
      )
    },

    async make(found: FoundFile, { target, password, newPassword }: MakeOrder): Promise<void> {
      const signal = begin()
      setProgress({ at: 'making', found })
      const { keyId, certificatePem, chainPem, friendlyName } = found
      const kind = kindFor(target, found.kind)
      try {
        const { pkcs12Der } = await crypto.call(
          'buildPkcs12',
          { keyId, certificatePem, chainPem, friendlyName, profile: kind, password },
          { signal },
        )
        const name = pkcs12FileName(found.commonName ?? found.emails[0] ?? friendlyName, new Date(), kind)
        setProgress({ at: 'made', found, made: { name, bytes: pkcs12Der, kind, target, newPassword } })
      } catch (error) {
        if (!signal.aborted) setProgress({ at: 'opened', found, fault: repairFaultOf(error) })
      }
    },

    /** Whether a password is too easy to guess, judged in a worker. Sending the form once more asks again. */
    async isTooWeak(found: FoundFile, password: string): Promise<boolean> {
      const words = [found.subject, found.commonName ?? '', ...found.emails].filter((word) => word !== '')
      const { guessesLog10 } = await estimator.estimateAgain({ password, words })
      return passwordStrength(guessesLog10) === 'too_weak'
    },

    fail(found: FoundFile, error: unknown): void {
      setProgress({ at: 'opened', found, fault: repairFaultOf(error) })
    },

    backToForm(found: FoundFile): void {
      setProgress({ at: 'opened', found, fault: null })
    },

    /** Another file: the key of this one goes with the worker. */
    startOver(): void {
      stop()
      crypto.warmUp()
      setProgress(atFirst)
    },

    /** A fault is over once another file was chosen or the password changed. */
    clearFault(): void {
      setProgress((before) => (before.at === 'choosing' ? atFirst : before))
    },
  }
}
