import type { KeyProfile } from '../../../contract/schema'
import type { CryptoWorkerClient } from '../../../crypto-worker/client'
import { searchingPrivateKey } from '../../../domain/keys/private-key-text'
import type { DraftCsr } from '../../../domain/orders/client-order-draft'
import { type ErrorCode, toAppError } from '../../../errors'
import { fileBytes } from '../../../ui/fields/file-bytes'
import { inSteps } from '../wizard/pieces'

/**
 * Why a text or a file is not taken for a CSR: a code of ours, a key that the product doesn't take, a file
 * that the browser couldn't read.
 */
export type CsrRefusal =
  | { readonly kind: 'code'; readonly code: ErrorCode }
  | { readonly kind: 'key'; readonly keyProfile: KeyProfile }
  | { readonly kind: 'file-unreadable' }

type CsrReadingResult = { readonly csr: DraftCsr } | { readonly refusal: CsrRefusal }

/**
 * More is no CSR: what the worker reads at most, in bytes or characters. A larger file isn't loaded at all.
 */
const maxLength = 1024 * 1024

/**
 * Reads a text or a file as a CSR. A private key is refused here, before it goes anywhere, and its bytes are
 * overwritten; the worker does the rest. Only the CSR that is kept leaves this function.
 */
export async function readGivenCsr(
  given: string | File,
  allowedKeys: readonly KeyProfile[],
  crypto: () => CryptoWorkerClient,
  signal: AbortSignal,
): Promise<CsrReadingResult> {
  const read = typeof given === 'string' ? { bytes: given } : await fileBytes(given, maxLength)
  if ('fault' in read && read.fault === 'unreadable') return { refusal: { kind: 'file-unreadable' } }
  if ('fault' in read || read.bytes.length > maxLength) return refusedAs('input-too-large')
  const input = read.bytes
  const form = await inSteps(searchingPrivateKey(input), signal)
  if (form || signal.aborted) {
    if (typeof input !== 'string') input.fill(0)
    return refusedAs(form === 'pkcs12' ? 'csr-pkcs12' : form ? 'private-key-given' : 'cancelled')
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
