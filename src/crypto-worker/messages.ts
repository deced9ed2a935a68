import type { ErrorData } from '../errors'
import type { ProgressStep } from './operation-context'
import type { OperationName } from './operations'

/** Messages of the page to the worker. `id` numbers a call. */
export type ToWorker =
  | { readonly kind: 'call'; readonly id: number; readonly name: OperationName; readonly input: unknown }
  | { readonly kind: 'cancel'; readonly id: number }

/** Messages of the worker to the page. */
export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly id: number; readonly step: ProgressStep }
  | { readonly kind: 'result'; readonly id: number; readonly output: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly error: ErrorData }
