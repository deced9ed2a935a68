import { fetchPickup, type PickupLink } from '../../api/pickup'
import type { Pickup } from '../../contract/schema'
import type { CryptoWorkerClient, KeptKeyFacts } from '../../crypto-worker/client'
import { type ErrorCode, toAppError } from '../../errors'
import { mayKeepKeys } from '../../storage/durability'
import {
  type ClosedPlace,
  closedPlaces,
  type FlowPlace,
  type LinkPlace,
  type Resumption,
  resumeFrom,
} from './resumption'

/** An opened link: what the server says, and where that and this browser's kept keys lead. */
export interface ReadLink<Place extends LinkPlace> {
  readonly pickup: Pickup
  readonly resumption: Resumption<Place>
  /** Why kept keys could not be looked for; null where they could. */
  readonly fault: ErrorCode | null
}

/** Whether nothing can be made with the link. */
export function isClosed(read: ReadLink<FlowPlace> | ReadLink<ClosedPlace>): read is ReadLink<ClosedPlace> {
  return closedPlaces.has(read.resumption.place)
}

interface ReadLinkOptions {
  readonly link: PickupLink
  readonly crypto: CryptoWorkerClient
  /** Where the link was read just now. */
  readonly pickup: Pickup | null
  readonly signal: AbortSignal
}

/** Reads where a link begins or goes on. Throws what `fetchPickup` throws; keys that can't be looked for are no failure yet. */
export async function readLink({
  link,
  crypto,
  pickup,
  signal,
}: ReadLinkOptions): Promise<ReadLink<FlowPlace> | ReadLink<ClosedPlace>> {
  const latest = pickup ?? (await fetchPickup(link, signal))
  // The worker takes a moment to start; the first page of a first visit doesn't wait for it.
  const from = (keys: readonly KeptKeyFacts[], fault: ErrorCode | null) =>
    ({ pickup: latest, resumption: resumeFrom(latest, keys), fault }) as
      | ReadLink<FlowPlace>
      | ReadLink<ClosedPlace>
  if (!(await mayKeepKeys())) return from([], null)
  try {
    const { keys, fault } = await crypto.call('findKeptKeys', { pickupId: latest.pickupId }, { signal })
    return from(keys, fault)
  } catch (error) {
    const { code } = toAppError(error)
    if (code === 'cancelled') throw error
    return from([], code)
  }
}
