import { isRefusal } from '../../../api/client'
import { toAppError } from '../../../errors'
import { askForDurableStorage } from '../../../storage/durability'
import type { StepReport, WorkPlan } from '../flow/work-steps'
import { createCertificateWork } from './certificate-work'
import { type HeldKey, keepingOf } from './held'
import { createKeyKeeping } from './keeping'
import { createKeyMaking, type KeyInput, type KeyMakingContext } from './making'
import { createKeyOpening, type GoOnWith } from './opening'
import { firstMemory, knownDevice } from './work-memory'

export type KeyWork = ReturnType<typeof createKeyWork>

/**
 * Runs the work: key pair, CSR, sealed copy, submission, certificate, checks, file. Everything that happens
 * is dispatched as an event; only a fault that a form shows beside its own field comes back as a value.
 * `leave` ends it: the worker's key is gone then, the sealed copy stays.
 */
export function createKeyWork({ onOpenAgain, ...context }: KeyMakingContext) {
  const { pickup, resumption, crypto, dispatch } = context
  const { pickupId } = pickup
  const memory = firstMemory(pickup, resumption)
  const startedStep: StepReport = (id) => dispatch({ type: 'work-step-started', id, now: performance.now() })
  const keeping = createKeyKeeping(context, memory)
  const certificate = createCertificateWork(context, memory, startedStep)
  const making = createKeyMaking({ ...context, onOpenAgain }, memory, keeping, certificate, startedStep)
  let running: AbortController | null = null

  const stopRunning = (): void => {
    running?.abort()
    running = null
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

  /** With a key that was opened again, on to where it was left. */
  const goOnWith: GoOnWith = (goal, reference, sealed, filed) => {
    const { keyId, publicKeySha256, keyProfile } = reference
    memory.held = { keyId, publicKeySha256, keyProfile, csrPem: null, sealed, filed } satisfies HeldKey
    memory.deviceId = knownDevice(sealed.facts.deviceId)
    memory.agreementVersion = sealed.facts.agreementVersion
    void run(async (signal) => {
      dispatch({ type: 'key-opened', ...keepingOf(sealed), filed })
      if (goal === 'finish') await certificate.finish(signal)
      if (goal === 'submit') await making.submit(signal)
    })
  }

  const opening = createKeyOpening(context, memory, keeping, goOnWith)

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
    create(input: KeyInput): Promise<void> {
      askForDurableStorage()
      return start('create', (signal) => making.make(input, signal))
    },

    /** The answers that the held key was made with, for a person who came back. */
    answers() {
      const { held, deviceId, agreementVersion } = memory
      if (!held?.sealed) return null
      return { password: held.sealed.password, keyProfile: held.keyProfile, deviceId, agreementVersion }
    },

    /** The same again with the key that is held, after a failure or a check that did not pass. */
    retry(): Promise<void> {
      return start(memory.accepted ? 'finish' : 'submit', making.submit)
    },

    /** Drops a key that was refused, so that the next run makes another. */
    async dropKey(): Promise<void> {
      await making.forgetHeld()
      await drop()
    },

    openKept: opening.openKept,
    openFile: opening.openFile,

    /** The certificate that was waited for is there: goes on with the key that is held, else asks for it. */
    issuedMeanwhile(asOf: string): void {
      memory.asOf = asOf
      memory.accepted = true
      if (!memory.held) {
        // Reads the link again: issued, and this browser has no key for it.
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
      making.goOn()
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
