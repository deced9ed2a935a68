import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstPageChunks, firstPageRoots } from '../build/first-page-chunks'
import packageJson from '../package.json' with { type: 'json' }
import { catalogueOf } from './setup/catalogues'
import { type BuildOutcome, readBuilt, viteBuild } from './setup/vite-build'

const buildTimeout = 180_000
mkdirSync('.cache', { recursive: true })
const folder = mkdtempSync(resolve('.cache/build-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The files among `built` that hold the text. */
const filesWith = (built: ReadonlyMap<string, string>, text: string) =>
  [...built].filter(([, content]) => content.includes(text)).map(([name]) => name)

const texts = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values(value as object).flatMap(texts)

/** Texts that a person reads on the demo desk or in its mails, taken from the catalogues themselves. */
function mockTexts(): string[] {
  // A text that the product has, too, such as an agreement's name, betrays nothing.
  const ours = new Set(texts(catalogueOf('en')))
  return readdirSync('mocks/messages')
    .filter((name) => name === 'en.json')
    .flatMap((name) => texts(JSON.parse(readFileSync(join('mocks/messages', name), 'utf8'))))
    .filter((text) => /^[\x20-\x7e]{30,}$/.test(text) && !/['"`\\{}<>]/.test(text) && !ours.has(text))
}

describe('the production build', () => {
  let production: ReadonlyMap<string, string>
  let demo: ReadonlyMap<string, string>

  beforeAll(async () => {
    /** The folder of a build: the one of a step before (`setup/steps.mjs`), or one that is made here. */
    const built = async (before: string | undefined, name: string, ...args: string[]) => {
      if (before) return readBuilt(resolve(before))
      const outDir = join(folder, name)
      const { ok, output } = await viteBuild([...args, '--outDir', outDir, '--emptyOutDir'])
      expect(ok, output).toBe(true)
      return readBuilt(outDir)
    }
    production = await built(process.env['CERTDESK_PRODUCT'], 'dist')
    demo = await built(process.env['CERTDESK_DEMO_BUILT'], 'dist-demo', '--mode', 'demo')
  }, buildTimeout)

  test('is a page, a worker, styles and headers', () => {
    const names = [...production.keys()]
    expect(names).toContain('index.html')
    expect(names).toContain('_headers')
    expect(names.filter((name) => /worker.*\.js$/.test(name))).not.toEqual([])
    expect(names.filter((name) => name.endsWith('.css'))).not.toEqual([])
  })

  // Each text must be found in the demo: a search that finds nothing anywhere proves nothing.
  test.each(['mockServiceWorker', 'setupWorker', 'x-msw-intention', 'onUnhandledRequest'])(
    'holds no %s',
    (text) => {
      expect(filesWith(demo, text)).not.toEqual([])
      expect(filesWith(production, text)).toEqual([])
    },
  )

  test('holds no text of the demo desk', () => {
    const texts = mockTexts()
    expect(texts.length).toBeGreaterThan(3)
    for (const text of texts) {
      expect(filesWith(demo, text), text).not.toEqual([])
      expect(filesWith(production, text), text).toEqual([])
    }
  })

  test('has no MSW worker script, which the demo has', () => {
    expect(demo.has('mockServiceWorker.js')).toBe(true)
    expect([...production.keys()].filter((name) => /msw|mock/i.test(name))).toEqual([])
  })

  test('has no source map and no inline script', () => {
    expect([...production.keys()].filter((name) => name.endsWith('.map'))).toEqual([])
    expect(filesWith(production, 'sourceMappingURL=')).toEqual([])
    for (const [, attributes, body] of (production.get('index.html') ?? '').matchAll(
      /<script([^>]*)>([^<]*)/g,
    )) {
      expect(attributes).toContain('src="/assets/')
      expect(body).toBe('')
    }
  })

  test('names in its page all scripts and the one style sheet of the recipient’s first page', () => {
    const html = production.get('index.html') ?? ''
    const named = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, name = '']) => name)
    const kinds = named.map((name) => name.replace(/^assets\/(.*)-[\w-]{8}\./, '$1.'))
    expect(kinds.toSorted()).toEqual(
      ['frame.css', 'frame.js', 'index.js', 'libraries.js', 'react-dom.js', 'rolldown-runtime.js'].toSorted(),
    )
    for (const name of named.filter((one) => one.endsWith('.js'))) {
      const imports = (production.get(name) ?? '').matchAll(/(?:from|import)\s*["'`]\.\/([\w.-]+)["'`]/g)
      for (const [, imported] of imports) expect(named, `${name} imports`).toContain(`assets/${imported}`)
    }
    // The page of a link is in there: it is no chunk of its own.
    expect([...production.keys()].filter((name) => name.includes('generate-page'))).toEqual([])
  })

  test('names the file of each language’s texts, so that it can be asked for again', () => {
    const pages = [...production].filter(([name]) => /^assets\/(index|frame)-.*\.js$/.test(name))
    const loads = pages.flatMap(([, text]) => text.split('()=>import(').slice(1))
    const html = production.get('index.html') ?? ''
    const later = loads.map((load) => ({ load, file: /^[`'"]\.\/([\w.-]+)/.exec(load)?.[1] ?? '' }))
    const asked = later.filter(({ file }) => !html.includes(file))
    expect(asked.length).toBeGreaterThan(20)
    for (const { load, file } of asked)
      expect(load.slice(file.length).slice(0, 400)).toContain(`assets/${file}`)
  })

  test('has the ASN.1 runtime once, in the worker', () => {
    const marker = 'No EndOfContent block encoded' // occurs once in asn1js and nowhere else
    expect(readFileSync('node_modules/asn1js/build/index.es.js', 'utf8').split(marker)).toHaveLength(2)
    const copies = [...production].map(([name, content]) => [name, content.split(marker).length - 1] as const)
    expect(copies.filter(([, count]) => count > 0)).toEqual([[expect.stringMatching(/worker/), 1]])
  })
})

describe('the chunks of the first page', () => {
  const { entry, frame, page } = firstPageRoots

  test.each(Object.entries(firstPageRoots))('begin with a file that is there: %s', (_what, file) => {
    expect(existsSync(file)).toBe(true)
  })

  test('hold whatever its modules import, by no name of theirs', () => {
    const graph: Readonly<Record<string, readonly string[]>> = {
      [entry]: ['/src/language.ts'],
      [frame]: ['/src/ui/any-name.tsx', '/src/language.ts', '/node_modules/react-dom/client.js'],
      [page]: ['/src/ui/renamed-today.tsx', '/node_modules/zod/mini/index.js'],
      '/src/ui/renamed-today.tsx': ['/src/ui/below-it.tsx', frame],
      '/node_modules/react-dom/client.js': ['/node_modules/scheduler/index.js'],
    }
    const chunksOf = (dynamicImporters: readonly string[]) =>
      firstPageChunks((id) => ({ importedIds: graph[id] ?? [], dynamicImporters }))
    expect(chunksOf(['/mocks/main.ts']).has(entry)).toBe(false)
    expect(Object.fromEntries(chunksOf([]))).toEqual({
      [entry]: 'index',
      '/src/language.ts': 'index',
      [frame]: 'frame',
      [page]: 'frame',
      '/src/ui/any-name.tsx': 'frame',
      '/src/ui/renamed-today.tsx': 'frame',
      '/src/ui/below-it.tsx': 'frame',
      '/node_modules/react-dom/client.js': 'react-dom',
      '/node_modules/scheduler/index.js': 'react-dom',
      '/node_modules/zod/mini/index.js': 'libraries',
      [firstPageRoots.libraries]: 'libraries',
    })
  })
})

test(
  'a build for a backend elsewhere asks there, and its policy lets it',
  async () => {
    const outDir = join(folder, 'dist-elsewhere')
    const backend = { VITE_API_BASE_URL: 'https://backend.example/api/v1' }
    const { ok, output } = await viteBuild(['--outDir', outDir, '--emptyOutDir'], backend)
    expect(ok, output).toBe(true)
    const built = readBuilt(outDir)
    expect(built.get('_headers')).toContain('connect-src https://backend.example;')
    expect(filesWith(built, 'https://backend.example/api/v1')).not.toEqual([])
  },
  buildTimeout,
)

describe('the build guard', () => {
  /** Builds an entry of ours with the project's own configuration. */
  async function buildEntry(name: string, files: Record<string, string>): Promise<BuildOutcome> {
    const dir = join(folder, name)
    mkdirSync(dir)
    for (const [file, text] of Object.entries(files)) writeFileSync(join(dir, file), text)
    writeFileSync(
      join(dir, 'vite.config.ts'),
      `import { mergeConfig } from 'vite'
       import config from '../../../vite.config.ts'
       export default (env) => mergeConfig(config(env), {
         build: { rolldownOptions: { input: ${JSON.stringify(join(dir, 'entry.ts'))} } },
       })`,
    )
    return viteBuild(['--config', join(dir, 'vite.config.ts'), '--outDir', join(dir, 'out'), '--emptyOutDir'])
  }
  const refusal = /mock code in a build for a real backend/

  test(
    'lets a clean entry pass',
    async () => {
      const { ok, output } = await buildEntry('clean', {
        'entry.ts': "import { paths } from '../../../src/paths'; document.title = paths.home()",
      })
      expect(ok, output).toBe(true)
    },
    buildTimeout,
  )

  test.each([
    ['a mock', { 'entry.ts': "import '../../../mocks/vite-plugins'" }],
    [
      'a mock that tree shaking drops',
      {
        'entry.ts': "import { mswWorker } from '../../../mocks/vite-plugins'; const unused = () => mswWorker",
      },
    ],
    ['a mock loaded later', { 'entry.ts': "void import('../../../mocks/vite-plugins')" }],
    ['MSW itself', { 'entry.ts': "import { http } from 'msw'; http.get('/a', () => {})" }],
    [
      'a file of the mocks by address',
      { 'entry.ts': "document.title = new URL('../../../mocks/vite-plugins.ts', import.meta.url).href" },
    ],
    [
      'a mock in a worker',
      {
        'entry.ts': "import url from './own-worker?worker&url'; new Worker(url)",
        'own-worker.ts': "import { mswWorker } from '../../../mocks/vite-plugins'; postMessage(mswWorker)",
      },
    ],
  ])(
    'refuses %s',
    async (name, files) => {
      const { ok, output } = await buildEntry(name.replaceAll(' ', '-'), files)
      expect(output).toMatch(refusal)
      expect(ok).toBe(false)
    },
    buildTimeout,
  )
})

describe('the packages', () => {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { version?: string }>
  }

  test('are pinned exactly', () => {
    const pins = Object.entries({ ...packageJson.dependencies, ...packageJson.devDependencies })
    expect(pins.length).toBeGreaterThan(20)
    expect(pins.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
  })

  test('have one ASN.1 runtime in the tree', () => {
    const copies = Object.keys(lock.packages).filter((path) => path.endsWith('node_modules/asn1js'))
    expect(copies).toEqual(['node_modules/asn1js'])
  })
})
