import intlWorkerUrl from './intl-worker?worker&url'

/** Past it the page reads the tables itself: slower is better than later. */
const patienceMs = 400

/** TypeScript's DOM library doesn't have Trusted Types yet, some browsers neither. */
interface TrustedTypePolicyFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): unknown }
}

/**
 * Has the browser read its tables for dates and numbers beside the page. Never rejects: it only saves time.
 */
export function warmIntl(locale: string): Promise<void> {
  return new Promise((resolve) => {
    try {
      const worker = new Worker(trustedUrl() as string, { type: 'module', name: 'certdesk-intl' })
      const end = () => {
        worker.terminate()
        resolve()
      }
      worker.addEventListener('message', end)
      worker.addEventListener('error', end)
      setTimeout(end, patienceMs)
      worker.postMessage(locale)
    } catch {
      resolve() // No worker here: the page reads the tables itself.
    }
  })
}

function trustedUrl(): unknown {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypePolicyFactory }
  const policy = trustedTypes?.createPolicy('certdesk-intl', {
    createScriptURL(url) {
      if (url === intlWorkerUrl) return url
      throw new TypeError('certdesk-intl: not the worker script')
    },
  })
  return policy?.createScriptURL(intlWorkerUrl) ?? intlWorkerUrl
}
