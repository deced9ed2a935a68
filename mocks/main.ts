import { startBrowserNetwork } from './browser-network'
import { sayNotRunning } from './not-running'
import { followWorldClock, realClock } from './page-clock'
import { browserStore } from './persistence'
import { deskPath, mountStrip } from './strip'
import { createWorld } from './world'

// The entry of the development server and of the demo: the mock world first, then the page on top of it.
open().catch(() => sayNotRunning())

async function open(): Promise<void> {
  const world = createWorld({
    clock: realClock,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    delay: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    saved: await browserStore(),
  })
  if (!(await startBrowserNetwork(world))) return sayNotRunning()
  if (location.pathname === deskPath) {
    const { mountDesk } = await import('./desk/desk')
    return await mountDesk(world)
  }
  mountStrip(world)
  await followWorldClock(world)
  await import('../src/main')
}
