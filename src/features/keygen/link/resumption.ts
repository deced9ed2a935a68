import type { Pickup, PickupStatus } from '../../../contract/schema'
import type { KeptKeyFacts, KeptKeysLook } from '../../../crypto-worker/client'
import type { ErrorCode } from '../../../errors'

/**
 * Where the flow of an opened link begins or goes on; `unsure…`: that depends on a key that could not be
 * looked for.
 */
export type FlowPlace = 'begin' | 'go-on' | 'wait' | 'finish' | 'used' | 'unsure' | 'unsure-issued'
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
 * What the flow's memory is: the keys this browser keeps and what the server says. Nothing else is stored, so
 * that nothing else can disagree with them.
 */
export interface Resumption<Place extends LinkPlace = LinkPlace> {
  readonly place: Place
  /** The key to go on with; null where none was found that fits. */
  readonly kept: KeptKeyFacts | null
  /**
   * Why it isn't known whether this browser keeps the key; null where it was found, or was looked for
   * everywhere.
   */
  readonly notLooked: ErrorCode | null
  /** This browser keeps a key for this pickup, but the request was sent with another. */
  readonly otherKeyKept: boolean
}

type PlacesOfStatus = Readonly<Record<'withKey' | 'without' | 'unsure', LinkPlace>>
const always = (place: LinkPlace): PlacesOfStatus => ({ withKey: place, without: place, unsure: place })

const places: Readonly<Record<PickupStatus, PlacesOfStatus>> = {
  not_ready: always('not-ready'),
  ready: { withKey: 'go-on', without: 'begin', unsure: 'unsure' },
  pending: always('wait'),
  issued: { withKey: 'finish', without: 'used', unsure: 'unsure-issued' },
  refused: always('refused'),
  cancelled: always('cancelled'),
  revoked: always('revoked'),
}

/**
 * Where a link that is opened again goes on. Once a request was taken only its own key is of use; before, the
 * newest kept one. Keys that were never sent do no harm: the server takes one.
 */
export function resumeFrom(
  { status, submission }: Pick<Pickup, 'status' | 'submission'>,
  look: KeptKeysLook,
): Resumption {
  const keptKeys = look.looked ? look.keys : []
  const sent = submission !== null
  const kept = submission
    ? keptKeys.find(({ publicKeySha256 }) => publicKeySha256 === submission.publicKeySha256)
    : keptKeys[0]
  const notLooked = kept ? null : whyNotLooked(look)
  return {
    place: places[status][kept ? 'withKey' : notLooked && !isOfNoUse(notLooked, sent) ? 'unsure' : 'without'],
    kept: kept ?? null,
    notLooked,
    otherKeyKept: !kept && keptKeys.length > 0,
  }
}

/** A record that can't be read may be the key just as well as one that could not be reached. */
function whyNotLooked(look: KeptKeysLook): ErrorCode | null {
  if (!look.looked) return look.fault
  return look.unreadable > 0 ? 'kept-key-unreadable' : null
}

/** Before anything was sent, in a browser that refuses to keep anything, a new key is as good as any. */
const isOfNoUse = (fault: ErrorCode, sent: boolean) => !sent && fault === 'storage-unavailable'
