import type { KeyProfile } from '../../../contract/schema'
import type { DeviceId } from '../../../domain/devices'
import { AppError } from '../../../errors'
import { maySend } from '../flow/key-custody'
import { type StepReport, workerSteps } from '../flow/work-steps'
import type { CertificateWork } from './certificate-work'
import { keepingOf } from './held'
import type { KeyKeeping } from './keeping'
import { unknownAgreement } from './opening'
import { heldKey, sealedKey, type WorkContext, type WorkMemory } from './work-memory'

/** The person's answers before anything is made. */
export interface KeyInput {
  readonly password: string
  readonly keyProfile: KeyProfile
  readonly agreementVersion: string
  readonly deviceId: DeviceId
}

export interface KeyMakingContext extends WorkContext {
  /** The link is not any more what this flow began with, and has to be read anew. */
  readonly onOpenAgain: () => void
}

/** Makes a key and submits its request: key pair, CSR, a copy that outlives this page, submission. */
export function createKeyMaking(
  { link, pickup, crypto, server, dispatch, onOpenAgain }: KeyMakingContext,
  memory: WorkMemory,
  keeping: KeyKeeping,
  certificate: CertificateWork,
  startedStep: StepReport,
) {
  const { commonName, emails, organizationName } = pickup
  const subject = { commonName, emails, ...(organizationName === null ? {} : { organizationName }) }
  /** Ends the wait for the person to save the request file. */
  let secured: (() => void) | null = null

  /** A key that has no use any more is not left lying in the worker. */
  const forgetHeld = async (): Promise<void> => {
    const { held } = memory
    memory.held = null
    if (held) await crypto.call('forgetKey', { keyId: held.keyId }).catch(() => undefined)
  }

  const makeKey = async (keyProfile: KeyProfile, signal: AbortSignal): Promise<void> => {
    if (memory.held?.keyProfile === keyProfile) return
    await forgetHeld()
    startedStep('key-pair')
    const { keyId, csrPem, publicKeySha256 } = await crypto.call(
      'makeKeyAndCsr',
      { keyProfile, subject },
      { signal, onProgress: workerSteps(startedStep) },
    )
    memory.held = { keyId, publicKeySha256, keyProfile, csrPem, sealed: null, filed: false }
  }

  /**
   * Waits until the key outlives this page. Where the browser keeps nothing, the request file makes it so.
   */
  const secure = async (signal: AbortSignal): Promise<void> => {
    const { filed } = heldKey(memory)
    if (maySend({ ...sealedKey(memory), held: true, filed })) return
    await new Promise<void>((resolve, reject) => {
      secured = resolve
      const stop = () => {
        secured = null
        reject(new AppError('cancelled'))
      }
      signal.addEventListener('abort', stop, { once: true })
      dispatch({ type: 'file-needed', now: performance.now() })
    })
  }

  /**
   * Sends the CSR of a key that outlives this page, and goes on as the answer says; one that was taken is not
   * sent again.
   */
  const submit = async (signal: AbortSignal): Promise<void> => {
    if (memory.accepted) return certificate.finish(signal)
    await secure(signal)
    const key = heldKey(memory)
    const options = { signal, onProgress: workerSteps(startedStep) }
    const csrPem = key.csrPem ?? (await crypto.call('makeCsr', { keyId: key.keyId, subject }, options)).csrPem
    memory.held = { ...heldKey(memory), csrPem }
    const { agreementVersion } = memory
    if (agreementVersion === unknownAgreement) throw new AppError('agreement-outdated')
    startedStep('submit')
    const receipt = await server.submitCsr(link, { csrPem, agreementVersion }, signal)
    if (receipt.publicKeySha256 !== key.publicKeySha256) throw new AppError('pickup-key-conflict')
    memory.accepted = true
    memory.asOf = receipt.receivedAt
    await keeping.note({ sentAt: receipt.receivedAt })
    signal.throwIfAborted()
    if (receipt.status === 'pending') return dispatch({ type: 'pending' })
    if (receipt.status !== 'issued') return onOpenAgain()
    await certificate.finish(signal)
  }

  return {
    forgetHeld,
    submit,

    /** Makes the key, or goes on with the one that is held, and submits its CSR. */
    async make(input: KeyInput, signal: AbortSignal): Promise<void> {
      memory.agreementVersion = input.agreementVersion
      memory.deviceId = input.deviceId
      await makeKey(input.keyProfile, signal)
      const { keyId, sealed } = heldKey(memory)
      if (sealed?.password !== input.password) {
        startedStep('seal')
        const anew = await keeping.seal(keyId, input.password, keeping.facts(), signal)
        memory.held = { ...heldKey(memory), sealed: anew, filed: false }
        dispatch({ type: 'sealed', ...keepingOf(anew) })
      }
      await submit(signal)
    },

    /** On from the request file that was saved. */
    goOn(): void {
      secured?.()
      secured = null
    },
  }
}
