import type { Pickup, PickupStatus } from '../../contract/schema'
import type { KeptKeyFacts } from '../../crypto-worker/client'

/** Where the flow of an opened link begins or goes on. */
export type FlowPlace = 'begin' | 'go-on' | 'wait' | 'finish' | 'used'
/** Nothing can be made with the link: not yet, or not any more. */
export type ClosedPlace = 'not-ready' | 'refused' | 'cancelled' | 'revoked'
export type LinkPlace = FlowPlace | ClosedPlace

export const closedPlaces: ReadonlySet<LinkPlace> = new Set<ClosedPlace>([
  'not-ready',
  'refused',
  'cancelled',
  'revoked',
])

/**
 * What the flow's memory is: the keys this browser keeps and what the server says. Nothing else is stored, so that nothing else can
 * disagree with them.
 */
export interface Resumption<Place extends LinkPlace = LinkPlace> {
  readonly place: Place
  /** The key to go on with; null where this browser has none that fits. */
  readonly kept: KeptKeyFacts | null
  /** This browser keeps a key for this pickup, but the request was sent with another. */
  readonly otherKeyKept: boolean
}

const places: Readonly<Record<PickupStatus, { readonly withKey: LinkPlace; readonly without: LinkPlace }>> = {
  not_ready: { withKey: 'not-ready', without: 'not-ready' },
  ready: { withKey: 'go-on', without: 'begin' },
  pending: { withKey: 'wait', without: 'wait' },
  issued: { withKey: 'finish', without: 'used' },
  refused: { withKey: 'refused', without: 'refused' },
  cancelled: { withKey: 'cancelled', without: 'cancelled' },
  revoked: { withKey: 'revoked', without: 'revoked' },
}

/**
 * Where a link that is opened again goes on. Once a request was taken only its own key is of use; before, the newest kept
 * one. Keys that were never sent do no harm: the server takes one.
 */
export function resumeFrom(
  { status, submission }: Pick<Pickup, 'status' | 'submission'>,
  keptKeys: readonly KeptKeyFacts[],
): Resumption {
  const kept = submission
    ? keptKeys.find(({ publicKeySha256 }) => publicKeySha256 === submission.publicKeySha256)
    : keptKeys[0]
  return {
    place: places[status][kept ? 'withKey' : 'without'],
    kept: kept ?? null,
    otherKeyKept: !kept && keptKeys.length > 0,
  }
}
