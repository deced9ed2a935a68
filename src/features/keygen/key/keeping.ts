import type { SavableFile } from '../../../blocks/files/save-button'
import { AppError, type ErrorCode, toAppError } from '../../../errors'
import { type HeldKey, keepingOf, type SealedKey, type SealingFacts } from './held'
import { makeRequestFile } from './request-file'
import type { WorkContext, WorkMemory } from './work-memory'

export type KeyKeeping = ReturnType<typeof createKeyKeeping>

/**
 * Everything about the sealed copy of the key: it is kept in this browser, noted, erased, and saved as a
 * request file.
 */
export function createKeyKeeping({ pickup, resumption, crypto, dispatch }: WorkContext, memory: WorkMemory) {
  const { pickupId, orderNumber } = pickup

  const facts = (): SealingFacts => ({
    pickupId,
    orderNumber,
    deviceId: memory.deviceId,
    agreementVersion: memory.agreementVersion,
    sealedAt: new Date().toISOString(),
  })

  /** Seals a key under the password and has the browser keep it. */
  const seal = async (
    keyId: HeldKey['keyId'],
    password: string,
    sealingFacts: SealingFacts,
    signal?: AbortSignal,
  ): Promise<SealedKey> => {
    const { sealedKeyPem, kept, fault } = await crypto.call(
      'keepKey',
      { keyId, password, facts: sealingFacts },
      signal ? { signal } : {},
    )
    return { password, sealedKeyPem, facts: sealingFacts, kept, keepFault: fault }
  }

  /**
   * Notes something of the kept key. A key that the browser has lost meanwhile is kept anew while it can be.
   */
  const note = async (what: { sentAt?: string; fileSavedAt?: string }): Promise<void> => {
    const key = memory.held
    const publicKeySha256 = key?.publicKeySha256 ?? resumption.kept?.publicKeySha256
    if (publicKeySha256 === undefined || key?.sealed?.kept === false) return
    try {
      await crypto.call('noteKeptKey', { publicKeySha256, ...what })
    } catch {
      if (!key?.sealed || memory.held?.keyId !== key.keyId) return // nothing depends on the note itself
      const { password, facts: before } = key.sealed
      const sealed = await seal(key.keyId, password, before)
      if (memory.held?.keyId !== key.keyId) return
      memory.held = { ...memory.held, sealed }
      dispatch({ type: 'kept-again', ...keepingOf(sealed) })
    }
  }

  return {
    facts,
    seal,
    note,

    /** Erases the kept copy; why it can't be erased is the answer. */
    async drop(): Promise<ErrorCode | null> {
      try {
        await crypto.call('dropKeptKeys', { pickupId })
        return null
      } catch (error) {
        return toAppError(error).code
      }
    },

    /**
     * The key as a file that opens on any machine, sealed as it is kept. Throws `key-forgotten`,
     * `kept-key-missing`.
     */
    async requestFile(explanation: readonly string[]): Promise<SavableFile> {
      const { held } = memory
      if (held?.sealed) {
        const { facts: sealed, sealedKeyPem } = held.sealed
        const { publicKeySha256 } = held
        return makeRequestFile({ ...sealed, publicKeySha256 }, sealedKeyPem, explanation)
      }
      const publicKeySha256 = resumption.kept?.publicKeySha256
      if (publicKeySha256 === undefined) throw new AppError('key-forgotten')
      const kept = await crypto.call('keptKeyPem', { publicKeySha256 })
      return makeRequestFile(kept.facts, kept.sealedKeyPem, explanation)
    },

    /** The person saved the request file. */
    async requestFileSaved(): Promise<void> {
      if (memory.held) memory.held = { ...memory.held, filed: true }
      dispatch({ type: 'file-saved' })
      await note({ fileSavedAt: new Date().toISOString() })
    },
  }
}
