/**
 * A path of this origin, in visible ASCII: neither `//` and `/\`, which are another host, nor a tab or a line
 * break, which a URL parser takes out.
 */
const ownPath = /^\/(?![/\\])[!-~]*$/

/** Where the person pays besides this very origin: what the build was told, origins with blanks between. */
const builtFor = (import.meta.env['VITE_PAYMENT_ORIGINS'] ?? '') as string

/**
 * Whether a page may be left for an address to pay at: a path of this origin, or an `https` address at one of
 * the provider's, without anything that hides where it leads.
 */
export function isPaymentAddress(
  address: string,
  origins: readonly string[] = builtFor.split(/\s+/),
): boolean {
  if (ownPath.test(address)) return true
  if (!/^https:\/\/[\w.:[\]-]+(?:[/?#][!-~]*)?$/.test(address)) return false
  return URL.canParse(address) && origins.includes(new URL(address).origin)
}
