/** Every URL of the app. A link to a page is made here and nowhere else. */
export const paths = {
  home: () => '/',
  /**
   * The generate link's page. The token is in the fragment: a fragment reaches no server log and no Referer
   * (RFC 9110 §10.1.3, RFC 3986 §3.5); the page removes it from the history entry once read.
   */
  generate: (pickupToken?: string) => (pickupToken === undefined ? '/generate' : `/generate#${pickupToken}`),
  /** All devices' install guides, or the one of a device (an id of `domain/devices`). */
  installGuide: (deviceId?: string) =>
    deviceId === undefined ? '/install' : `/install/${encodeURIComponent(deviceId)}`,
  /** Where a `.p12` that a device refuses is turned into the other kind. */
  repair: () => '/repair',
  /** The sealed keys that this browser keeps. */
  keptKeys: () => '/keys',
  /** Where a certificate request begins: the products, and the drafts begun before. */
  newOrder: () => '/orders/new',
  /** The drafts of this browser. */
  drafts: () => '/orders/drafts',
  /** A step of the order wizard on a draft of this browser; no name of a step: where it was left. */
  orderDraft: (draftId: string, step?: string) =>
    `/orders/new/${encodeURIComponent(draftId)}${step === undefined ? '' : `/${step}`}`,
  /** An order that was placed, by its number. */
  order: (orderNumber: string) => `/orders/${encodeURIComponent(orderNumber)}`,
} as const

/** The form of a pickup token: base64url of any length. */
const tokenForm = /^[A-Za-z0-9_-]{16,200}$/

/** Whether a text may be a pickup token; anything else is sent to nobody. */
export const isPickupToken = (text: string): boolean => tokenForm.test(text)

/**
 * Whether an address leads to the generate link's page, also as mail programs write it: `//generate`,
 * `/generate%23…`. The page itself reads the rest of the address.
 */
export const leadsToGenerate = (pathname: string): boolean => /^[^a-z]{0,9}generate/i.test(pathname)
