import { sessionCookie } from '../account/session'
import type { CookieJar } from './msw-handlers'

/** The page's own cookies. A real backend sets this one `HttpOnly`: here the page is the backend. */
export const documentCookies: CookieJar = {
  read() {
    const [, token] = new RegExp(`(?:^|; )${sessionCookie}=([A-Za-z0-9_-]+)`).exec(document.cookie) ?? []
    return token
  },
  write(token) {
    if (documentCookies.read() === token) return
    const secure = location.protocol === 'https:' ? '; Secure' : ''
    // biome-ignore lint/suspicious/noDocumentCookie: Firefox has the Cookie Store API since 140 only
    document.cookie = `${sessionCookie}=${token}; Path=/; SameSite=Strict${secure}`
  },
}
