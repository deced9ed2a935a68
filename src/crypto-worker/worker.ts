import { AppError, errorToData } from '../errors'
import type { FromWorker, ToWorker } from './messages'
import type { OperationContext } from './operation-context'
import { createOperations } from './operations'

// The DOM's types describe a page's global scope; here it is a worker's, of which these two are all that is
// used.
const scope = globalThis as unknown as {
  postMessage(message: FromWorker): void
  addEventListener(type: 'message', listener: (event: MessageEvent<ToWorker>) => void): void
}

const operations = createOperations(crypto)
/**
 * Every call, the answered ones too: a cancel that meets the answer on its way still has that call's keys
 * forgotten.
 */
const calls = new Map<number, AbortController>()

scope.addEventListener('message', ({ data }) => {
  if (data.kind === 'cancel') calls.get(data.id)?.abort(new AppError('cancelled'))
  else void answer(data)
})
scope.postMessage({ kind: 'ready' })

async function answer({ id, name, input }: Extract<ToWorker, { kind: 'call' }>): Promise<void> {
  const controller = new AbortController()
  calls.set(id, controller)
  try {
    const operation = operations[name] as (input: unknown, context: OperationContext) => Promise<unknown>
    const output = await operation(input, {
      signal: controller.signal,
      progress: (step) => scope.postMessage({ kind: 'progress', id, step }),
    })
    scope.postMessage({ kind: 'result', id, output })
  } catch (error) {
    calls.delete(id)
    scope.postMessage({ kind: 'error', id, error: errorToData(error) })
  }
}
