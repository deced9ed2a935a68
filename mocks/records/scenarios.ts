/**
 * The scenarios, a row each. A fault lies between the world and the page (in an answer, or its time); the
 * world's records stay true, so that another scenario mends it.
 */
export interface Scenario {
  /** The fate of a CSR that is taken. */
  readonly issuance: 'at_once' | 'after_approval' | 'after_minutes' | 'refused'
  /** The certificate that is handed out. */
  readonly handsOut:
    | 'the_certificate'
    | 'wrong_key'
    | 'intermediate_missing'
    | 'expired_certificate'
    | 'address_more'
  /** How much longer than usual each reply takes. */
  readonly extraDelayMs: number
  /** Every second request fails before anything is done for it: the second, the fourth, … */
  readonly failsEverySecond: boolean
  /** How much longer an order takes to be placed. */
  readonly orderDelayMs: number
  /** No person of the account is signed in. */
  readonly signsOut: boolean
  /** A CSR that is new arrives and is worked on, but nobody hears of it. Sent again, it is answered. */
  readonly losesFirstReceipt: boolean
  /** The same with an order. */
  readonly losesOrderReply: boolean
  /** Links sent before the scenario was chosen count as expired since then. */
  readonly endsEarlierLinks: boolean
  /** When it is chosen everybody is sent a newer link. */
  readonly sendsNewerLinks: boolean
}

const asPlanned: Scenario = {
  issuance: 'at_once',
  handsOut: 'the_certificate',
  extraDelayMs: 0,
  failsEverySecond: false,
  orderDelayMs: 0,
  signsOut: false,
  losesFirstReceipt: false,
  losesOrderReply: false,
  endsEarlierLinks: false,
  sendsNewerLinks: false,
}

const scenarios = {
  at_once: asPlanned,
  after_approval: { ...asPlanned, issuance: 'after_approval' },
  after_minutes: { ...asPlanned, issuance: 'after_minutes' },
  refused: { ...asPlanned, issuance: 'refused' },
  dropped_after_csr: { ...asPlanned, losesFirstReceipt: true },
  server_faults: { ...asPlanned, failsEverySecond: true },
  slow: { ...asPlanned, extraDelayMs: 6000 },
  expired_link: { ...asPlanned, endsEarlierLinks: true },
  superseded_link: { ...asPlanned, sendsNewerLinks: true },
  wrong_key: { ...asPlanned, handsOut: 'wrong_key' },
  intermediate_missing: { ...asPlanned, handsOut: 'intermediate_missing' },
  expired_certificate: { ...asPlanned, handsOut: 'expired_certificate' },
  address_more: { ...asPlanned, handsOut: 'address_more' },
  order_reply_lost: { ...asPlanned, losesOrderReply: true },
  order_slow: { ...asPlanned, orderDelayMs: 12_000 },
  signed_out: { ...asPlanned, signsOut: true },
} as const satisfies Record<string, Scenario>

export type ScenarioId = keyof typeof scenarios

export const scenarioIds = Object.keys(scenarios) as readonly ScenarioId[]
export const usualScenario: ScenarioId = 'at_once'

export const isScenarioId = (value: string): value is ScenarioId => Object.hasOwn(scenarios, value)
export const scenarioOf = (id: ScenarioId): Scenario => scenarios[id]
