/** Every URL of the app. A link to a page is made here and nowhere else. */
export const paths = {
  home: () => '/',
  /**
   * The generate link's page. The token is in the fragment: a fragment reaches no server log and no Referer
   * (RFC 9110 §10.1.3, RFC 3986 §3.5); the page removes it from the history entry once read.
   */
  generate: (pickupToken?: string) =>
    pickupToken === undefined ? '/generate' : `/generate#${encodeURIComponent(pickupToken)}`,
  /** All devices' install guides, or the one of a device (an id of `domain/devices`). */
  installGuide: (deviceId?: string) =>
    deviceId === undefined ? '/install' : `/install/${encodeURIComponent(deviceId)}`,
  /** Where a `.p12` that a device refuses is turned into the other kind. */
  repair: () => '/repair',
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

/** The pickup token in a location's fragment (`#token`), or null where there is none that can be read. */
export function pickupTokenFromHash(hash: string): string | null {
  try {
    const token = decodeURIComponent(hash.replace(/^#/, ''))
    return token === '' ? null : token
  } catch {
    // A `%` followed by no two hex digits: a link cut or rewritten on its way.
    return null
  }
}
