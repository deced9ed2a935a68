import { fetchPickup, type PickupLink } from '../../../api/pickup'
import type { Pickup } from '../../../contract/schema'
import type { CryptoWorkerClient, KeptKeysLook } from '../../../crypto-worker/client'
import { toAppError } from '../../../errors'
import { mayKeepKeys } from '../../../storage/durability'
import {
  type ClosedLinkState,
  closedLinkStates,
  type LinkState,
  type OpenLinkState,
  type Resumption,
  resumeFrom,
} from './resumption'

/** An opened link: what the server says, and where that and this browser's kept keys lead. */
export interface ReadLink<State extends LinkState> {
  readonly pickup: Pickup
  readonly resumption: Resumption<State>
}

/** Whether nothing can be made with the link. */
export function isClosed(
  read: ReadLink<OpenLinkState> | ReadLink<ClosedLinkState>,
): read is ReadLink<ClosedLinkState> {
  return closedLinkStates.has(read.resumption.state)
}

interface ReadLinkOptions {
  readonly link: PickupLink
  readonly crypto: CryptoWorkerClient
  /** Where the link was read just now. */
  readonly pickup: Pickup | null
  readonly signal: AbortSignal
}

/**
 * Reads where a link begins or goes on. Throws what `fetchPickup` throws; that keys can't be looked for is
 * part of the answer.
 */
export async function readLink({
  link,
  crypto,
  pickup,
  signal,
}: ReadLinkOptions): Promise<ReadLink<OpenLinkState> | ReadLink<ClosedLinkState>> {
  const latest = pickup ?? (await fetchPickup(link, signal))
  const look = await lookForKeys(latest, crypto, signal)
  return { pickup: latest, resumption: resumeFrom(latest, look) } as
    | ReadLink<OpenLinkState>
    | ReadLink<ClosedLinkState>
}

/** How long the worker may take to load and to look, in ms; its own waits for the disk are shorter. */
const lookingMs = 90_000

async function lookForKeys(
  { pickupId, submission }: Pickup,
  crypto: CryptoWorkerClient,
  signal: AbortSignal,
): Promise<KeptKeysLook> {
  // The worker takes a moment to start; the first page of a first visit doesn't wait for it. Once a key was
  // sent only a real look for it counts: a browser that can't reach its files may say that there are no
  // databases.
  if (!submission && !(await mayKeepKeys())) return { looked: true, keys: [], unreadable: 0 }
  const patience = new AbortController()
  const end = () => patience.abort()
  const timer = setTimeout(end, lookingMs)
  signal.addEventListener('abort', end)
  try {
    return await crypto.call('findKeptKeys', { pickupId }, { signal: patience.signal })
  } catch (error) {
    if (signal.aborted) throw error
    const { code } = toAppError(error)
    return { looked: false, fault: code === 'cancelled' ? 'crypto-worker-failed' : code }
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', end)
  }
}
