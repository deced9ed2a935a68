import type { ErrorCode } from '../../../errors'

/** Where the private key of this page is, and whether a certificate depends on it. */
export interface KeyCustody {
  /** In the worker of this page. */
  readonly held: boolean
  /** Sealed in this browser, read back and opened as proof. */
  readonly kept: boolean
  /** Sealed in a request file that the person saved. */
  readonly filed: boolean
  /** From the moment of sending the request may have arrived, whether an answer comes or not. */
  readonly sent: boolean
  /** Why it could not be kept; null where it could, or was not tried. */
  readonly keepFault: ErrorCode | null
}

export const noKey: KeyCustody = {
  held: false,
  kept: false,
  filed: false,
  sent: false,
  keepFault: null,
}

/** Whether the key can be had again once this page is gone. */
export function outlivesPage({ kept, filed }: Pick<KeyCustody, 'kept' | 'filed'>): boolean {
  return kept || filed
}

/** Whether the request may leave: the key outlives this page. */
export function maySend(key: Pick<KeyCustody, 'held' | 'kept' | 'filed'>): boolean {
  return key.held && outlivesPage(key)
}
