const storageKey = 'certdesk.shown-passphrases'
/** Pickups that are remembered; a person has one or two. */
const atMost = 20

/**
 * Notes that a passphrase was shown for a pickup: the fact, and nothing of the passphrase. Where nothing can
 * be stored, nothing is.
 */
export function notePassphraseShown(pickupId: string): void {
  try {
    const others = shown().filter((one) => one !== pickupId)
    localStorage.setItem(storageKey, JSON.stringify([...others, pickupId].slice(-atMost)))
  } catch {
    // A private window, or a full disk: the note is a courtesy.
  }
}

/** Whether this browser has shown a passphrase for the pickup before; false where it can't be told. */
export function wasPassphraseShown(pickupId: string): boolean {
  return shown().includes(pickupId)
}

function shown(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]')
    return Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : []
  } catch {
    return []
  }
}
