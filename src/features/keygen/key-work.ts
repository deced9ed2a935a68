import type { Dispatch } from 'react'
import { fetchCertificate, type PickupLink, submitCsr } from '../../api/pickup'
import type { KeyProfile, Pickup } from '../../contract/schema'
import type { CertificateFileFormat, CryptoWorkerClient, KeyReference } from '../../crypto-worker/client'
import { checkCertificate, checkFile } from '../../domain/certificate-checks'
import { type DeviceId, deviceOf } from '../../domain/devices'
import { certificateFileName, pkcs12FileName } from '../../domain/pkcs12-file-name'
import { parseRequestFile } from '../../domain/request-file'
import { AppError, toAppError } from '../../errors'
import { askForDurableStorage } from '../../storage/durability'
import { type HeldKey, type IssuedForKey, keepingOf, type SealedKey, type SealingFacts } from './held-key'
import { maySend } from './key-standing'
import type { KeyGoal, KeygenEvent, SavableFile } from './keygen-progress'
import { makeRequestFile } from './making-request-file'
import type { FlowPlace, Resumption } from './resumption'
import type { WorkPlan, WorkStepId } from './work-steps'

/** What the person answered before anything is made. */
export interface KeyWorkInput {
  readonly password: string
  readonly keyProfile: KeyProfile
  readonly agreementVersion: string
  readonly deviceId: DeviceId
}

interface KeyWorkOptions {
  readonly link: PickupLink
  readonly pickup: Pickup
  readonly resumption: Resumption<FlowPlace>
  readonly crypto: CryptoWorkerClient
  readonly dispatch: Dispatch<KeygenEvent>
  /** The link is not any more what this flow began with, and has to be read anew. */
  readonly onOpenAgain: () => void
}

export type KeyWork = ReturnType<typeof createKeyWork>

/**
 * Runs the work: key pair, CSR, sealed copy, submission, certificate, checks, file. What happens is an event; only what a form shows
 * beside its own field comes back as a value. `leave` ends it: the worker's key is gone then, the sealed copy stays.
 */
export function createKeyWork({ link, pickup, resumption, crypto, dispatch, onOpenAgain }: KeyWorkOptions) {
  const { pickupId, orderNumber, commonName, emails, organizationName } = pickup
  const subject = { commonName, emails, ...(organizationName === null ? {} : { organizationName }) }

  let held: HeldKey | null = null
  let issued: IssuedForKey | null = null
  let running: AbortController | null = null
  /** Ends the wait for the person to save the request file. */
  let secured: (() => void) | null = null
  /** The server took the request for the key that is held. */
  let accepted = resumption.place !== 'begin' && resumption.place !== 'go-on'
  /** The authority's own time, as it was last heard: the person's clock may be years off. */
  let asOf = pickup.asOf
  let deviceId: DeviceId = deviceOf(resumption.kept?.deviceId ?? '')?.id ?? 'unknown'
  let agreementVersion = resumption.kept?.agreementVersion ?? ''

  const startedStep = (id: WorkStepId) => dispatch({ type: 'work-step-started', id, now: performance.now() })
  const heldKey = (): HeldKey => {
    if (!held) throw new AppError('key-forgotten')
    return held
  }
  const sealedKey = (): SealedKey => {
    const { sealed } = heldKey()
    if (!sealed) throw new AppError('key-forgotten')
    return sealed
  }
  const changeHeld = (changes: Partial<HeldKey>): void => {
    held = { ...heldKey(), ...changes }
  }

  const leave = (): void => {
    running?.abort()
    running = null
    held = null
    issued = null
    secured = null
    crypto.stop()
  }

  /** One piece of work at a time: a second click changes nothing. */
  const run = async (job: (signal: AbortSignal) => Promise<void>): Promise<void> => {
    if (running) return
    const controller = new AbortController()
    running = controller
    try {
      await job(controller.signal)
    } catch (error) {
      if (controller.signal.aborted) return // cancelled, or the page was left
      const { code, details } = toAppError(error)
      if (code === 'certificate-not-issued') return dispatch({ type: 'pending' })
      if (keyIsGone.has(code)) held = null
      const refused = !accepted && isRefusal(details['status'])
      dispatch({ type: 'failed', code, keyHeld: held !== null, refused, now: performance.now() })
    } finally {
      if (running === controller) running = null
    }
  }
  const start = (plan: WorkPlan, job: (signal: AbortSignal) => Promise<void>): Promise<void> =>
    run(async (signal) => {
      dispatch({ type: 'started', plan })
      await job(signal)
    })

  const makeKey = async (keyProfile: KeyProfile, signal: AbortSignal): Promise<void> => {
    if (held?.keyProfile === keyProfile) return
    startedStep('key-pair')
    const { keyId, csrPem, publicKeySha256 } = await crypto.call(
      'makeKeyAndCsr',
      { keyProfile, subject },
      { signal, onProgress: reportTo(startedStep) },
    )
    held = { keyId, publicKeySha256, keyProfile, csrPem, sealed: null, filed: false }
  }

  const sealingFacts = (): SealingFacts => ({
    pickupId,
    orderNumber,
    deviceId,
    agreementVersion,
    sealedAt: new Date().toISOString(),
  })

  /** Seals a key under the password and has the browser keep it. */
  const seal = async (
    keyId: HeldKey['keyId'],
    password: string,
    facts: SealingFacts,
    durable: Promise<boolean>,
    signal?: AbortSignal,
  ): Promise<SealedKey> => {
    const { sealedKeyPem, kept, fault } = await crypto.call(
      'keepKey',
      { keyId, password, facts },
      signal ? { signal } : {},
    )
    return { password, sealedKeyPem, facts, kept, durable: kept && (await durable), keepFault: fault }
  }

  /** Waits until the key outlives this page: that is what the request file is for where the browser promises nothing. */
  const secure = async (signal: AbortSignal): Promise<void> => {
    const { filed } = heldKey()
    if (maySend({ ...sealedKey(), held: true, filed })) return
    await new Promise<void>((resolve, reject) => {
      secured = resolve
      signal.addEventListener('abort', () => reject(new AppError('cancelled')), { once: true })
      dispatch({ type: 'file-needed', now: performance.now() })
    })
  }

  /** Notes something of the kept key. A key that the browser has lost meanwhile is kept anew while it can be. */
  const note = async (what: { sentAt?: string; fileSavedAt?: string }): Promise<void> => {
    const key = held
    const publicKeySha256 = key?.publicKeySha256 ?? resumption.kept?.publicKeySha256
    if (publicKeySha256 === undefined || key?.sealed?.kept === false) return
    try {
      await crypto.call('noteKeptKey', { publicKeySha256, ...what })
    } catch {
      if (!key?.sealed || held?.keyId !== key.keyId) return // nothing depends on the note itself
      const { password, facts, durable } = key.sealed
      const sealed = await seal(key.keyId, password, facts, Promise.resolve(durable))
      if (held?.keyId !== key.keyId) return
      changeHeld({ sealed })
      dispatch({ type: 'kept-again', ...keepingOf(sealed) })
    }
  }

  const submit = async (signal: AbortSignal): Promise<void> => {
    const { keyId, publicKeySha256 } = heldKey()
    const options = { signal, onProgress: reportTo(startedStep) }
    const csrPem = heldKey().csrPem ?? (await crypto.call('makeCsr', { keyId, subject }, options)).csrPem
    changeHeld({ csrPem })
    startedStep('submit')
    const receipt = await submitCsr(link, { csrPem, agreementVersion }, signal)
    if (receipt.publicKeySha256 !== publicKeySha256) throw new AppError('pickup-key-conflict')
    accepted = true
    asOf = receipt.receivedAt
    await note({ sentAt: receipt.receivedAt })
    signal.throwIfAborted()
    if (receipt.status === 'pending') return dispatch({ type: 'pending' })
    if (receipt.status !== 'issued') return onOpenAgain()
    await finish(signal)
  }

  /** From the issued certificate to the checked file. */
  const finish = async (signal: AbortSignal): Promise<void> => {
    const { keyId } = heldKey()
    startedStep('certificate')
    const { certificatePem, chainPem } = await fetchCertificate(link, signal)
    startedStep('certificate-check')
    const found = await crypto.call('checkCertificate', { keyId, certificatePem, chainPem }, { signal })
    const checks = checkCertificate(found, pickup, new Date(asOf))
    if (checks.some(({ passed }) => !passed)) return dispatch({ type: 'check-failed', checks })
    issued = { keyId, certificatePem, chainPem }
    startedStep('pkcs12')
    try {
      const file = await build(deviceId, { signal, onProgress: reportTo(startedStep) })
      const outcome = { file, checks: [...checks, checkFile(null)], receipt: found.certificate }
      dispatch({ type: 'finished', outcome, deviceId })
    } catch (error) {
      const { code, details } = toAppError(error)
      const part = details['check']
      if (code !== 'unexpected' || typeof part !== 'string') throw error
      dispatch({ type: 'check-failed', checks: [...checks, checkFile(part)] })
    }
  }

  const build = async (
    forDevice: DeviceId,
    options: { signal?: AbortSignal; onProgress?: (step: string) => void } = {},
  ): Promise<SavableFile> => {
    if (!issued) throw new AppError('key-forgotten')
    const { password } = sealedKey()
    const profile = deviceOf(forDevice)?.pkcs12Profile ?? 'compatible'
    const { pkcs12Der } = await crypto.call(
      'buildPkcs12',
      { ...issued, password, profile, friendlyName: commonName },
      options,
    )
    const suffix = forDevice === deviceId ? '' : forDevice.replaceAll('_', '-')
    return { name: pkcs12FileName(commonName, new Date(), suffix), bytes: pkcs12Der }
  }

  /** With a key that was opened again, on to where it was left. */
  const goOn = (goal: KeyGoal, key: HeldKey, sealed: SealedKey): void => {
    held = { ...key, sealed }
    deviceId = deviceOf(sealed.facts.deviceId)?.id ?? 'unknown'
    agreementVersion = sealed.facts.agreementVersion
    void run(async (signal) => {
      dispatch({ type: 'key-opened', ...keepingOf(sealed), filed: key.filed })
      if (goal === 'finish') return finish(signal)
      if (goal === 'wait') return
      await secure(signal)
      await submit(signal)
    })
  }
  const openedKey = ({ keyId, publicKeySha256, keyProfile }: KeyReference, filed: boolean): HeldKey => ({
    keyId,
    publicKeySha256,
    keyProfile,
    csrPem: null,
    sealed: null,
    filed,
  })

  const dropKept = async (): Promise<void> => {
    try {
      await crypto.call('dropKeptKeys', { pickupId })
    } catch (error) {
      dispatch({ type: 'not-dropped', code: toAppError(error).code })
    }
  }

  return {
    leave,

    /** Begins, or goes on after a failure with the key that is held. To be called by the click itself: some browsers ask the person about storage. */
    create(input: KeyWorkInput): Promise<void> {
      const durable = askForDurableStorage()
      return start('create', async (signal) => {
        agreementVersion = input.agreementVersion
        deviceId = input.deviceId
        await makeKey(input.keyProfile, signal)
        const { keyId, sealed } = heldKey()
        if (sealed?.password !== input.password) {
          startedStep('seal')
          const anew = await seal(keyId, input.password, sealingFacts(), durable, signal)
          changeHeld({ sealed: anew, filed: false })
          dispatch({ type: 'sealed', ...keepingOf(anew) })
        }
        await secure(signal)
        await submit(signal)
      })
    },

    /** What the key that is held was made with: the answers of a person who came back. */
    answers: () =>
      held?.sealed
        ? { password: held.sealed.password, keyProfile: held.keyProfile, deviceId, agreementVersion }
        : null,

    /** The same again with the key that is held, after a failure or a check that did not pass. */
    retry(): Promise<void> {
      return start(accepted ? 'finish' : 'submit', async (signal) => {
        if (accepted) return finish(signal)
        await secure(signal)
        await submit(signal)
      })
    },

    /** Drops a key that was refused, so that the next run makes another. */
    async dropKey(): Promise<void> {
      held = null
      await dropKept()
    },

    /** Opens the kept key with its password and goes on; a password that is wrong, or a key that is gone, is the answer. */
    async openKept(goal: KeyGoal, password: string): Promise<AppError | null> {
      const durable = askForDurableStorage()
      try {
        if (!resumption.kept) throw new AppError('kept-key-missing')
        const { publicKeySha256, fileSavedAt } = resumption.kept
        const reference = await crypto.call('openKeptKey', { publicKeySha256, password })
        const { sealedKeyPem, facts } = await crypto.call('keptKeyPem', { publicKeySha256 })
        const sealed = { password, sealedKeyPem, facts, kept: true, durable: await durable, keepFault: null }
        goOn(goal, openedKey(reference, fileSavedAt !== null), sealed)
        return null
      } catch (error) {
        return toAppError(error)
      }
    },

    /** Opens a request file, has this browser keep its key, too, and goes on. What is wrong with it is the answer. */
    async openFile(goal: KeyGoal, text: string, password: string): Promise<AppError | null> {
      const durable = askForDurableStorage()
      try {
        const { facts, sealedKeyPem } = parseRequestFile(text)
        if (facts.pickupId !== pickupId) throw new AppError('request-file-other-order')
        const reference = await crypto.call('openSealedKey', { sealedKeyPem, password })
        const submitted = pickup.submission?.publicKeySha256 ?? reference.publicKeySha256
        // What the file says of its key is only believed of the key itself.
        if (submitted !== reference.publicKeySha256) {
          await crypto.call('forgetKey', { keyId: reference.keyId })
          throw new AppError('request-file-other-key')
        }
        const sealed = await seal(reference.keyId, password, { ...facts, pickupId, orderNumber }, durable)
        goOn(goal, openedKey(reference, true), sealed)
        await note({ fileSavedAt: new Date().toISOString() })
        return null
      } catch (error) {
        return toAppError(error)
      }
    },

    /** The certificate that was waited for is there: goes on with the key that is held, else asks for it. */
    issuedMeanwhile(now: string): void {
      asOf = now
      accepted = true
      if (!held) {
        dispatch({ type: 'issued' })
        return
      }
      void run(async (signal) => {
        dispatch({ type: 'issued' })
        await finish(signal)
      })
    },

    /** The key as a file that opens on any machine, sealed as it is kept. Throws `key-forgotten`, `kept-key-missing`. */
    async requestFile(explanation: readonly string[]): Promise<SavableFile> {
      if (held?.sealed) {
        const { facts, sealedKeyPem } = held.sealed
        return makeRequestFile({ ...facts, publicKeySha256: held.publicKeySha256 }, sealedKeyPem, explanation)
      }
      const publicKeySha256 = resumption.kept?.publicKeySha256
      if (publicKeySha256 === undefined) throw new AppError('key-forgotten')
      const { facts, sealedKeyPem } = await crypto.call('keptKeyPem', { publicKeySha256 })
      return makeRequestFile(facts, sealedKeyPem, explanation)
    },

    /** The person saved the request file. */
    async requestFileSaved(): Promise<void> {
      if (held) changeHeld({ filed: true })
      dispatch({ type: 'file-saved' })
      await note({ fileSavedAt: new Date().toISOString() })
    },

    /** On from the request file that was saved. */
    goOn(): void {
      dispatch({ type: 'went-on' })
      secured?.()
      secured = null
    },

    /** Stops here; the sealed key waits for the person to come back. */
    stop(): void {
      leave()
      dispatch({ type: 'stopped' })
    },

    /** Stops and leaves no key behind. */
    async cancel(): Promise<void> {
      leave() // first: a worker that is sealing must not write after the erasing
      dispatch({ type: 'cancelled' })
      await dropKept()
    },

    /** Gives up a key whose request was never sent. */
    async beginAgain(): Promise<void> {
      leave()
      dispatch({ type: 'began-again' })
      await dropKept()
    },

    /** Erases a sealed copy that could not be erased before. */
    dropAgain: dropKept,

    /** The person is done: no key stays in this browser. Throws where the sealed copy can't be erased. */
    async forget(): Promise<void> {
      await crypto.call('dropKeptKeys', { pickupId })
      leave()
      dispatch({ type: 'forgot' })
    },

    /** The same key and certificate in the kind of file a device reads. Throws `key-forgotten`. */
    buildFor: (forDevice: DeviceId): Promise<SavableFile> => build(forDevice),

    /** The certificate without its key. Throws `key-forgotten`. */
    async certificateFile(format: CertificateFileFormat): Promise<SavableFile> {
      if (!issued) throw new AppError('key-forgotten')
      const { certificatePem, chainPem } = issued
      const { bytes } = await crypto.call('writeCertificateFile', { certificatePem, chainPem, format })
      return { name: certificateFileName(commonName, new Date(), format), bytes }
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
const keyIsGone: ReadonlySet<string> = new Set(['crypto-worker-failed', 'key-forgotten'])
