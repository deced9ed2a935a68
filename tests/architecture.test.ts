import { readdirSync, readFileSync, statSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createOperations } from '../src/crypto-worker/operations'
import { lostCitations } from './setup/citations'
import { withFreshDrawings } from './setup/house-drawings'
import {
  circlesAmong,
  crowdedFolders,
  exportsWithoutImporter,
  judgeFile,
  judgeImports,
  judgeNames,
  judgeRooms,
  nounlessComments,
  racingExpectations,
  testFoldersWithoutSubject,
  wideComments,
  wideProse,
} from './setup/house-rules'
import { crowdedFoldersSoFar, exportsForTests } from './setup/house-tables'
import { type Checkout, judgePage } from './setup/page-rules'
import { readSource, readSourcesBelow } from './setup/source-files'
import { steps } from './setup/steps.mjs'

const sources = readSourcesBelow('src', 'mocks').filter(({ path }) => path !== 'mocks/vite-plugins.ts')
const tests = readSourcesBelow('tests')

describe('the sources', () => {
  test('are read', () => {
    expect(sources.length).toBeGreaterThan(10)
    expect(sources.some((file) => file.imports.length > 2)).toBe(true)
  })
  test('follow the arrows', () => expect(sources.flatMap(judgeImports)).toEqual([]))
  test('lead from room to room only downwards', () => expect(sources.flatMap(judgeRooms)).toEqual([]))
  test('go in no circle', () => expect(circlesAmong(sources)).toEqual([]))
  test('crowd in no folder', () => expect(crowdedFolders(sources, crowdedFoldersSoFar)).toEqual([]))
  test('export what another file imports; what tests alone import is listed', () => {
    const listed = Object.entries(exportsForTests).flatMap(([path, names]) =>
      names.map((name) => `${path}: ${name}`),
    )
    expect(exportsWithoutImporter(sources, [...sources, ...tests])).toEqual([])
    expect(exportsWithoutImporter(sources, sources).sort()).toEqual(listed.sort())
  })
  test('use no forbidden name', () => expect(sources.flatMap(judgeNames)).toEqual([]))
  test('are named, sized and documented as agreed', () =>
    expect([...sources, ...tests].flatMap(judgeFile)).toEqual([]))
  test('have their tests in folders of the same names', () => {
    const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
    expect(
      testFoldersWithoutSubject(
        tests.map(({ path }) => path),
        isFolder,
      ),
    ).toEqual([])
  })
  test('have comments no wider than code', () => {
    const paths = [...sources, ...tests].map(({ path }) => path)
    expect(paths.flatMap((path) => wideComments(path, readFileSync(path, 'utf8')))).toEqual([])
  })
  test('have comments that begin with their noun', () => {
    const paths = [...sources, ...tests].map(({ path }) => path)
    expect(paths.flatMap((path) => nounlessComments(path, readFileSync(path, 'utf8')))).toEqual([])
  })
  test('wait in journeys for what they expect', () => {
    const journeys = tests.map(({ path }) => path).filter((path) => path.startsWith('tests/journeys/'))
    expect(journeys.flatMap((path) => racingExpectations(path, readFileSync(path, 'utf8')))).toEqual([])
    const racing = 'x\nexpect(await page.locator("a").count()).toBe(1)\nawait expect(a).toHaveCount(1)'
    expect(racingExpectations('a.test.ts', racing)).toEqual(['a.test.ts:2: expects of one look with count()'])
  })
  test('are printed and drawn in src/README.md as they are', async () => {
    const page = readFileSync('src/README.md', 'utf8')
    await expect(withFreshDrawings(page)).toMatchFileSnapshot('../src/README.md')
  })
  test('do with a key what src/README.md draws', () => {
    const drawn = /sequenceDiagram[\s\S]*?```/.exec(readFileSync('src/README.md', 'utf8'))?.[0] ?? ''
    const asked = [...drawn.matchAll(/Page->>Worker: ([^(\n]+)/g)].flatMap(
      ([, names]) => names?.split(',') ?? [],
    )
    const operations = Object.keys(createOperations(globalThis.crypto))
    expect(asked.length).toBeGreaterThan(5)
    expect(asked.map((name) => name.trim()).filter((name) => !operations.includes(name))).toEqual([])
  })
})

describe('the pages', () => {
  const folders = ['.ci', '.readme', 'build', 'mocks', 'public', 'src', 'tests']
  const below = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`)
  const paths = [...readdirSync('.'), ...folders.flatMap(below)]
  const pages = paths.filter((path) => path.endsWith('.md'))
  const textOf = (path: string) => readFileSync(path, 'utf8')
  const isCode = (path: string) => /\.(tsx?|mjs|css|json|yaml|txt)$|_headers$/.test(path)
  const checkout: Checkout = {
    paths: new Set(paths),
    scripts: Object.keys(JSON.parse(textOf('package.json')).scripts),
    steps: steps.map(({ name }) => name),
    code: [...paths, ...paths.filter(isCode).map(textOf)].join('\n'),
    textOf,
  }

  test('are written in lines that fit a window', () => {
    expect(pages.length).toBeGreaterThan(3)
    expect(pages.flatMap((path) => wideProse(path, textOf(path)))).toEqual([])
  })
  test('are as short as a beginner reads to the end', () => {
    const most = { 'README.md': 70, 'CONTRIBUTING.md': 130 }
    const lengths = Object.keys(most).map(
      (path) => [path, textOf(path).trimEnd().split('\n').length] as const,
    )
    expect(lengths.filter(([path, length]) => length > most[path as keyof typeof most])).toEqual([])
  })
  test('name what is there', () => expect(pages.flatMap((page) => judgePage(page, checkout))).toEqual([]))
  test('and so does the code', () => {
    const code = paths.filter((path) => /\.(tsx?|mjs|css)$/.test(path) && path !== 'src/contract/schema.ts')
    expect(code.flatMap((path) => lostCitations(path, textOf(path), checkout.paths))).toEqual([])
  })
})

/** Made-up files that break one rule each: a rule that lets its example pass is no rule. */
describe('the rules bite', () => {
  const judge = (path: string, text: string) => {
    const file = readSource(path, text)
    return [...judgeImports(file), ...judgeRooms(file), ...judgeNames(file), ...judgeFile(file)]
  }

  test.each([
    ['src/features/keygen/x.ts', 'import src/features/vault/y', "import { y } from '../vault/y'"],
    ['src/features/keygen/x.ts', 'import src/pki/pem', "import { y } from '../../pki/pem'"],
    [
      'src/features/keygen/x.ts',
      'import src/crypto-worker/operations',
      "const y = await import('../../crypto-worker/operations')",
    ],
    ['src/storage/x.ts', 'import src/api/client', "import { y } from '../api/client'"],
    [
      'src/features/keygen/x.ts',
      'import src/storage/pending-keys',
      "import { y } from '../../storage/pending-keys'",
    ],
    ['src/features/keygen/x.ts', 'import src/app/shell', "import { y } from '../../app/shell'"],
    ['src/features/keygen/x.ts', 'import zod', "import { z } from 'zod'"],
    [
      'src/features/keygen/x.ts',
      'import @peculiar/x509',
      "import { Pkcs10CertificateRequest } from '@peculiar/x509'",
    ],
    ['src/features/keygen/x.css', 'import src/features/vault/y.css', "@import '../vault/y.css';"],
    ['src/ui/x.tsx', 'import type src/domain/password', "import type { Y } from '../domain/password'"],
    [
      'src/ui/button.module.css',
      'import src/app/shell.module.css',
      ".a { composes: b from '../app/shell.module.css'; }",
    ],
    ['src/i18n/x.ts', 'import src/features/**', "const y = import.meta.glob('../features/**/*.json')"],
    ['src/i18n/x.ts', 'import src/features', 'const y = import(`../features/$'.concat('{a}.ts`)')],
    ['src/i18n/x.ts', 'import (not a literal)', 'const y = import(a)'],
    ['src/api/x.ts', 'import src/crypto-worker/client', "export { y } from '../crypto-worker/client'"],
    [
      'src/domain/x.ts',
      'import type src/pki/certificate',
      "type Y = import('../pki/certificate').CertificateFacts",
    ],
    ['src/domain/x.ts', 'import react', "import { useState } from 'react'"],
    ['src/pki/x.ts', 'import src/domain/password', "import { y } from '../domain/password'"],
    [
      'src/crypto-worker/client.ts',
      'import src/crypto-worker/operations',
      "import { operations } from './operations'",
    ],
    [
      'src/crypto-worker/client.ts',
      'import url src/crypto-worker/operations',
      "import y from './operations?worker&url'",
    ],
    ['src/crypto-worker/x.ts', 'import src/storage/drafts', "import { y } from '../storage/drafts'"],
    ['src/errors.ts', 'import src/paths', "import { y } from './paths'"],
    ['src/main.tsx', 'import mocks/served', "import { y } from '../mocks/served/msw-handlers'"],
    ['src/app/x.ts', 'import tests/setup/y', "import { y } from '../../tests/setup/y'"],
    ['src/app/x.ts', 'import url mocks/y.json', "const y = new URL('../../mocks/y.json', import.meta.url)"],
    ['src/app/x.ts', 'import msw', "import { http } from 'msw'"],
    ['src/elsewhere/x.ts', 'no part of the table', 'const y = 1'],
    ['src/blocks/csr/x.ts', 'import src/blocks/files/y', "import { y } from '../files/y'"],
    ['src/blocks/csr/x.ts', 'import src/features/keygen/y', "import { y } from '../../features/keygen/y'"],
    ['src/ui/texts/x.ts', 'import src/blocks/csr/y', "import { y } from '../../blocks/csr/y'"],
    ['src/app/x.ts', 'import src/features/keygen/y', "import { y } from '../features/keygen/y'"],
    ['src/features/keygen/flow/x.ts', 'leads up to', "import { y } from '../done/y'"],
    ['src/features/keygen/flow/x.ts', 'leads up to', "import type { Y } from '../y'"],
    ['src/features/keygen/flow/x.css', 'leads up to', ".a { composes: b from '../done/y.module.css'; }"],
    ['src/domain/fault-codes.ts', 'leads up to', "import { y } from './texts/y'"],
    ['src/features/keygen/attic/x.ts', 'no room of features/keygen', 'const y = 1'],
    ['src/ui/x.ts', 'no room of ui', 'const y = 1'],
    ['mocks/authority/x.ts', 'import src/pki/csr/x', "import { y } from '../../src/pki/csr/x'"],
    ['mocks/orders/x.ts', 'import @peculiar/x509', "import { X509Certificate } from '@peculiar/x509'"],
    ['mocks/orders/x.ts', 'import src/ui/button', "import { y } from '../../src/ui/button'"],
    ['mocks/orders/x.ts', 'import tests/setup/y', "import { y } from '../../tests/setup/y'"],
    ['src/domain/x.ts', 'Date.now', 'const y = Date.now()'],
    ['src/domain/x.ts', 'new Date()', 'const y = new Date()'],
    ['src/domain/x.ts', 'Math.random', 'const y = Math.random()'],
    ['src/domain/x.ts', 'Math.random', 'const { random } = Math'],
    ['src/domain/x.ts', 'crypto', 'const y = globalThis.crypto'],
    ['src/pki/x.ts', 'document', "const y = document.querySelector('a')"],
    ['src/pki/x.ts', 'fetch', 'const y = globalThis.fetch'],
    ['src/pki/x.ts', 'indexedDB', 'const { indexedDB } = globalThis'],
    ['src/features/keygen/x.ts', '.subtle', 'const y = crypto.subtle'],
    ['src/features/keygen/x.ts', '.arrayBuffer', 'const y = await file.arrayBuffer()'],
    ['src/features/keygen/x.ts', 'CryptoKey', 'let y: CryptoKey'],
    ['src/features/keygen/x.ts', 'Worker', 'const y = new Worker(a)'],
    ['src/app/x.ts', 'fetch', "await fetch('/a')"],
    ['src/app/x.ts', 'sessionStorage', "sessionStorage.setItem('a', 'b')"],
    ['src/app/x.tsx', '.dangerouslySetInnerHTML', 'const y = <p dangerouslySetInnerHTML={a} />'],
    ['src/ui/x.ts', '.innerHTML', 'a.innerHTML = b'],
    ['src/app/x.ts', 'queryKey: […]', "const y = { queryKey: ['account'] }"],
    ['src/api/x.ts', 'queryKey: […]', "const queryKey = ['account'] as const"],
    ['src/storage/x.ts', 'satisfies …[]', "const y = ['a'] as const satisfies Z[]"],
    ['src/domain/x.ts', 'satisfies …[]', "const y = ['a'] satisfies readonly Z[]"],
    ['src/ui/utils.ts', 'says nothing', 'const y = 1'],
    ['src/ui/helpers/x.ts', 'says nothing', 'const y = 1'],
    ['src/ui/index.ts', 'says nothing', 'const y = 1'],
    ['src/ui/BigButton.tsx', 'kebab case', 'const y = 1'],
    ['src/ui/x.ts', 'a barrel', "export * from './button'; export { y } from './field'"],
    ['src/domain/x.ts', 'no doc', 'export function y() {}'],
    ['src/pki/x.ts', 'no doc', 'export const y = 1'],
  ])('%s: %s', (path, fault, text) => {
    const faults = judge(path, text)
    expect(faults.filter((found) => found.includes(fault))).not.toEqual([])
  })

  test('a long file', () => {
    expect(judge('src/i18n/x.ts', 'const y = 1\n'.repeat(401))).toEqual([
      'src/i18n/x.ts: 401 lines, over 400',
    ])
  })

  const read = (texts: Readonly<Record<string, string>>) =>
    Object.entries(texts).map(([path, text]) => readSource(path, text))

  test('a circle, of types too', () => {
    const files = read({
      'src/ui/a.ts': "import type { B } from './b'",
      'src/ui/b.tsx': "import { c } from './c'",
      'src/ui/c.ts': "type A = import('./a').A\nimport { d } from './d'",
      'src/ui/d.ts': 'const d = 1',
    })
    expect(circlesAmong(files)).toEqual(['a circle: src/ui/a → src/ui/b → src/ui/c → src/ui/a'])
    expect(circlesAmong(files.slice(1))).toEqual([])
  })

  test('a crowded folder', () => {
    const files = Array.from({ length: 26 }, (_, n) => readSource(`src/ui/texts/x${n}.ts`, ''))
    const styles = Array.from({ length: 30 }, (_, n) => readSource(`src/ui/texts/x${n}.css`, ''))
    expect(crowdedFolders([...files, ...styles], {})).toEqual(['src/ui/texts: 26 code files'])
    expect(crowdedFolders(files.slice(1), {})).toEqual([])
    expect(crowdedFolders(files, { 'src/ui/texts': 26 })).toEqual([])
  })

  test('an export that nobody imports, in whatever way the others are', () => {
    const exporting = read({
      'src/ui/x.ts': `export const a = 1, { b, c: [d] } = y
        export function e() {}
        export type F = 1
        export interface G {}
        export class H {}
        export { i as j } from './other'
        export { k, l, m, n }
        export default 1`,
    })
    const importing = read({
      'src/ui/y.ts': `import standard, { a as other, type F } from './x'
        export { b } from './x'
        type G = import('./x').G
        const { d } = await import('./x')
        const e = (await import('./x')).e
        const h = lazy(() => import('./x').then(({ H }) => H))
        const { j } = await import('./x').catch(fail)`,
      'src/ui/z.ts': "import { k } from './x.css'\nimport l from './x?worker&url'\nimport { m } from 'x'",
    })
    const unused = ['k', 'l', 'm', 'n'].map((name) => `src/ui/x.ts: ${name}`)
    expect(exportsWithoutImporter(exporting, importing)).toEqual(unused)
    for (const all of ["import * as x from './x'", "const x = import('./x')", "export * from './x'"])
      expect(exportsWithoutImporter(exporting, read({ 'src/ui/y.ts': all }))).toEqual([])
  })

  test('tests in a folder that is gone', () => {
    const isFolder = (path: string) => ['src/ui', 'src/features/keygen/done', 'mocks'].includes(path)
    const paths = [
      'unit/ui/a.ts',
      'browser/keygen/done/a.tsx',
      'unit/mocks/a.ts',
      'unit/a.ts',
      'setup/a/b.ts',
    ]
    const gone = ['tests/unit/keygen-done/a.ts', 'tests/browser/ui/attic/a.ts']
    expect(testFoldersWithoutSubject([...paths.map((path) => `tests/${path}`), ...gone], isFolder)).toEqual([
      'tests/unit/keygen-done',
      'tests/browser/ui/attic',
    ])
  })

  test('a comment that is too wide', () => {
    const wide = 'word '.repeat(23)
    const fault = (line: number) => `src/ui/x.tsx:${line}: a comment over 110 columns`
    const judgeComments = (text: string) => wideComments('src/ui/x.tsx', text)
    expect(judgeComments(`// ${wide}`)).toEqual([fault(1)])
    expect(judgeComments(`/**\n * short\n * ${wide}\n */`)).toEqual([fault(3)])
    expect(judgeComments(`const y = 1 // ${wide}`)).toEqual([fault(1)])
    expect(judgeComments(`const y = <p>{/* ${wide} */}</p>`)).toEqual([fault(1)])
    expect(wideComments('src/ui/x.css', `.a {} /* ${wide} */`)).toHaveLength(1)
    const code = [`const y = '// ${wide}'`, `const y = \`/* ${wide} */\``, `const y = <p>// ${wide}</p>`]
    for (const text of code) expect(judgeComments(text)).toEqual([])
  })

  test('a comment that begins with a relative clause', () => {
    const fault = (line: number) => `src/ui/x.tsx:${line}: a comment begins without a noun`
    const judgeComments = (text: string) => nounlessComments('src/ui/x.tsx', text)
    expect(judgeComments('/** What it takes. */')).toEqual([fault(1)])
    expect(judgeComments('/**\n * Whoever asks.\n * Whose it is.\n */')).toEqual([fault(2), fault(3)])
    expect(judgeComments('const y = 1 // Who asks')).toEqual([fault(1)])
    expect(nounlessComments('src/ui/x.css', '.a {}\n/* Whatever moves. */')).toHaveLength(1)
    const others = [
      '// The bytes: What else?',
      "const y = '// What'",
      '// Whole',
      'const y = <p>What is it?</p>',
    ]
    for (const text of others) expect(judgeComments(text)).toEqual([])
  })

  test('a file that is cited and is not there', () => {
    const paths = new Set([
      'src',
      'src/ui',
      'src/ui/page.tsx',
      'mocks/orders',
      'mocks/orders/happened.ts',
      'a.md',
    ])
    const judgeCitations = (path: string, text: string) => lostCitations(path, text, paths)
    const lost = (path: string, cited: string) => [`${path}: ${cited} is not in the repository`]
    expect(judgeCitations('src/x.ts', "const y = 'research/z.md A.2'")).toEqual(
      lost('src/x.ts', 'research/z.md'),
    )
    expect(judgeCitations('src/x.ts', '/** Decided in `design.md` §4. */')).toEqual(
      lost('src/x.ts', 'design.md'),
    )
    expect(judgeCitations('src/x.css', '/* `src/ui/gone.css` */')).toEqual(
      lost('src/x.css', 'src/ui/gone.css'),
    )
    expect(judgeCitations('mocks/x.ts', '// see `orders/gone`')).toEqual(lost('mocks/x.ts', 'orders/gone'))
    expect(judgeCitations('tests/x.ts', '// see src/gone.ts')).toEqual(lost('tests/x.ts', 'src/gone.ts'))
    const there =
      "// `orders/happened` `src/ui/page` `a.md` `src/ui/p*.tsx` `MM/YY` @/src/gone\nimport '../src/y'"
    expect(judgeCitations('mocks/x.ts', there)).toEqual([])
    expect(judgeCitations('tests/x.ts', "const y = 'src/gone.ts'")).toEqual([])
  })

  test('prose that is too wide', () => {
    const wide = 'word '.repeat(21)
    const code = `\`\`\`\n${wide}\n\`\`\`\n| ${wide} |`
    expect(wideProse('a.md', `short\n${wide}\n${code}\n${wide}`)).toEqual([
      'a.md:2: 105 columns, over 100',
      'a.md:7: 105 columns, over 100',
    ])
  })

  test.each([
    ['src/features/keygen/x.ts', "import type { Pickup } from '../../contract/schema'"],
    ['src/features/keygen/x.ts', "import { y } from './flow/y'"],
    ['src/features/keygen/done/x.ts', "import { y } from '../flow/y'\nimport { z } from './z'"],
    ['src/features/keygen/x.ts', "import { y } from '../../blocks/csr/y'"],
    ['src/blocks/csr/x.ts', "import { y } from './y'"],
    ['src/domain/orders/x.ts', "import { y } from '../fault-codes'"],
    ['src/app/x.ts', "const y = await import('../features/client-orders/order/order-page')"],
    ['src/features/keygen/x.ts', "import { y } from './y'\nimport { z } from 'zod/mini'"],
    ['src/features/keygen/x.ts', "import { type CryptoWorkerClient } from '../../crypto-worker/client'"],
    [
      'src/crypto-worker/client.ts',
      "import y from './worker?worker&url'\nimport type { Z } from './operations'",
    ],
    ['src/crypto-worker/client.ts', 'const y = new Worker(a)'],
    ['src/domain/texts/x.ts', '/** Not Date.now(). */\nexport const y = (now: number) => new Date(now)'],
    ['src/pki/der/x.ts', '/** A fetch is a word. */\nexport const y = { fetch: 1 }'],
    ['src/api/x.ts', 'await fetch(a)'],
    ['mocks/desk/x.tsx', "import { Button } from '../../src/ui/button'"],
    ['mocks/orders/x.ts', 'const y = 1'],
  ])('and let pass what is right: %s: %s', (path, text) => {
    expect(judge(path, text)).toEqual([])
  })

  test('a table or drawing that differs from the printed one is seen', () => {
    const page = readFileSync('src/README.md', 'utf8')
    const changed = page
      .replace('| `domain` | `contract` `errors` | — |', '| `domain` | `contract` | — |')
      .replace('  features --> blocks\n', '')
      .replace('working --> pending: ', 'working --> done: ')
    expect(changed).not.toBe(page)
    expect(withFreshDrawings(changed)).toBe(page)
    expect(() => withFreshDrawings('# A page')).toThrow('no place for')
  })
})
