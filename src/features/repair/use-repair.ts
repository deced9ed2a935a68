import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { createPasswordEstimator } from '../../blocks/password/estimator'
import type { CryptoWorkerClient } from '../../crypto-worker/client'
import { pkcs12FileName } from '../../domain/files/pkcs12-file-name'
import { passwordStrength } from '../../domain/passwords/strength'
import { readChosenFile } from './chosen-file'
import { type FoundCertificate, type FoundFile, kindFor } from './found-file'
import { filesToWrite, type KeyChoice } from './key-choice'
import type { MadeFile, MadeFiles } from './made-panel'
import type { MakeOrder } from './make-form'
import { openFile } from './open-file'
import { type RepairFault, repairFaultOf } from './repair-fault'

/** Where the repair of a file is. */
export type RepairProgress =
  | { readonly at: 'choosing'; readonly fault: RepairFault | null }
  | { readonly at: 'opening' }
  | { readonly at: 'opened'; readonly found: FoundFile; readonly fault: RepairFault | null }
  | { readonly at: 'making'; readonly found: FoundFile }
  | { readonly at: 'made'; readonly found: FoundFile; readonly made: MadeFiles }

const atFirst: RepairProgress = { at: 'choosing', fault: null }

/**
 * Opens a file and builds others of it, in the worker. Leaving the page ends the worker and with it the keys.
 */
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

  /** Loads worker and reader while the person chooses. Where that fails, opening says so. */
  const warmUp = useCallback(
    () => void crypto.call('readyForForeignFiles', {}).catch(() => undefined),
    [crypto],
  )

  useEffect(() => {
    warmUp()
    return stop
  }, [warmUp, stop])

  const begin = () => {
    running.current?.abort()
    running.current = new AbortController()
    return running.current.signal
  }
  /** An answer counts only for the file that it is about. */
  const settle = (found: FoundFile, next: RepairProgress) =>
    setProgress((before) => ('found' in before && before.found === found ? next : before))

  return {
    progress,

    async open(file: File, password: string, keyPassword: string | null): Promise<void> {
      const signal = begin()
      setProgress({ at: 'opening' })
      const chosen = await readChosenFile(file)
      if ('fault' in chosen) {
        if (!signal.aborted) setProgress({ at: 'choosing', fault: chosen.fault })
        return
      }
      const toOpen = { bytes: chosen.bytes, password, keyPassword }
      const opened = await openFile(crypto, toOpen, signal)
        .catch(() => null)
        // a key in clear may lie in it; the file is read anew for another attempt
        .finally(() => chosen.bytes.fill(0))
      if (signal.aborted || !opened) return // the page was left, or another file begun with
      setProgress(
        'fault' in opened
          ? { at: 'choosing', fault: opened.fault }
          : { at: 'opened', found: opened.found, fault: null },
      )
    },

    async make(found: FoundFile, choice: KeyChoice, order: MakeOrder): Promise<void> {
      const signal = begin()
      setProgress({ at: 'making', found })
      const { target, password, newPassword } = order
      const kind = kindFor(target, found.kind)
      try {
        const files: MadeFile[] = []
        for (const { certificate, keys } of filesToWrite(found, choice)) {
          const [first, ...more] = keys
          if (!first) continue
          const input = { keys: [first, ...more] as const, profile: kind, password }
          const { pkcs12Der } = await crypto.call('resealPkcs12', input, { signal })
          files.push({ certificate, bytes: pkcs12Der, name: fileName(certificate, kind, files) })
        }
        if (!signal.aborted) settle(found, { at: 'made', found, made: { files, kind, target, newPassword } })
      } catch (error) {
        if (!signal.aborted) settle(found, { at: 'opened', found, fault: repairFaultOf(error) })
      }
    },

    /**
     * Whether a password is too easy to guess, judged in a worker; null where nobody waits for that any more.
     * Sending the form once more asks again.
     */
    async isTooWeak(found: FoundFile, password: string): Promise<boolean | null> {
      const signal = begin()
      const own = found.keys.flatMap(({ certificates }) => certificates)
      const words = own
        .flatMap(({ subject, commonName, emails }) => [subject, commonName ?? '', ...emails])
        .filter((word) => word !== '')
      try {
        const { guessesLog10 } = await estimator.estimateAgain({ password, words }, { signal })
        return signal.aborted ? null : passwordStrength(guessesLog10) === 'too_weak'
      } catch (error) {
        if (!signal.aborted) settle(found, { at: 'opened', found, fault: repairFaultOf(error) })
        return null
      }
    },

    backToForm(found: FoundFile): void {
      setProgress({ at: 'opened', found, fault: null })
    },

    /** Ends the work under way; choices and typed texts stay. */
    cancel(): void {
      running.current?.abort()
      setProgress((before) =>
        before.at === 'making' ? { at: 'opened', found: before.found, fault: null } : atFirst,
      )
    },

    /** Another file: the keys of this one go with the worker. */
    startOver(): void {
      stop()
      warmUp()
      setProgress(atFirst)
    },

    /** A fault is over once another file was chosen or the password changed. */
    clearFault(): void {
      setProgress((before) => (before.at === 'choosing' ? atFirst : before))
    },
  }
}

/** Tells several files of one person apart by the day their certificates end. */
function fileName(certificate: FoundCertificate, kind: string, before: readonly MadeFile[]): string {
  const { commonName, emails, notAfter } = certificate
  const of = (suffix: string) => pkcs12FileName(commonName ?? emails[0] ?? '', new Date(), suffix)
  const taken = (name: string) => before.some((file) => file.name === name)
  const day = notAfter.slice(0, 10)
  const names = [of(kind), of(`${kind}-${day}`), of(`${kind}-${day}-${before.length + 1}`)]
  return names.find((name) => !taken(name)) ?? of(kind)
}
