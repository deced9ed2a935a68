import { createRoot } from 'react-dom/client'
import { preferredLanguage } from '../../src/i18n/language'
import { providerPath } from '../payment/payment'
import type { World } from '../world/world'
import { ProviderPage } from './provider-page'

/** Mounts the payment provider's page in the place of the product. */
export function mountProvider(world: World): void {
  const container = document.getElementById('root')
  if (!container) return
  createRoot(container).render(
    <ProviderPage
      world={world}
      paymentSessionId={decodedId(location.pathname.slice(providerPath.length))}
      language={preferredLanguage(navigator.languages)}
      leave={(address) => location.assign(address)}
    />,
  )
}

/** An address that was cut or rewritten names no session. */
function decodedId(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}
