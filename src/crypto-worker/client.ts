import { AppError, type ErrorCode, errorFromData } from '../errors'
import type { FromWorker, ToWorker } from './messages'
import type { ProgressStep } from './operation-context'
import type { OperationInput, OperationName, OperationOutput } from './operations'
import workerUrl from './worker?worker&url'

export type {
  CertificateFileFormat,
  ForeignCertificate,
  ForeignPkcs12,
  KeptKeyFacts,
  KeptKeysLook,
  KeyId,
  KeyReference,
  PasswordEstimate,
  Pkcs12Instead,
} from './operations'

/**
 * The first requirement of a page with keys that is not met, checked before anybody begins: `page-not-secure`
 * where the address is plain HTTP (browsers have WebCrypto on secure pages only), `browser-too-old`. Null
 * where all is there.
 */
export function missingAbility(
  scope: {
    readonly isSecureContext?: boolean
    readonly crypto?: Partial<Crypto>
    readonly Worker?: unknown
  } = globalThis,
  list: object = Array.prototype,
): ErrorCode | null {
  if (scope.isSecureContext === false) return 'page-not-secure'
  // Of 2023, as the code we build for; an older browser lacks the rest, too.
  return scope.crypto?.subtle && scope.Worker && 'toReversed' in list ? null : 'browser-too-old'
}

export interface CallOptions {
  /** Aborting rejects the call with `cancelled` at once and makes the worker drop what it was making. */
  readonly signal?: AbortSignal
  readonly onProgress?: (step: ProgressStep) => void
}

/** The page's one door to private keys: they are in the worker, here are only their ids. */
export interface CryptoWorkerClient {
  /**
   * Runs an operation in the worker. Throws the operation's `AppError`; `cancelled` after an abort or `stop`;
   * `crypto-worker-failed` where the worker can't be started or dies.
   */
  call<N extends OperationName>(
    name: N,
    input: OperationInput<N>,
    options?: CallOptions,
  ): Promise<OperationOutput<N>>
  /** Starts the worker ahead of the first call, so that it loads while the person reads. */
  warmUp(): void
  /** Ends the worker and with it every key it held; calls under way are rejected with `cancelled`. */
  stop(): void
}

interface PendingCall {
  readonly resolve: (output: never) => void
  readonly reject: (error: AppError) => void
  readonly onProgress: ((step: ProgressStep) => void) | undefined
}

/**
 * The part of the Trusted Types API used here; TypeScript's DOM library doesn't have it yet, some browsers
 * neither.
 */
interface TrustedTypePolicyFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): unknown }
}

/**
 * The one URL that a worker of ours is made from: Trusted Types lets no other string become a script (CSP).
 */
const workerScriptUrl = (): string => {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypePolicyFactory }
  const policy = trustedTypes?.createPolicy('certdesk-worker', {
    createScriptURL(url) {
      if (url === workerUrl) return url
      throw new TypeError('certdesk-worker: not the worker script')
    },
  })
  return (policy?.createScriptURL(workerUrl) ?? workerUrl) as string
}
// A policy name may be taken once in a page's life.
let trustedWorkerUrl: string | undefined

function spawnWorker(): Worker {
  trustedWorkerUrl ??= workerScriptUrl()
  return new Worker(trustedWorkerUrl, { type: 'module', name: 'certdesk-crypto' })
}

/**
 * Operations that neither take nor give a key or a password. A page that calls only these may lie in the
 * back/forward cache.
 */
const publicOperations: ReadonlySet<OperationName> = new Set([
  'readCsr',
  'readCsrInput',
  'readCertificates',
  'writeCertificateFile',
])

/** A client of a worker of its own. `spawn` is for tests; the worker starts at the first call or `warmUp`. */
export function createCryptoWorkerClient(spawn: () => Worker = spawnWorker): CryptoWorkerClient {
  let worker: Worker | undefined
  /** It was given a key or a password, or made one. */
  let secretive = false
  let nextId = 1
  const pending = new Map<number, PendingCall>()

  const end = (error: AppError): void => {
    worker?.terminate()
    worker = undefined
    secretive = false
    globalThis.removeEventListener?.('pagehide', leave)
    const calls = [...pending.values()]
    pending.clear()
    for (const call of calls) call.reject(error)
  }

  // The back/forward cache would keep the worker with the page, and the next person could reach both by Back.
  const leave = ({ persisted }: PageTransitionEvent): void => {
    if (persisted && secretive) end(new AppError('cancelled'))
  }

  const start = (): Worker => {
    if (worker) return worker
    globalThis.addEventListener?.('pagehide', leave) // there is no page in Node's tests
    const started = spawn()
    started.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => receive(data))
    started.addEventListener('error', (event) => {
      event.preventDefault()
      if (worker === started) end(new AppError('crypto-worker-failed'))
    })
    started.addEventListener('messageerror', () => {
      if (worker === started) end(new AppError('crypto-worker-failed'))
    })
    worker = started
    return started
  }

  const receive = (message: FromWorker): void => {
    if (message.kind === 'ready') return
    const call = pending.get(message.id)
    // cancelled while the answer was on its way; the worker hears of it and forgets what keys it made
    if (!call) return
    if (message.kind === 'progress') {
      call.onProgress?.(message.step)
      return
    }
    pending.delete(message.id)
    if (message.kind === 'result') call.resolve(message.output as never)
    else call.reject(errorFromData(message.error))
  }

  return {
    call(name, input, { signal, onProgress } = {}) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(new AppError('cancelled'))
        const id = nextId++
        const send = (message: ToWorker) => start().postMessage(message)
        const abort = () => {
          if (!pending.delete(id)) return
          worker?.postMessage({ kind: 'cancel', id } satisfies ToWorker)
          reject(new AppError('cancelled'))
        }
        const settle = () => signal?.removeEventListener('abort', abort)
        pending.set(id, {
          resolve: (output) => {
            settle()
            resolve(output)
          },
          reject: (error) => {
            settle()
            reject(error)
          },
          onProgress,
        })
        signal?.addEventListener('abort', abort, { once: true })
        if (!publicOperations.has(name)) secretive = true
        try {
          send({ kind: 'call', id, name, input })
        } catch (error) {
          pending.delete(id)
          settle()
          reject(new AppError('crypto-worker-failed', {}, error))
        }
      })
    },
    warmUp: () => void start(),
    stop: () => end(new AppError('cancelled')),
  }
}
