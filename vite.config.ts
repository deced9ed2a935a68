import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { loadEnv, type Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { compiledMessages } from './build/compiled-messages.ts'
import { fetchFirstPageAtOnce, firstPageGroups } from './build/first-page-chunks.ts'
import { compileHint, partLoader } from './build/part-loading.ts'
import { likeAStaticHost, ownHeaders } from './build/static-host.ts'
import { mockedEntry, mswWorker, refuseMocks } from './mocks/vite-plugins.ts'
import { headlessLaunchOptions } from './tests/setup/browsers.mjs'
import { leaveClipboard, takeClipboard } from './tests/setup/clipboard-turns.mjs'
import { patienceMs, testPatienceMs } from './tests/setup/patience.mjs'
import { withoutSourceMaps } from './tests/setup/without-source-maps.ts'

/** Modes that run against the mock world; every other build is for a real backend and refuses mock code. */
const mockedModes = ['development', 'demo']

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
 * Every package that browser tests reach, bundled before they begin. Vite looks for no others: one that it
 * finds late makes it reload the page in mid-run.
 */
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

/**
 * While `vitest run` runs, no module changes: a browser fetches each once, and not for every file's frame and
 * every worker. In small letters, since Vitest takes `Cache-Control` from the replies that carry packages.
 */
const fetchedOnce: Record<string, string> = { 'cache-control': 'max-age=31536000, immutable' }
const isRun = process.argv.includes('run')

/** One patience for all tests; the journeys have the same (`tests/journeys/playwright.config.ts`). */
const patience = {
  testTimeout: testPatienceMs,
  hookTimeout: testPatienceMs,
  expect: { poll: { timeout: patienceMs } },
}

export default defineConfig(({ mode, command }) => {
  const mocked = mockedModes.includes(mode)
  const { VITE_API_BASE_URL } = loadEnv(mode, '.')
  /**
   * The backend of `npm run dev -- --api …`; its replies come from the page's own origin, as in production.
   */
  const api = process.env['CERTDESK_API']
  const forRealBackend = command === 'build' && !mocked
  return {
    plugins: [
      react(),
      partLoader(),
      fetchFirstPageAtOnce(),
      compiledMessages(),
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
      rolldownOptions: { output: { codeSplitting: { groups: firstPageGroups() }, postBanner: compileHint } },
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
            globalSetup: ['tests/setup/ready-keys-setup.ts', 'tests/setup/run-folder-setup.ts'],
            include: ['tests/*.test.ts', 'tests/{unit,interop}/**/*.test.ts'],
            // Modules are loaded once, not once for a file: tests clear up after themselves.
            isolate: false,
            ...patience,
            maxWorkers: 2, // of two cores Vitest would use one
          },
        },
        {
          extends: true as const,
          plugins: [mswWorker(), ...(isRun ? [withoutSourceMaps()] : [])],
          server: { headers: isRun ? fetchedOnce : {} },
          optimizeDeps: { noDiscovery: true, include: browserTestDependencies },
          test: {
            name: 'browser',
            globalSetup: 'tests/setup/ready-keys-setup.ts',
            include: ['tests/browser/**/*.test.{ts,tsx}'],
            setupFiles: 'tests/setup/quiet-react.ts',
            ...patience,
            maxWorkers: 3, // each waits a third of its time: for frames, for the disk, for what a test times
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
    server: { host: '127.0.0.1', ...(api && { proxy: { '/api': api, '/world': api } }) },
    // A taken port moves the preview to the next one; the address that is printed is the right one.
    preview: { host: '127.0.0.1', port: 4173, cors: false },
  }
})
