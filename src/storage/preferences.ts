/**
 * A person's choices about the page itself, kept in this browser: none is about orders, and none is secret.
 * Where the browser refuses storage (private window, blocked by policy) the choice holds until the page is
 * left.
 */
interface Preferences {
  language: string
  theme: string
}

const keyOf = (name: keyof Preferences) => `certdesk.${name}`

/** The stored value, or null; the reader judges whether it is one it knows. Never throws. */
export function readPreference(name: keyof Preferences): string | null {
  try {
    return localStorage.getItem(keyOf(name))
  } catch {
    return null
  }
}

/** Stores the value, or removes it with null. Never throws. */
export function writePreference(name: keyof Preferences, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(keyOf(name))
    else localStorage.setItem(keyOf(name), value)
  } catch {
    // Refused: the choice is lost with the page, which is all that can be lost here.
  }
}
