import { paths } from '../paths'

/**
 * Pages that never hold a key or a password: the browser may show them again as they were left. Every other
 * page begins anew.
 */
const withoutSecrets: readonly string[] = [paths.installGuide(), paths.order('')]

const holdsNoSecret = (path: string) =>
  path === paths.home() || withoutSecrets.some((known) => path.startsWith(known))

interface LeaveNothingOptions {
  readonly container: HTMLElement
  /** Ends the page with everything that works for it. */
  readonly unmount: () => void
}

/**
 * A page that is left by the address bar or a bookmark may lie in the browser's back/forward cache, whole,
 * with its worker and the typed text: Back would show it to the next person at the device. So it is ended and
 * emptied as it is left, and loaded anew when it comes back.
 */
export function leaveNothingBehind({ container, unmount }: LeaveNothingOptions): void {
  let emptied = false
  window.addEventListener('pagehide', ({ persisted }) => {
    if (!persisted || holdsNoSecret(location.pathname)) return
    emptied = true
    try {
      unmount()
    } finally {
      container.replaceChildren() // also where something foreign in the page kept React from it
    }
  })
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted && emptied) location.reload()
  })
}
