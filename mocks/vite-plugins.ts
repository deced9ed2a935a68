import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Plugin } from 'vite'

/** Puts `mocks/main.ts` in the place of `src/main.tsx`, so that `src` never has to know that there are mocks. */
export function mockedEntry(): Plugin {
  return {
    name: 'certdesk-mocked-entry',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => html.replace('/src/main.tsx', '/mocks/main.ts'),
    },
  }
}

/** Serves and emits MSW's service worker for mocked modes only: a copy in `public/` would get into every build. */
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

/** The build guard: a production bundle that holds a module of the mock world or of MSW is no bundle. */
export function refuseMocks(): Plugin {
  return {
    name: 'certdesk-refuse-mocks',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue
        const mock = chunk.moduleIds.find((id) => /[/\\](mocks|msw|@mswjs)[/\\]/.test(id))
        if (mock) this.error(`mock code in a production build: ${mock} in ${chunk.fileName}`)
      }
    },
  }
}
