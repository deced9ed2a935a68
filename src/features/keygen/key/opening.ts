import type { KeyReference } from '../../../crypto-worker/client'
import type { ReadRequestFile, RequestFileFacts } from '../../../domain/files/request-file'
import { passwordReadings } from '../../../domain/passwords/password'
import { AppError, toAppError } from '../../../errors'
import { askForDurableStorage } from '../../../storage/durability'
import type { KeyGoal } from '../flow/states'
import type { SealedKey } from './held'
import type { KeyKeeping } from './keeping'
import type { WorkContext, WorkMemory } from './work-memory'

/**
 * Goes on with a key that was opened again, to where it was left. `filed`: a request file of it was saved.
 */
export type GoOnWith = (goal: KeyGoal, reference: KeyReference, sealed: SealedKey, filed: boolean) => void

/** A key that comes back: from this browser's storage, or from its request file. */
export function createKeyOpening(
  { pickup, resumption, crypto }: WorkContext,
  memory: WorkMemory,
  keeping: KeyKeeping,
  goOnWith: GoOnWith,
) {
  const { pickupId, orderNumber } = pickup
  return {
    /**
     * Opens the kept key with its password and goes on; a password that is wrong, or a key that is gone, is
     * the answer.
     */
    async openKept(goal: KeyGoal, typed: string): Promise<AppError | null> {
      askForDurableStorage()
      try {
        if (!resumption.kept) throw new AppError('kept-key-missing')
        const { publicKeySha256, fileSavedAt } = resumption.kept
        const { password, opened: reference } = await openWithReadings(typed, (reading) =>
          crypto.call('openKeptKey', { publicKeySha256, password: reading }),
        )
        const { sealedKeyPem, facts } = await crypto.call('keptKeyPem', { publicKeySha256 })
        const sealed = { password, sealedKeyPem, facts, kept: true, keepFault: null }
        goOnWith(goal, reference, sealed, fileSavedAt !== null)
        return null
      } catch (error) {
        return toAppError(error)
      }
    },

    /**
     * Opens the key of a request file, has this browser keep it, too, and goes on. Returns the fault of the
     * file, or none.
     */
    async openFile(
      goal: KeyGoal,
      file: ReadRequestFile,
      typed: string,
      signal: AbortSignal,
    ): Promise<AppError | null> {
      askForDurableStorage()
      const submitted = pickup.submission?.publicKeySha256
      let owned: KeyReference | null = null
      try {
        const { facts, sealedKeyPem } = file
        if (isForOtherOrder(facts, { pickupId, submitted })) throw new AppError('request-file-other-order')
        const { password, opened } = await openWithReadings(typed, (reading) =>
          crypto.call('openSealedKey', { sealedKeyPem, password: reading }, { signal }).catch((error) => {
            throw fileOpeningFault(error)
          }),
        )
        owned = opened
        // Facts about the key are taken from the key itself, not from the file's words.
        if (submitted !== undefined && submitted !== opened.publicKeySha256)
          throw otherKeyFault(file, submitted)
        const sealingFacts = {
          pickupId,
          orderNumber,
          deviceId: facts.deviceId ?? memory.deviceId,
          agreementVersion: facts.agreementVersion ?? unknownAgreement,
          sealedAt: facts.sealedAt ?? new Date().toISOString(),
        }
        const sealed = await keeping.seal(opened.keyId, password, sealingFacts, signal)
        goOnWith(goal, opened, sealed, true)
        owned = null
        await keeping.note({ fileSavedAt: new Date().toISOString() })
        return null
      } catch (error) {
        if (owned) await crypto.call('forgetKey', { keyId: owned.keyId }).catch(() => undefined)
        return toAppError(error)
      }
    },
  }
}

/**
 * Opens with the typed password, or with another reading of it. The password that opened seals everything
 * from then on. Throws as `open`; `sealed-key-password-wrong` where no reading opens.
 */
async function openWithReadings<T>(
  typed: string,
  open: (password: string) => Promise<T>,
): Promise<{ readonly password: string; readonly opened: T }> {
  for (const password of passwordReadings(typed)) {
    try {
      return { password, opened: await open(password) }
    } catch (error) {
      if (!isWrongPassword.has(toAppError(error).code)) throw error
    }
  }
  throw new AppError('sealed-key-password-wrong')
}
/** `password-malformed` is half a character: no password of ours has one. */
const isWrongPassword: ReadonlySet<string> = new Set(['sealed-key-password-wrong', 'password-malformed'])

/**
 * Where the agreement's line of a request file can't be read: it is asked for once more before anything is
 * sent.
 */
export const unknownAgreement = 'unknown'

interface OrderOfLink {
  readonly pickupId: string
  /** SHA-256 of the key the server took, where it took one. */
  readonly submitted: string | undefined
}

/**
 * Whether a request file says that it is for another order. Once a request was taken only its key decides,
 * even where the order's line is damaged; before, a line that was cut on its way does not count as another
 * order's.
 */
function isForOtherOrder(
  { pickupId: said, publicKeySha256 }: Partial<RequestFileFacts>,
  { pickupId, submitted }: OrderOfLink,
): boolean {
  if (said === undefined || (submitted !== undefined && submitted === publicKeySha256)) return false
  const cut = said.length >= shortestCutLine && pickupId.toLowerCase().startsWith(said.toLowerCase())
  return said.toLowerCase() !== pickupId.toLowerCase() && !cut
}
const shortestCutLine = 6

/** The fault of a request file whose key is another one than was submitted. */
function otherKeyFault({ facts }: ReadRequestFile, submitted: string): AppError {
  // The file was of the right key once.
  return new AppError(facts.publicKeySha256 === submitted ? 'request-file-damaged' : 'request-file-other-key')
}

/**
 * Errors of opening a request file's key that are told as they are; any other means that a letter of the file
 * was changed.
 */
const passedOn: ReadonlySet<string> = new Set([
  'sealed-key-password-wrong',
  'password-malformed',
  'crypto-worker-failed',
  'cancelled',
])
function fileOpeningFault(error: unknown): AppError {
  const fault = toAppError(error)
  return passedOn.has(fault.code) ? fault : new AppError('request-file-damaged', {}, fault)
}
