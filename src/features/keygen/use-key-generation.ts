import { type Dispatch, useCallback, useEffect, useRef } from 'react'
import { fetchCertificate, type PickupLink, submitCsr } from '../../api/pickup'
import type { KeyProfile, Pickup } from '../../contract/schema'
import type { CryptoWorkerClient, KeyId } from '../../crypto-worker/client'
import { checkCertificate } from '../../domain/certificate-checks'
import { pkcs12FileName } from '../../domain/pkcs12-file-name'
import { AppError, toAppError } from '../../errors'
import type { KeygenEvent, SavableFile, WorkStepId } from './keygen-progress'

export interface KeyGenerationInput {
  readonly password: string
  readonly keyProfile: KeyProfile
  readonly agreementVersion: string
}

/** A key that waits in the worker, and the CSR made with it: sending the same CSR again is harmless. */
interface HeldKey {
  readonly keyId: KeyId
  readonly keyProfile: KeyProfile
  readonly csrPem: string
}

interface IssuedForKey {
  readonly keyId: KeyId
  readonly certificatePem: string
  readonly chainPem: readonly string[]
}

interface UseKeyGenerationOptions {
  readonly link: PickupLink
  readonly pickup: Pickup
  readonly crypto: CryptoWorkerClient
  readonly dispatch: Dispatch<KeygenEvent>
}

/** Runs the work: key pair, CSR, submission, certificate, checks, file. Leaving the page ends the worker and with it the key. */
export function useKeyGeneration({ link, pickup, crypto, dispatch }: UseKeyGenerationOptions) {
  const held = useRef<HeldKey | null>(null)
  const issued = useRef<IssuedForKey | null>(null)
  const running = useRef<AbortController | null>(null)
  /** The server took the request for the key that is held. */
  const accepted = useRef(false)

  const forget = useCallback(() => {
    running.current?.abort()
    running.current = null
    held.current = null
    issued.current = null
    accepted.current = false
    crypto.stop()
  }, [crypto])

  useEffect(() => {
    crypto.warmUp() // loads while the person reads
    return forget
  }, [crypto, forget])

  const startedStep = useCallback(
    (id: WorkStepId) => dispatch({ type: 'work-step-started', id, now: performance.now() }),
    [dispatch],
  )

  const holdKey = async (keyProfile: KeyProfile, signal: AbortSignal): Promise<HeldKey> => {
    if (held.current?.keyProfile === keyProfile) return held.current
    startedStep('key-pair')
    const { keyId, csrPem } = await crypto.call(
      'makeKeyAndCsr',
      {
        keyProfile,
        subject: {
          commonName: pickup.commonName,
          emails: pickup.emails,
          ...(pickup.organizationName === null ? {} : { organizationName: pickup.organizationName }),
        },
      },
      { signal, onProgress: reportTo(startedStep) },
    )
    held.current = { keyId, keyProfile, csrPem }
    return held.current
  }

  const work = async (
    { password, keyProfile, agreementVersion }: KeyGenerationInput,
    signal: AbortSignal,
  ) => {
    const { keyId, csrPem } = await holdKey(keyProfile, signal)
    startedStep('submit')
    const receipt = await submitCsr(link, { csrPem, agreementVersion }, signal)
    accepted.current = true
    startedStep('certificate')
    const { certificatePem, chainPem } = await fetchCertificate(link, signal)
    startedStep('certificate-check')
    const { certificate, keyMatches, chain } = await crypto.call(
      'checkCertificate',
      { keyId, certificatePem, chainPem },
      { signal },
    )
    const checks = checkCertificate(
      { certificate, keyMatches, chainComplete: chain.outcome === 'complete' },
      pickup,
      new Date(receipt.receivedAt),
    )
    if (checks.some(({ passed }) => !passed)) return dispatch({ type: 'check-failed', checks })
    issued.current = { keyId, certificatePem, chainPem }
    startedStep('pkcs12')
    const { pkcs12Der } = await crypto.call(
      'buildPkcs12',
      { ...issued.current, password, profile: 'modern', friendlyName: pickup.commonName },
      { signal, onProgress: reportTo(startedStep) },
    )
    dispatch({
      type: 'finished',
      outcome: {
        file: { name: pkcs12FileName(pickup.commonName, new Date()), bytes: pkcs12Der },
        checks,
        receipt: certificate,
      },
    })
  }

  return {
    /** Begins, or goes on after a failure with the key that is held. Never throws: what happens is an event. */
    async run(input: KeyGenerationInput): Promise<void> {
      const controller = new AbortController()
      running.current?.abort()
      running.current = controller
      dispatch({ type: 'started' })
      try {
        await work(input, controller.signal)
      } catch (error) {
        if (controller.signal.aborted) return // cancelled, or the page was left
        const { code, details } = toAppError(error)
        if (keyIsGone(code)) held.current = null
        dispatch({
          type: 'failed',
          code,
          keyHeld: held.current !== null,
          refused: !accepted.current && isRefusal(details['status']),
          now: performance.now(),
        })
      }
    },

    /** Stops whatever is under way and drops the key. */
    cancel(): void {
      forget()
      dispatch({ type: 'cancelled' })
      crypto.warmUp()
    },

    /** Drops the key that was refused, so that the next run makes another. */
    dropKey(): void {
      held.current = null
    },

    /** The same key and certificate in the kind of file that older devices read. */
    async buildForOlderDevice(password: string): Promise<SavableFile> {
      if (!issued.current) throw new AppError('key-forgotten')
      const { pkcs12Der } = await crypto.call('buildPkcs12', {
        ...issued.current,
        password,
        profile: 'compatible',
        friendlyName: pickup.commonName,
      })
      return { name: pkcs12FileName(pickup.commonName, new Date(), 'older-device'), bytes: pkcs12Der }
    },
  }
}

/** The worker's own steps are named as ours are; those that belong to no step of this flow are passed over. */
function reportTo(startedStep: (id: WorkStepId) => void) {
  const ours: Readonly<Record<string, WorkStepId>> = {
    'key-pair': 'key-pair',
    csr: 'csr',
    pkcs12: 'pkcs12',
    'pkcs12-check': 'pkcs12-check',
  }
  return (step: string) => {
    const id = ours[step]
    if (id) startedStep(id)
  }
}

/** A reply of the 4xx class: the server understood and said no. */
function isRefusal(status: unknown): boolean {
  return typeof status === 'number' && status >= 400 && status < 500
}

/** Failures after which the worker has no key any more. */
function keyIsGone(code: string): boolean {
  return code === 'crypto-worker-failed' || code === 'key-forgotten'
}
