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
