import type { KeyProfile } from '../../contract/schema'
import type { CryptoWorkerClient } from '../../crypto-worker/client'
import type { DraftCsr } from '../../domain/client-order-draft'
import { privateKeyIn } from '../../domain/private-key-text'
import { type ErrorCode, toAppError } from '../../errors'

/** Why what was given is not taken: a code of ours, a key that the product doesn't take, a file that the browser couldn't read. */
export type CsrRefusal =
  | { readonly kind: 'code'; readonly code: ErrorCode }
  | { readonly kind: 'key'; readonly keyProfile: KeyProfile }
  | { readonly kind: 'file-unreadable' }

export type CsrReadingResult = { readonly csr: DraftCsr } | { readonly refusal: CsrRefusal }

/** More is no CSR: what the worker reads at most, in bytes or characters. A larger file isn't loaded at all. */
const maxLength = 1024 * 1024

/**
 * Reads what was given as a CSR. A private key is refused here, before it goes anywhere, and its bytes are overwritten; the worker
 * does the rest. Only what is kept leaves this function.
 */
export async function readGivenCsr(
  given: string | File,
  allowedKeys: readonly KeyProfile[],
  crypto: () => CryptoWorkerClient,
  signal: AbortSignal,
): Promise<CsrReadingResult> {
  const size = typeof given === 'string' ? given.length : given.size
  if (size > maxLength) return refusedAs('input-too-large')
  const input = typeof given === 'string' ? given : await bytesOf(given)
  if (input === null) return { refusal: { kind: 'file-unreadable' } }
  const form = privateKeyIn(input)
  if (form) {
    if (typeof input !== 'string') input.fill(0)
    return refusedAs(form === 'pkcs12' ? 'csr-pkcs12' : 'private-key-given')
  }
  try {
    const intake = await crypto().call('readCsrInput', { data: input }, { signal })
    if (intake.kind === 'refused') return refusedAs(intake.code)
    const { subject, keyProfile, publicKeySha256, signatureAlgorithm } = intake.facts
    if (!allowedKeys.includes(keyProfile)) return { refusal: { kind: 'key', keyProfile } }
    return { csr: { csrPem: intake.csrPem, subject, keyProfile, publicKeySha256, signatureAlgorithm } }
  } catch (error) {
    return refusedAs(toAppError(error).code)
  }
}

const refusedAs = (code: ErrorCode): CsrReadingResult => ({ refusal: { kind: 'code', code } })

/** Null where the browser can't read it: it was moved or changed after it was chosen. */
function bytesOf(file: File): Promise<Uint8Array<ArrayBuffer> | null> {
  return file.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => null, // the browser's error names a path at most; the refusal says what to do
  )
}
