import type { OperationInput, OperationOutput } from '../../src/crypto-worker/operations'

/** What the worker is asked to open a file with. */
export const toOpen = (
  data: Uint8Array,
  password: string,
  keyPassword: string | null = null,
): OperationInput<'openPkcs12'> => ({ data, password, keyPassword, now: new Date().toISOString() })

/** What was in a file that opened; a failure of the test where it was none. */
export function openedFile(output: OperationOutput<'openPkcs12'>) {
  if (output.outcome !== 'opened') throw new Error(`not a PKCS#12 file: ${output.instead}`)
  return output
}

/** The only key of such a file. */
export function onlyKey(output: OperationOutput<'openPkcs12'>) {
  const { keys } = openedFile(output)
  const [key] = keys
  if (!key || keys.length !== 1) throw new Error(`${keys.length} keys`)
  return key
}
