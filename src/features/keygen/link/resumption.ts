import type { Pickup, PickupStatus } from '../../../contract/schema'
import type { KeptKeyFacts, KeptKeysLook } from '../../../crypto-worker/client'
import type { ErrorCode } from '../../../errors'

/**
 * The link is open: where its flow begins or goes on. `unsure…`: a key that could not be looked for decides
 * it.
 */
export type OpenLinkState = 'begin' | 'go-on' | 'wait' | 'finish' | 'used' | 'unsure' | 'unsure-issued'
/** The link is closed: nothing can be made with it yet, or any more. */
export type ClosedLinkState = 'not-ready' | 'refused' | 'cancelled' | 'revoked'
export type LinkState = OpenLinkState | ClosedLinkState

export const closedLinkStates: ReadonlySet<LinkState> = new Set<ClosedLinkState>([
  'not-ready',
  'refused',
  'cancelled',
  'revoked',
])

/**
 * The flow's memory: the keys this browser keeps and the server's word. Nothing else is stored, so that
 * nothing else can disagree with them.
 */
export interface Resumption<State extends LinkState = LinkState> {
  readonly state: State
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

type StatesOfStatus = Readonly<Record<'withKey' | 'without' | 'unsure', LinkState>>
const always = (state: LinkState): StatesOfStatus => ({ withKey: state, without: state, unsure: state })

const statesByStatus: Readonly<Record<PickupStatus, StatesOfStatus>> = {
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
    state:
      statesByStatus[status][
        kept ? 'withKey' : notLooked && !isOfNoUse(notLooked, sent) ? 'unsure' : 'without'
      ],
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
