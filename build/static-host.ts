import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Plugin } from 'vite'
import { headersFor, parseHeaders } from '../tests/release/headers.mjs'

/**
 * The parts of `_headers` that only a build knows: the demo's one more Trusted Types policy (MSW registers
 * its worker by a string), and a backend on another origin, which is then the only one that the page may ask.
 */
export function ownHeaders(mocked: boolean, apiBaseUrl: string | undefined): Plugin {
  return {
    name: 'certdesk-own-headers',
    apply: 'build',
    writeBundle: {
      order: 'post',
      handler({ dir = 'dist' }) {
        const file = join(dir, '_headers')
        if (!existsSync(file)) return
        let headers = readFileSync(file, 'utf8')
        const replace = (text: string, by: string): void => {
          if (!headers.includes(text)) this.error(`public/_headers has no ${text}`)
          headers = headers.replace(text, by)
        }
        if (mocked) replace('certdesk-intl', 'certdesk-intl default')
        else if (apiBaseUrl && URL.canParse(apiBaseUrl))
          replace("connect-src 'self'", `connect-src ${new URL(apiBaseUrl).origin}`)
        writeFileSync(file, headers)
      },
    },
  }
}

/**
 * Behaves as a static host does in production: every reply carries the headers of the build's `_headers`,
 * also a 404 and the page that stands in for an address of the app, and a script that isn't there is a 404
 * and not that page.
 */
export function likeAStaticHost(): Plugin {
  return {
    name: 'certdesk-like-a-static-host',
    configurePreviewServer({ middlewares, config }) {
      const built = resolve(config.root, config.build.outDir)
      const blocks = parseHeaders(readFileSync(join(built, '_headers'), 'utf8'))
      middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? '/', 'http://localhost')
        for (const [name, value] of Object.entries(headersFor(blocks, pathname)))
          response.setHeader(name, value)
        const isFile = pathname.startsWith('/assets/') || /\.\w+$/.test(pathname)
        if (!isFile || existsSync(join(built, pathname))) return next()
        response.statusCode = 404
        response.setHeader('Content-Type', 'text/plain; charset=utf-8')
        response.end('Not found\n')
      })
    },
  }
}
