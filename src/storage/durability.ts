import { databaseName } from './database-name'

type DurableStorage = Partial<Pick<StorageManager, 'persist' | 'persisted'>>

/**
 * Asks the browser to keep what is stored until the person removes it (Storage Standard §5). Don't wait for
 * the answer: a browser that asks the person may take for ever. To be called by a click. Never throws.
 */
export function askForDurableStorage(
  storage: DurableStorage | undefined = globalThis.navigator?.storage,
): void {
  try {
    // No API of it (plain HTTP, old browsers) or no promise: both are answers, not failures.
    void Promise.resolve(storage?.persist?.()).catch(() => undefined)
  } catch {
    // The same.
  }
}

/**
 * Whether the browser has promised to keep what is stored. False where it has no such promise, or can't say.
 * Never throws.
 */
export async function storageIsDurable(
  storage: DurableStorage | undefined = globalThis.navigator?.storage,
): Promise<boolean> {
  try {
    return (await storage?.persisted?.()) === true
  } catch {
    return false
  }
}

/**
 * Whether this browser may keep keys: false only where there is no database of ours, which spares a first
 * page the wait for the worker. True where the browser doesn't tell within `patienceMs`. Never throws.
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
