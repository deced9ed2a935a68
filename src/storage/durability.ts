import { databaseName } from './database-name'

/** What a test puts in the browser's place. */
export interface DurabilityOptions {
  readonly storage?: Pick<StorageManager, 'persist'> | undefined
  /** How long, in ms, the browser may think; one that asks the person may think for ever. */
  readonly patienceMs?: number
}

/**
 * Whether the browser promises to keep what is stored until the person removes it (Storage Standard §5). False where it
 * refuses, throws, has no such promise or gives no answer in time. Never throws.
 */
export function askForDurableStorage(options: DurabilityOptions = {}): Promise<boolean> {
  const { patienceMs = 1_500 } = options
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), patienceMs)
    const answer = (durable: boolean) => {
      clearTimeout(timer)
      resolve(durable)
    }
    try {
      const storage = 'storage' in options ? options.storage : globalThis.navigator?.storage
      // No API of it (plain HTTP, old browsers) or no promise: both are answers, not failures.
      Promise.resolve(storage?.persist?.()).then(
        (durable) => answer(durable === true),
        () => answer(false),
      )
    } catch {
      answer(false)
    }
  })
}

/**
 * Whether this browser may keep keys: false only where there is no database of ours, which spares a first page the wait for the worker.
 * True where the browser doesn't tell within `patienceMs`. Never throws.
 */
export function mayKeepKeys(
  names: () => Promise<readonly { readonly name?: string }[]> = () => globalThis.indexedDB.databases(),
  patienceMs = 500,
): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(true), patienceMs)
    const answer = (mayKeep: boolean) => {
      clearTimeout(timer)
      resolve(mayKeep)
    }
    try {
      names().then(
        (found) => answer(found.some(({ name }) => name === databaseName)),
        () => answer(true),
      )
    } catch {
      answer(true) // no such question in this browser, or no storage at all
    }
  })
}
