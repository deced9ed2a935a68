import type { fetchCertificate, PickupLink, submitCsr } from '../../../api/pickup'
import type { Pickup } from '../../../contract/schema'
import type { CryptoWorkerClient } from '../../../crypto-worker/client'
import { type DeviceId, deviceOf } from '../../../domain/devices'
import { AppError } from '../../../errors'
import { isSent } from '../flow/progress'
import type { KeygenEvent } from '../flow/states'
import type { OpenLinkState, Resumption } from '../link/resumption'
import type { HeldKey, IssuedForKey, SealedKey } from './held'

/** The requests of the work to the server. */
interface PickupServer {
  readonly submitCsr: typeof submitCsr
  readonly fetchCertificate: typeof fetchCertificate
}

/** The link that the work is for, and its means. */
export interface WorkContext {
  readonly link: PickupLink
  readonly pickup: Pickup
  readonly resumption: Resumption<OpenLinkState>
  readonly crypto: CryptoWorkerClient
  readonly server: PickupServer
  readonly dispatch: (event: KeygenEvent) => void
}

/** The work's knowledge of its key; in the page's memory, gone with the page. */
export interface WorkMemory {
  held: HeldKey | null
  issued: IssuedForKey | null
  /** The server took the request for this key. */
  accepted: boolean
  /** The authority's own time, as it was last heard: the person's clock may be years off. */
  asOf: string
  deviceId: DeviceId
  agreementVersion: string
}

export const firstMemory = (
  { asOf }: Pick<Pickup, 'asOf'>,
  { state, kept }: Resumption<OpenLinkState>,
): WorkMemory => ({
  held: null,
  issued: null,
  accepted: isSent(state),
  asOf,
  deviceId: knownDevice(kept?.deviceId),
  agreementVersion: kept?.agreementVersion ?? '',
})

/** A device that a record or file names; one of another build's table is unknown here. */
export function knownDevice(id: string | undefined): DeviceId {
  return deviceOf(id ?? '')?.id ?? 'unknown'
}

/** The key in the worker. Throws `key-forgotten`. */
export function heldKey({ held }: WorkMemory): HeldKey {
  if (!held) throw new AppError('key-forgotten')
  return held
}

/** The key's sealed copy. Throws `key-forgotten`. */
export function sealedKey(memory: WorkMemory): SealedKey {
  const { sealed } = heldKey(memory)
  if (!sealed) throw new AppError('key-forgotten')
  return sealed
}
