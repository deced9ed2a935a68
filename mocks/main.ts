import { yieldToPage } from '../src/yield'
import { sayNotRunning } from './not-running'

/**
 * The modules of the world, each evaluated in a task of its own: together they block a slow device for a
 * tenth of a second.
 */
const pieces: readonly (() => Promise<unknown>)[] = [
  () => import('./authority/authority'),
  () => import('./world/world'),
  () => import('./served/browser-network'),
]

// The entry of the development server and of the demo: the mock world first, then the page on top of it.
open().catch(() => sayNotRunning())

async function open(): Promise<void> {
  for (const load of pieces) {
    await load()
    await yieldToPage()
  }
  const { createWorld } = await import('./world/world')
  const { storeShape } = await import('./world/scene')
  const { browserStore } = await import('./memory/browser-store')
  const { firstMorning } = await import('./stage/first-morning')
  const { listeners } = await import('./stage/listeners')
  const { followWorldClock, realClock } = await import('./stage/page-clock')
  const { startBrowserNetwork } = await import('./served/browser-network')
  const { deskPath, mountStrip } = await import('./strip')
  const { paceOfAddress, waitAt } = await import('./stage/pace')
  const world = createWorld({
    clock: realClock,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    delay: waitAt(
      paceOfAddress(location, () => localStorage),
      (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    ),
    saved: await browserStore(storeShape),
    firstMorning,
    listeners,
  })
  if (!(await startBrowserNetwork(world))) return sayNotRunning()
  if (location.pathname === deskPath) {
    const { mountDesk } = await import('./desk/desk')
    return await mountDesk(world)
  }
  const { providerPath } = await import('./payment/payment')
  if (location.pathname.startsWith(providerPath)) {
    const { mountProvider } = await import('./payment-provider/provider')
    return mountProvider(world)
  }
  mountStrip(world)
  await followWorldClock(world)
  await import('../src/main')
}
