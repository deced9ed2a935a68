import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import type { Plugin } from 'vite'

/**
 * Puts `mocks/main.ts` in the place of `src/main.tsx`, so that `src` never has to know that there are mocks.
 */
export function mockedEntry(): Plugin {
  return {
    name: 'certdesk-mocked-entry',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => html.replace('/src/main.tsx', '/mocks/main.ts'),
    },
  }
}

/**
 * Serves and emits MSW's service worker for mocked modes only: a copy in `public/` would get into every
 * build.
 */
export function mswWorker(): Plugin {
  const source = () =>
    readFileSync(createRequire(import.meta.url).resolve('msw/mockServiceWorker.js'), 'utf8')
  return {
    name: 'certdesk-msw-worker',
    configureServer(server) {
      server.middlewares.use('/mockServiceWorker.js', (_request, response) => {
        response.setHeader('Content-Type', 'text/javascript')
        response.end(source())
      })
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'mockServiceWorker.js', source: source() })
    },
  }
}

/**
 * The build guard: a build for a real backend that reads even one file of the mock world or of MSW is
 * refused, whether tree shaking would have dropped it or not. It goes into the page's plugins and into the
 * worker's.
 */
export function refuseMocks(): Plugin {
  let root = process.cwd()
  const isMock = (id: string): boolean => {
    const file = (id.split('?')[0] ?? '').replace(/^\0/, '')
    if (/[/\\]node_modules[/\\](msw|@mswjs)[/\\]/.test(file)) return true
    const below = relative(root, isAbsolute(file) ? file : resolve(root, file))
    return below.startsWith(`mocks${sep}`)
  }
  return {
    name: 'certdesk-refuse-mocks',
    apply: 'build',
    configResolved(config) {
      root = config.root
    },
    generateBundle(_options, bundle) {
      const assets = Object.values(bundle).flatMap((file) =>
        file.type === 'asset' ? file.originalFileNames : [],
      )
      const mock = [...this.getModuleIds(), ...assets].find(isMock)
      if (mock) this.error(`mock code in a build for a real backend: ${mock}`)
    },
  }
}
