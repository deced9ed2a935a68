import { HttpResponse, http } from 'msw'
import { setupWorker } from 'msw/browser'
import type { World } from '../world/world'
import { documentCookies } from './document-cookies'
import { describeNetwork } from './msw-handlers'

const workerPath = `${import.meta.env.BASE_URL}mockServiceWorker.js`
/** Answered by the mock network alone: who gets through to a web server asked past it. */
const probePath = `${import.meta.env.BASE_URL}mock-network-probe`
const reloadedKey = 'certdesk-mock-reloaded'
const patience = 10_000

/**
 * Starts the service worker and makes sure that this page's requests really go through it. `false` where they
 * don't and a reload didn't help: a hard reload, "bypass for network" or a private window may be the reason.
 */
export async function startBrowserNetwork(world: World): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false
  trustWorkerScript()
  letUpdatesFail()
  if (await isHardReloaded()) return await reloadOnce()
  const network = describeNetwork(world, { jar: documentCookies })
  const worker = setupWorker(
    http.get(probePath, () => new HttpResponse(null, { status: 204 })),
    ...network.handlers,
  )
  const started = worker
    .start({
      serviceWorker: { url: workerPath },
      onUnhandledRequest: network.onUnhandledRequest,
      quiet: true,
    })
    .then(isAnswering)
    .catch(() => false)
  if (!(await Promise.race([started, waited(patience)]))) return await reloadOnce()
  sessionStorage.removeItem(reloadedKey)
  stayActive()
  return true
}

interface TrustedTypePolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): unknown
}

/**
 * MSW registers its worker by a string; Trusted Types let pass what the default policy does, and that is this
 * URL.
 */
function trustWorkerScript(): void {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypePolicyFactory }
  const trusted = new URL(workerPath, location.href).href
  trustedTypes?.createPolicy('default', {
    createScriptURL(url) {
      if (new URL(url, location.href).href === trusted) return url
      throw new TypeError('not the script of the mock service worker')
    },
  })
}

/**
 * MSW asks for a newer worker on each page and listens to no answer: one that fails, because the registration
 * of a page before is still being written or the server is away, would be an error in the console. The
 * browser asks again by itself.
 */
function letUpdatesFail(): void {
  const { update } = ServiceWorkerRegistration.prototype
  ServiceWorkerRegistration.prototype.update = function () {
    return update.call(this).catch(() => this)
  }
}

/** A page loaded past its service worker (Shift+Reload) stays outside of it. MSW would reload without end. */
async function isHardReloaded(): Promise<boolean> {
  if (navigator.serviceWorker.controller) return false
  const registrations = await navigator.serviceWorker.getRegistrations()
  return registrations.some(({ active }) => active?.scriptURL.endsWith(workerPath))
}

async function reloadOnce(): Promise<false> {
  if (sessionStorage.getItem(reloadedKey)) {
    sessionStorage.removeItem(reloadedKey)
    return false
  }
  sessionStorage.setItem(reloadedKey, 'yes')
  location.reload()
  return await new Promise<never>(() => {})
}

async function isAnswering(): Promise<boolean> {
  const reply = await fetch(probePath, { cache: 'no-store' })
  return reply.status === 204
}

const waited = (milliseconds: number) =>
  new Promise<false>((resolve) => setTimeout(resolve, milliseconds, false))

/**
 * Browsers end an idle service worker, and MSW's then forgets which pages it answers for; in a hidden tab its
 * keep-alive comes too seldom to prevent it. So the page signs in again and again, and at once when it is
 * looked at again.
 */
function stayActive(): void {
  const signIn = () => navigator.serviceWorker.controller?.postMessage('MOCK_ACTIVATE')
  setInterval(signIn, 5_000)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') signIn()
  })
}
