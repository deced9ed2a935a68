import type { OperationInput, OperationOutput } from '../../src/crypto-worker/operations'

/** The input with which the worker is asked to open a file. */
export const toOpen = (
  data: Uint8Array,
  password: string,
  keyPassword: string | null = null,
): OperationInput<'openPkcs12'> => ({ data, password, keyPassword, now: new Date().toISOString() })

/** The content of a file that opened; fails the test where the file didn't. */
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
