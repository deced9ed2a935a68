import { AppError, type ErrorCode, isStorageFault, toAppError } from '../errors'
import { sameBytes } from '../pki/certificates/certificate'
import { derOf, pemOf } from '../pki/der/pem'
import { importKeyPair } from '../pki/keys/key-pair'
import { openSealedKey, sealKey } from '../pki/keys/sealed-key'
import type { Pause } from '../pki/passwords/pkcs12-derivation'
import type { KeptKeyFacts, PendingKey, PendingKeyNote, PendingKeys } from '../storage/pending-keys'
import type { HeldKeys, KeyId, KeyReference } from './held-keys'
import type { OperationContext } from './operation-context'
import { createPause } from './pause'

export type { KeptKeyFacts } from '../storage/pending-keys'

/** The means of the kept-key operations. */
interface KeptKeyContext {
  readonly provider: Crypto
  readonly heldKeys: HeldKeys
  readonly pendingKeys: PendingKeys
}

/** A sealed key, and whether this browser keeps it, or why it doesn't. */
interface KeptKey {
  /** `ENCRYPTED PRIVATE KEY`, PEM; opened again with the password before it is given out. */
  readonly sealedKeyPem: string
  readonly kept: boolean
  readonly fault: ErrorCode | null
}

/** The keys that were found; or “could not look”, which says nothing about the keys. */
export type KeptKeysLook =
  | {
      readonly looked: true
      readonly keys: readonly KeptKeyFacts[]
      /** Records that this build can't read. */
      readonly unreadable: number
    }
  | { readonly looked: false; readonly fault: ErrorCode }

/** The operations on keys that outlive the worker: sealed, on the disk, found again by their pickup. */
export function createKeptKeyOperations({ provider, heldKeys, pendingKeys }: KeptKeyContext) {
  const open = (sealedKeyPem: string, password: string, pause: Pause) =>
    openSealedKey(derOf('sealedKey', sealedKeyPem), password, provider, pause)

  return {
    /**
     * Seals the key, writes it to the disk, reads it back in a transaction of its own, opens it with the
     * password and compares it with the key that is held. A failure of the disk is a value, `fault`: a
     * storage fault, or `unexpected` where the record that was read back differs from the one that was
     * written. Throws `key-forgotten`, `password-malformed`, `cancelled`; cancelled, nothing stays on the
     * disk.
     */
    async keepKey(
      {
        keyId,
        password,
        facts,
      }: {
        keyId: KeyId
        password: string
        facts: Pick<KeptKeyFacts, 'pickupId' | 'orderNumber' | 'deviceId' | 'agreementVersion' | 'sealedAt'>
      },
      { signal, progress }: OperationContext,
    ): Promise<KeptKey> {
      progress('sealing')
      const pause = createPause(signal)
      const { publicKeySha256, keyProfile } = heldKeys.referenceOf(keyId)
      return heldKeys.lend(keyId, async (pkcs8Der) => {
        const holdsThisKey = async (pem: string) => {
          const opened = await open(pem, password, pause)
          const same = sameBytes(opened, pkcs8Der)
          opened.fill(0)
          return same
        }
        const sealedKeyPem = pemOf('sealedKey', await sealKey(pkcs8Der, password, provider, pause))
        signal.throwIfAborted()
        // Takes back what was written: half a success would be found again later and trusted.
        let takeBack = async () => {}
        try {
          const before = await pendingKeys.keep({ ...facts, publicKeySha256, keyProfile, sealedKeyPem })
          takeBack = async () => {
            await (before ? pendingKeys.keep(before) : pendingKeys.remove(publicKeySha256))
          }
          const readBack = await pendingKeys.find(publicKeySha256)
          if (!(await holdsThisKey(readBack.sealedKeyPem))) {
            throw new AppError('unexpected', { check: 'kept-key' })
          }
          signal.throwIfAborted()
          return { sealedKeyPem, kept: true, fault: null }
        } catch (error) {
          await takeBack().catch(() => undefined) // the disk that fails at writing may fail at this, too
          signal.throwIfAborted()
          // The person saves this PEM as a file instead: it has to open as well.
          if (!(await holdsThisKey(sealedKeyPem)))
            throw new AppError('unexpected', { check: 'sealed-key' }, error)
          signal.throwIfAborted()
          const { code } = toAppError(error)
          return { sealedKeyPem, kept: false, fault: isStorageFault(code) ? code : 'unexpected' }
        }
      })
    },

    /** The keys kept for a pickup, newest first; that it couldn't be looked for them is a value as well. */
    async findKeptKeys(
      { pickupId }: { pickupId: string },
      _context: OperationContext,
    ): Promise<KeptKeysLook> {
      try {
        const { keys, unreadable } = await pendingKeys.ofPickup(pickupId)
        return { looked: true, keys: keys.map(factsOf), unreadable }
      } catch (error) {
        return { looked: false, fault: toAppError(error).code }
      }
    },

    /**
     * Every key this browser keeps, newest first, and the names of the records that can't be read. Opens
     * none. Throws the storage faults.
     */
    async listKeptKeys(
      _input: Record<string, never>,
      _context: OperationContext,
    ): Promise<{ keys: readonly KeptKeyFacts[]; unreadable: readonly string[] }> {
      const { keys, unreadable } = await pendingKeys.all()
      return { keys: keys.map(factsOf), unreadable }
    },

    /** Removes one kept key, or a record that can't be read. Throws the storage faults. */
    async removeKeptKey(
      { publicKeySha256 }: { publicKeySha256: string },
      _context: OperationContext,
    ): Promise<void> {
      await pendingKeys.remove(publicKeySha256)
    },

    /**
     * Opens a kept key and holds it. Throws `kept-key-missing`, `kept-key-unreadable`,
     * `sealed-key-password-wrong`, the storage faults.
     */
    async openKeptKey(
      { publicKeySha256, password }: { publicKeySha256: string; password: string },
      { signal, progress }: OperationContext,
    ): Promise<KeyReference> {
      progress('opening')
      const { sealedKeyPem } = await pendingKeys.find(publicKeySha256)
      try {
        const pkcs8Der = await open(sealedKeyPem, password, createPause(signal))
        try {
          const keyPair = await importKeyPair(pkcs8Der, provider)
          signal.throwIfAborted()
          if (keyPair.publicKeySha256 !== publicKeySha256) throw new AppError('kept-key-unreadable')
          return heldKeys.hold(keyPair, signal)
        } finally {
          pkcs8Der.fill(0)
        }
      } catch (error) {
        signal.throwIfAborted()
        const failure = toAppError(error)
        if (passedOn.has(failure.code)) throw failure
        throw new AppError('kept-key-unreadable', {}, error) // damaged on the disk
      }
    },

    /**
     * A kept key as it lies on the disk, to save it as a request file. Throws `kept-key-missing`,
     * `kept-key-unreadable`, the storage faults.
     */
    async keptKeyPem(
      { publicKeySha256 }: { publicKeySha256: string },
      _context: OperationContext,
    ): Promise<{ sealedKeyPem: string; facts: KeptKeyFacts }> {
      const key = await pendingKeys.find(publicKeySha256)
      return { sealedKeyPem: key.sealedKeyPem, facts: factsOf(key) }
    },

    /**
     * Notes what became of a kept key; on the disk when it resolves. Throws `kept-key-missing`,
     * `kept-key-unreadable`, the storage faults.
     */
    async noteKeptKey(
      { publicKeySha256, ...note }: { publicKeySha256: string } & PendingKeyNote,
      _context: OperationContext,
    ): Promise<void> {
      await pendingKeys.note(publicKeySha256, note)
    },

    /**
     * Removes the kept keys of a pickup. Keys that are held stay held: `forgetKey`. Throws the storage
     * faults.
     */
    async dropKeptKeys({ pickupId }: { pickupId: string }, _context: OperationContext): Promise<void> {
      await pendingKeys.drop(pickupId)
    },
  }
}

/** Errors of opening that are told as they are; any other means that the record is damaged. */
const passedOn: ReadonlySet<ErrorCode> = new Set([
  'sealed-key-password-wrong',
  'password-malformed',
  'kept-key-unreadable',
  'cancelled',
])

function factsOf({ sealedKeyPem: _sealed, ...facts }: PendingKey): KeptKeyFacts {
  return facts
}
