import { isRefusal } from '../../../api/client'
import type { KeyProfile } from '../../../contract/schema'
import type { DeviceId } from '../../../domain/devices'
import { AppError, toAppError } from '../../../errors'
import { askForDurableStorage } from '../../../storage/durability'
import { maySend } from '../flow/key-standing'
import { type StepReport, type WorkPlan, workerSteps } from '../flow/work-steps'
import { createCertificateWork } from './certificate-work'
import { type HeldKey, keepingOf } from './held'
import { createKeyKeeping } from './keeping'
import { createKeyOpening, type GoOnWith, unknownAgreement } from './opening'
import { firstMemory, heldKey, knownDevice, sealedKey, type WorkSurroundings } from './work-memory'

/** What the person answered before anything is made. */
interface KeyWorkInput {
  readonly password: string
  readonly keyProfile: KeyProfile
  readonly agreementVersion: string
  readonly deviceId: DeviceId
}

interface KeyWorkOptions extends WorkSurroundings {
  /** The link is not any more what this flow began with, and has to be read anew. */
  readonly onOpenAgain: () => void
}

export type KeyWork = ReturnType<typeof createKeyWork>

/**
 * Runs the work: key pair, CSR, sealed copy, submission, certificate, checks, file. What happens is an event;
 * only what a form shows beside its own field comes back as a value. `leave` ends it: the worker's key is
 * gone then, the sealed copy stays.
 */
export function createKeyWork({ onOpenAgain, ...surroundings }: KeyWorkOptions) {
  const { link, pickup, resumption, crypto, server, dispatch } = surroundings
  const { pickupId, commonName, emails, organizationName } = pickup
  const subject = { commonName, emails, ...(organizationName === null ? {} : { organizationName }) }

  const memory = firstMemory(pickup, resumption)
  const startedStep: StepReport = (id) => dispatch({ type: 'work-step-started', id, now: performance.now() })
  const keeping = createKeyKeeping(surroundings, memory)
  const certificate = createCertificateWork(surroundings, memory, startedStep)
  let running: AbortController | null = null
  /** Ends the wait for the person to save the request file. */
  let secured: (() => void) | null = null

  const stopRunning = (): void => {
    running?.abort()
    running = null
    secured = null
    memory.held = null
    memory.issued = null
  }
  const leave = (): void => {
    stopRunning()
    crypto.stop()
  }

  /**
   * Has the worker overwrite its keys, and ends it; one that doesn't answer in time is ended all the same.
   */
  const wipe = async (): Promise<void> => {
    stopRunning()
    const patience = new Promise<void>((resolve) => setTimeout(resolve, overwritingMs))
    await Promise.race([patience, crypto.call('forgetAllKeys', {}).catch(() => undefined)])
    crypto.stop()
  }
  /** A key that has no use any more is not left lying in the worker. */
  const forgetHeld = async (): Promise<void> => {
    const { held } = memory
    memory.held = null
    if (held) await crypto.call('forgetKey', { keyId: held.keyId }).catch(() => undefined)
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
      const failure = toAppError(error)
      const { code } = failure
      if (code === 'certificate-not-issued') return dispatch({ type: 'pending' })
      if (keyIsGone.has(code)) memory.held = null
      const refused = !memory.accepted && isRefusal(failure)
      dispatch({ type: 'failed', code, keyHeld: memory.held !== null, refused, now: performance.now() })
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
   * Waits until the key outlives this page: that is what the request file is for where the browser keeps
   * nothing.
   */
  const secure = async (signal: AbortSignal): Promise<void> => {
    const { filed } = heldKey(memory)
    if (maySend({ ...sealedKey(memory), held: true, filed })) return
    await new Promise<void>((resolve, reject) => {
      secured = resolve
      signal.addEventListener('abort', () => reject(new AppError('cancelled')), { once: true })
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

  /** With a key that was opened again, on to where it was left. */
  const goOnWith: GoOnWith = (goal, reference, sealed, filed) => {
    const { keyId, publicKeySha256, keyProfile } = reference
    memory.held = { keyId, publicKeySha256, keyProfile, csrPem: null, sealed, filed } satisfies HeldKey
    memory.deviceId = knownDevice(sealed.facts.deviceId)
    memory.agreementVersion = sealed.facts.agreementVersion
    void run(async (signal) => {
      dispatch({ type: 'key-opened', ...keepingOf(sealed), filed })
      if (goal === 'finish') await certificate.finish(signal)
      if (goal === 'submit') await submit(signal)
    })
  }

  const opening = createKeyOpening(surroundings, memory, keeping, goOnWith)

  /** Erases the sealed copy, also one that could not be erased before; that it can't be is an event. */
  const drop = async (): Promise<void> => {
    const code = await keeping.drop()
    if (code !== null) dispatch({ type: 'not-dropped', code })
  }

  return {
    leave,

    /**
     * Begins, or goes on after a failure with the key that is held. To be called by the click itself: some
     * browsers ask the person about storage.
     */
    create(input: KeyWorkInput): Promise<void> {
      askForDurableStorage()
      return start('create', async (signal) => {
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
      })
    },

    /** What the key that is held was made with: the answers of a person who came back. */
    answers() {
      const { held, deviceId, agreementVersion } = memory
      if (!held?.sealed) return null
      return { password: held.sealed.password, keyProfile: held.keyProfile, deviceId, agreementVersion }
    },

    /** The same again with the key that is held, after a failure or a check that did not pass. */
    retry(): Promise<void> {
      return start(memory.accepted ? 'finish' : 'submit', submit)
    },

    /** Drops a key that was refused, so that the next run makes another. */
    async dropKey(): Promise<void> {
      await forgetHeld()
      await drop()
    },

    openKept: opening.openKept,
    openFile: opening.openFile,

    /** The certificate that was waited for is there: goes on with the key that is held, else asks for it. */
    issuedMeanwhile(asOf: string): void {
      memory.asOf = asOf
      memory.accepted = true
      if (!memory.held) {
        // What was issued, and that no key for it is here, is read anew.
        if (resumption.kept) dispatch({ type: 'issued' })
        else onOpenAgain()
        return
      }
      void run(async (signal) => {
        dispatch({ type: 'issued' })
        await certificate.finish(signal)
      })
    },

    requestFile: keeping.requestFile,
    requestFileSaved: keeping.requestFileSaved,
    drop,
    buildFor: certificate.buildFor,
    certificateFile: certificate.certificateFile,

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
      await wipe() // first: a worker that is sealing must not write after the erasing
      const notDropped = await keeping.drop()
      dispatch({ type: 'cancelled', notDropped }) // last: the page says that the key is erased
    },

    /** Gives up a key whose request was never sent. */
    async beginAgain(): Promise<void> {
      await wipe()
      dispatch({ type: 'began-again' })
      await drop()
    },

    /** The person is done: no key stays in this browser. Throws where the sealed copy can't be erased. */
    async forget(): Promise<void> {
      await crypto.call('dropKeptKeys', { pickupId })
      await wipe()
      dispatch({ type: 'forgot' })
    },
  }
}

/** How long a worker may take to overwrite its keys before it is ended. */
const overwritingMs = 2_000

/** Failures after which the worker has no key any more. */
const keyIsGone: ReadonlySet<string> = new Set(['crypto-worker-failed', 'key-forgotten'])
