import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { loadEnv, type Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { mockedEntry, mswWorker, refuseMocks } from './mocks/vite-plugins.ts'
import { headersFor, parseHeaders } from './tests/release/headers.mjs'
import { headlessLaunchOptions } from './tests/setup/browsers.mjs'
import { leaveClipboard, takeClipboard } from './tests/setup/clipboard-turns.mjs'
import { patienceMs, testPatienceMs } from './tests/setup/patience.mjs'

/** Modes that run against the mock world; every other build is for a real backend and refuses mock code. */
const mockedModes = ['development', 'demo']

/**
 * What only a build knows of its `_headers`: the demo's one more Trusted Types policy (MSW registers its worker by a string), and
 * a backend on another origin, which is then the only one that the page may ask.
 */
function ownHeaders(mocked: boolean, apiBaseUrl: string | undefined): Plugin {
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
 * What a static host does for us in production: every reply carries the headers of the build's `_headers`, also a 404 and the page
 * that stands in for an address of the app, and a script that isn't there is a 404 and not that page.
 */
function likeAStaticHost(): Plugin {
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

/**
 * The browser fetches what `src/app/start.ts` imports one by one all at once: the imports wait for each other only so that
 * they are evaluated in tasks of their own. Texts and pages stay out: which are needed is known later.
 */
function fetchFoundationsAtOnce(): Plugin {
  return {
    name: 'certdesk-fetch-foundations-at-once',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {}, chunk }) {
        const chunks = new Map(
          Object.values(bundle).flatMap((file) =>
            file.type === 'chunk' ? [[file.fileName, file] as const] : [],
          ),
        )
        const wanted = new Set<string>()
        const want = (name: string): void => {
          const found = chunks.get(name)
          if (!found || wanted.has(name)) return
          wanted.add(name)
          found.imports.forEach(want)
        }
        if (chunk) want(chunk.fileName)
        const present = [...wanted]
        for (const name of present) {
          for (const later of chunks.get(name)?.dynamicImports ?? []) {
            if (
              /[\\/]src[\\/](app|api|i18n)[\\/][^?]*\.tsx?$|react-dom/.test(
                chunks.get(later)?.facadeModuleId ?? '',
              )
            )
              want(later)
          }
        }
        return [...wanted]
          .filter((name) => !html.includes(name))
          .map((name) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `/${name}` },
            injectTo: 'head' as const,
          }))
      },
    },
  }
}

/**
 * Has chunks loaded by `src/app/part-loader.ts` in the place of Vite's own helper, and tells it the file of each import, also of one
 * that comes alone: Vite names the files it needs besides its own.
 */
function partLoader(): Plugin {
  return {
    name: 'certdesk-part-loader',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id) => (id === '\0vite/preload-helper.js' ? resolve('src/app/part-loader.ts') : null),
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== 'chunk') continue
          file.code = file.code.replaceAll(
            /import\((["'`])\.\/([^"'`]+)\1\)(\s*),(\s*)(?:\[\]|void 0)\)/g,
            'import($1./$2$1),[$1assets/$2$1])',
          )
        }
      },
    },
  }
}

function sayWhereToClick(): Plugin {
  return {
    name: 'certdesk-say-where-to-click',
    configurePreviewServer(server) {
      const printUrls = server.printUrls.bind(server)
      server.printUrls = () => {
        const url = server.resolvedUrls?.local[0]
        if (!url) return printUrls()
        console.log(`
  Certdesk runs at  ${url}

  Click here first: ${url}demo
  It is the demo desk. Open a mail in its inbox and click the link in it:
  from there you are the recipient. Stop with Ctrl+C.
`)
      }
    },
  }
}

/**
 * Packages in chunks of their own, so that each is evaluated in a task of its own (`src/app/start.ts`). Only those that the
 * first page needs anyway; the order is the precedence.
 */
const vendorChunks = [
  { name: 'react-dom', test: /node_modules[\\/](react-dom|scheduler|react)[\\/]/ },
  { name: 'query', test: /node_modules[\\/]@tanstack[\\/](react-query|query-core)[\\/]/ },
  {
    name: 'intl',
    test: /node_modules[\\/](use-intl|intl-messageformat|@formatjs|@schummar|icu-minify)[\\/]|src[\\/]i18n[\\/]use-formatter\./,
  },
  { name: 'zod', test: /node_modules[\\/]zod[\\/]/ },
  { name: 'forms', test: /node_modules[\\/](react-hook-form|@hookform)[\\/]/ },
  {
    name: 'api',
    test: /node_modules[\\/]openapi-fetch[\\/]|src[\\/]api[\\/](bounded-reply|client|reply-parts|request-log)\./,
  },
  // What the first page stands on: shared by many pages, it would fall apart into a dozen files of a few hundred bytes.
  {
    name: 'frame',
    test: /node_modules[\\/](wouter|regexparam|use-sync-external-store)[\\/]|src[\\/](arrivals|paths|errors|storage[\\/]database-name|crypto-worker[\\/]client|ui[\\/]\w+[\\/](after-next-frame|arriving|breakable-text|bullet-list|button|code-text|description-list|disclosure|failure-notice|failure-page|icons|language-select|language-switch|loading-page|frame-by-frame|notice|numbered-list|page|visually-hidden))\./,
  },
]

/**
 * Chromium compiles such a script whole while it arrives, beside the page, instead of function by function on the main thread
 * when each is first called. Other browsers read a comment.
 */
const compileHint = '//# allFunctionsCalledOnLoad'

/** Every package that browser tests reach: one that Vite finds late makes it reload the page in mid-run. */
const browserTestDependencies = [
  '@hookform/resolvers/standard-schema',
  '@peculiar/x509',
  '@tanstack/react-query',
  '@tanstack/react-virtual',
  '@zxcvbn-ts/core',
  '@zxcvbn-ts/language-common',
  '@zxcvbn-ts/language-en',
  'asn1js',
  'fast-check',
  'idb',
  'msw',
  'msw/browser',
  'openapi-fetch',
  'papaparse',
  'pkijs',
  'react',
  'react-dom',
  'react-dom/client',
  'react-hook-form',
  'react/jsx-dev-runtime',
  'react/jsx-runtime',
  'reflect-metadata',
  'use-intl',
  'use-intl/core',
  'use-intl/react',
  'vitest-browser-react',
  'wouter',
  'wouter/use-browser-location',
  'zod/mini',
]

/** One patience for all tests; the journeys have the same (`tests/journeys/playwright.config.ts`). */
const patience = {
  testTimeout: testPatienceMs,
  hookTimeout: testPatienceMs,
  expect: { poll: { timeout: patienceMs } },
}

export default defineConfig(({ mode, command }) => {
  const mocked = mockedModes.includes(mode)
  const { VITE_API_BASE_URL } = loadEnv(mode, '.')
  const forRealBackend = command === 'build' && !mocked
  return {
    plugins: [
      react(),
      partLoader(),
      fetchFoundationsAtOnce(),
      likeAStaticHost(),
      ownHeaders(mocked, VITE_API_BASE_URL),
      ...(mocked ? [mockedEntry(), mswWorker()] : []),
      ...(forRealBackend ? [refuseMocks()] : []),
      ...(mode === 'demo' ? [sayWhereToClick()] : []),
    ],
    build: {
      target: 'es2023',
      outDir: mode === 'demo' ? 'dist-demo' : 'dist',
      modulePreload: { polyfill: false },
      rolldownOptions: { output: { codeSplitting: { groups: vendorChunks }, postBanner: compileHint } },
      assetsInlineLimit: 0, // `data:` is in no directive of the content security policy
      reportCompressedSize: true,
    },
    worker: { format: 'es' as const, plugins: () => (forRealBackend ? [refuseMocks()] : []) },
    test: {
      projects: [
        {
          extends: true as const,
          test: {
            name: 'node',
            environment: 'node',
            include: ['tests/*.test.ts', 'tests/{unit,interop}/**/*.test.ts'],
            ...patience,
            maxWorkers: 2, // of two cores Vitest would use one
          },
        },
        {
          extends: true as const,
          plugins: [mswWorker()],
          optimizeDeps: { include: browserTestDependencies },
          test: {
            name: 'browser',
            include: ['tests/browser/**/*.test.{ts,tsx}'],
            ...patience,
            maxWorkers: 2, // of two cores Vitest would use one
            browser: {
              enabled: true,
              headless: true,
              screenshotFailures: false,
              commands: { takeClipboard, leaveClipboard },
              provider: playwright({ launchOptions: headlessLaunchOptions() }),
              instances: [{ browser: 'chromium' as const }],
            },
          },
        },
      ],
    },
    server: { host: '127.0.0.1' },
    // A taken port moves the preview to the next one; the address that is printed is the right one.
    preview: { host: '127.0.0.1', port: 4173, cors: false },
  }
})
