import type { KeyProfile } from '../../contract/schema'
import type { CryptoWorkerClient } from '../../crypto-worker/client'
import type { DraftCsr } from '../../domain/client-order-draft'

export interface CsrFieldProps {
  readonly id: string
  readonly csr: DraftCsr | null
  readonly onCsr: (csr: DraftCsr | null) => void
  readonly error: string | undefined
  readonly allowedKeys: readonly KeyProfile[]
  /** A worker that is there already; without one the field starts its own when it is first needed. */
  readonly crypto?: CryptoWorkerClient
}

/** Not there yet: the interface, for whoever builds on it. */
export function CsrField(_props: CsrFieldProps) {
  return null
}
