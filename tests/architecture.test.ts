import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { arrows } from './setup/arrows'
import { forbiddenNames } from './setup/forbidden-names'
import { readSource, readSourcesBelow, type SourceFile } from './setup/source-files'

const forbiddenFileNames =
  /^(utils?|helpers?|common|shared|lib|core|misc|types|hooks|constants|manager|services?|index)$/
const documented = ['domain', 'pki', 'crypto-worker', 'storage']
const lineLimit = 400

const parts = Object.keys(arrows).sort((a, b) => b.length - a.length)
const isBelow = (path: string, part: string) => path === part || path.startsWith(`${part}/`)
/** A path as the tables write it: below `src`, without extension. */
const asPart = (path: string) =>
  path.replace(/^src\//, '').replace(/\.(module\.css|css|tsx?|mjs|json|yaml)$/, '')
const partOf = (path: string) => parts.find((part) => isBelow(asPart(path), part))
const featureOf = (path: string) => /^features\/([^/]+)/.exec(asPart(path))?.[1]

function judgeImports(file: SourceFile): string[] {
  const from = partOf(file.path)
  if (!from) return [`${file.path}: belongs to no part of the table`]
  const { may, packages } = arrows[from] ?? { may: [], packages: [] }
  return file.imports
    .filter(({ target, isPackage, kind }) => {
      if (isPackage) return !packages.some((name) => isBelow(target, name))
      const to = asPart(target)
      if (featureOf(file.path) && featureOf(target)) return featureOf(file.path) !== featureOf(target)
      const isOwn = partOf(target) === from
      return (
        !isOwn &&
        !may.some((entry) => {
          const [kindOnly, path = kindOnly ?? ''] = entry.split(' ')
          return isBelow(to, path) && (path === entry || kindOnly === kind)
        })
      )
    })
    .map(
      ({ target, kind }) =>
        `${file.path}: ${from} may not import ${kind === 'value' ? '' : `${kind} `}${target}`,
    )
}

function judgeNames(file: SourceFile): string[] {
  return forbiddenNames.flatMap((rule) => {
    const path = asPart(file.path)
    const applies =
      'in' in rule
        ? isBelow(path, rule.in)
        : file.path.startsWith('src/') && !rule.outside.some((part) => isBelow(path, part))
    if (!applies) return []
    return rule.names
      .filter((name) => file.mentions.has(name))
      .map((name) => `${file.path}: ${name} (${rule.why})`)
  })
}

function judgeFile(file: SourceFile): string[] {
  const faults: string[] = []
  const names = file.path
    .split('/')
    .slice(1)
    .map((name) => name.replace(/\..*$/, ''))
  const isGenerated = file.path === 'src/contract/schema.ts'
  if (file.path.startsWith('src/') && names.some((name) => forbiddenFileNames.test(name))) {
    faults.push(`${file.path}: a name that says nothing`)
  }
  if (names.some((name) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)))
    faults.push(`${file.path}: not in kebab case`)
  if (file.isBarrel) faults.push(`${file.path}: a barrel file`)
  if (file.lines > lineLimit && !isGenerated)
    faults.push(`${file.path}: ${file.lines} lines, over ${lineLimit}`)
  if (documented.some((part) => isBelow(asPart(file.path), part))) {
    faults.push(...file.undocumentedExports.map((name) => `${file.path}: export ${name} has no doc`))
  }
  return faults
}

/** The table as CONTRIBUTING.md has it between its two marks. */
function arrowsAsMarkdown(): string {
  const cell = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(' ') || '—'
  const rows = Object.entries(arrows).map(
    ([part, { may, packages }]) => `| \`${part}\` | ${cell(may)} | ${cell(packages)} |`,
  )
  return ['| part | may import | packages |', '|---|---|---|', ...rows].join('\n')
}

const sources = readSourcesBelow('src', 'mocks').filter(({ path }) => path !== 'mocks/vite-plugins.ts')
const tests = readSourcesBelow('tests')

describe('the sources', () => {
  test('are read', () => {
    expect(sources.length).toBeGreaterThan(10)
    expect(sources.some((file) => file.imports.length > 2)).toBe(true)
  })
  test('follow the arrows', () => expect(sources.flatMap(judgeImports)).toEqual([]))
  test('use no forbidden name', () => expect(sources.flatMap(judgeNames)).toEqual([]))
  test('are named, sized and documented as agreed', () =>
    expect([...sources, ...tests].flatMap(judgeFile)).toEqual([]))
  test('CONTRIBUTING.md prints the arrows as they are', () => {
    const text = readFileSync('CONTRIBUTING.md', 'utf8')
    const printed = /<!-- arrows -->\n([\s\S]*?)\n<!-- \/arrows -->/.exec(text)?.[1]
    expect(printed?.trim()).toBe(arrowsAsMarkdown())
  })
})

/** Made-up files that break one rule each: a rule that lets its example pass is no rule. */
describe('the rules bite', () => {
  const judge = (path: string, text: string) => {
    const file = readSource(path, text)
    return [...judgeImports(file), ...judgeNames(file), ...judgeFile(file)]
  }

  test.each([
    ['src/features/keygen/x.ts', 'import src/features/vault/y', "import { y } from '../vault/y'"],
    ['src/features/keygen/x.ts', 'import src/pki/pem', "import { y } from '../../pki/pem'"],
    [
      'src/features/keygen/x.ts',
      'import src/crypto-worker/operations',
      "const y = await import('../../crypto-worker/operations')",
    ],
    ['src/storage/x.ts', 'import src/contract/schema', "import { y } from '../contract/schema'"],
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
    ['src/main.tsx', 'import mocks/network', "import { y } from '../mocks/network'"],
    ['src/app/x.ts', 'import tests/setup/y', "import { y } from '../../tests/setup/y'"],
    ['src/app/x.ts', 'import url mocks/y.json', "const y = new URL('../../mocks/y.json', import.meta.url)"],
    ['src/app/x.ts', 'import msw', "import { http } from 'msw'"],
    ['src/elsewhere/x.ts', 'no part of the table', 'const y = 1'],
    ['mocks/authority/x.ts', 'import src/pki/csr/x', "import { y } from '../../src/pki/csr/x'"],
    ['mocks/services/x.ts', 'import @peculiar/x509', "import { X509Certificate } from '@peculiar/x509'"],
    ['mocks/services/x.ts', 'import src/ui/button', "import { y } from '../../src/ui/button'"],
    ['mocks/services/x.ts', 'import tests/setup/y', "import { y } from '../../tests/setup/y'"],
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
    expect(judge('src/ui/x.ts', 'const y = 1\n'.repeat(401))).toEqual(['src/ui/x.ts: 401 lines, over 400'])
  })

  test.each([
    ['src/features/keygen/x.ts', "import type { Pickup } from '../../contract/schema'"],
    ['src/features/keygen/x.ts', "import { y } from './y'\nimport { z } from 'zod/mini'"],
    ['src/features/keygen/x.ts', "import { type CryptoWorkerClient } from '../../crypto-worker/client'"],
    [
      'src/crypto-worker/client.ts',
      "import y from './worker?worker&url'\nimport type { Z } from './operations'",
    ],
    ['src/crypto-worker/client.ts', 'const y = new Worker(a)'],
    ['src/domain/x.ts', '/** Not Date.now(). */\nexport const y = (now: number) => new Date(now)'],
    ['src/pki/x.ts', '/** A fetch is a word. */\nexport const y = { fetch: 1 }'],
    ['src/api/x.ts', 'await fetch(a)'],
    ['mocks/desk/x.tsx', "import { Button } from '../../src/ui/button'"],
    ['mocks/services/x.ts', 'const y = 1'],
  ])('and let pass what is right: %s: %s', (path, text) => {
    expect(judge(path, text)).toEqual([])
  })

  test('a table that differs from the printed one is seen', () => {
    expect(arrowsAsMarkdown()).toContain('| `domain` | `contract` `errors` | — |')
  })
})
