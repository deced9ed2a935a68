import type { ErrorCode } from '../../../errors'
import { type KeyCustody, outlivesPage } from '../flow/key-custody'
import { isOtherAnswer } from '../link/other-answers'

export type FailureAction = 'retry' | 'new-key' | 'read-agreement' | 'open-again' | 'none'

const failureActions: Partial<Record<ErrorCode, FailureAction>> = {
  'agreement-outdated': 'read-agreement',
  'csr-key-reused': 'new-key',
  'csr-key-blocklisted': 'new-key',
  'csr-malformed': 'new-key',
  'csr-signature-invalid': 'new-key',
  'pickup-not-ready': 'open-again',
  'pickup-closed': 'open-again',
  'pickup-key-conflict': 'open-again',
  'request-malformed': 'none',
  'request-too-large': 'none',
  'key-type-unsupported': 'none',
  'key-rsa-size-unsupported': 'none',
  'key-curve-unsupported': 'none',
}

/**
 * The way on from a failure. Where the worker lost the key, the sealed copy has it. Where the key is lost and
 * its request was sent, there is no way on here: another key would be refused.
 */
export function failureAction({
  code,
  key,
}: {
  readonly code: ErrorCode
  readonly key: Pick<KeyCustody, 'held' | 'kept' | 'filed' | 'sent'>
}): FailureAction {
  // The link's own pages tell the state of the link now.
  const action = isOtherAnswer(code) ? 'open-again' : failureActions[code]
  if (key.held || action === 'open-again') return action ?? 'retry'
  if (outlivesPage(key)) return 'open-again'
  if (key.sent) return 'none'
  return code === 'key-forgotten' ? 'new-key' : (action ?? 'retry')
}
