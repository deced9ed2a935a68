import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type PreviewServer, preview } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import packageJson from '../package.json' with { type: 'json' }
import { headersFor, parseHeaders } from './release/headers.mjs'
import { manifestName, parseManifest } from './release/manifest.mjs'

const buildTimeout = 300_000
// Outside the project: a server that watches it would take the copies' files for its own.
const folder = mkdtempSync(join(tmpdir(), 'certdesk-release-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The files that a build reads; everything else of the repository may differ. */
const sources = [
  'build',
  'biome.json',
  'index.html',
  'mocks',
  'package-lock.json',
  'package.json',
  'public',
  'src',
  'tests/release',
  'tests/setup',
  'tsconfig.json',
  'vite.config.ts',
]

interface Ended {
  readonly code: number
  readonly output: string
}

function run(program: string, args: readonly string[], cwd: string, variables: Record<string, string> = {}) {
  const inherited = Object.entries(process.env).filter(([name]) => name !== 'NODE_ENV' && !/^VITE/.test(name))
  const env = { ...Object.fromEntries(inherited), ...variables }
  return new Promise<Ended>((end) => {
    execFile(program, args, { cwd, env, maxBuffer: 64 << 20 }, (error, stdout, stderr) =>
      end({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, output: stdout + stderr }),
    )
  })
}

/**
 * A clean copy of the sources, built as `npm run build` does but for the types, which `npm test` checks by
 * themselves.
 */
async function buildElsewhere(name: string, variables: Record<string, string>): Promise<string> {
  const copy = join(folder, name)
  for (const source of sources) cpSync(source, join(copy, source), { recursive: true })
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'))
  for (const args of [['node_modules/vite/bin/vite.js', 'build'], ['tests/release/publish.mjs']]) {
    const { code, output } = await run(process.execPath, args, copy, variables)
    expect(code, output).toBe(0)
  }
  return join(copy, 'dist')
}

describe('a build', () => {
  let first = ''
  let second = ''
  beforeAll(async () => {
    first = await buildElsewhere('one', { TZ: 'America/St_Johns', LANG: 'C' })
    second = await buildElsewhere('a longer name/two', { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8' })
  }, buildTimeout)

  test('has the same bytes in another folder and another time zone', () => {
    const manifest = readFileSync(join(first, manifestName), 'utf8')
    expect(parseManifest(manifest).length).toBeGreaterThan(50)
    expect(readFileSync(join(second, manifestName), 'utf8')).toBe(manifest)
  })

  test('is as its manifest says, for a program we did not write', async () => {
    const { code, output } = await run('sha256sum', ['--check', '--strict', manifestName], first)
    expect(code, output).toBe(0)
  })

  test('names its packages (CycloneDX) and their licences', () => {
    const bom = JSON.parse(readFileSync(join(first, 'sbom.cdx.json'), 'utf8')) as {
      bomFormat: string
      components: { name: string; version: string; licenses?: unknown[] }[]
    }
    expect(bom.bomFormat).toBe('CycloneDX')
    for (const [name, version] of Object.entries(packageJson.dependencies)) {
      expect(bom.components).toContainEqual(expect.objectContaining({ name, version }))
    }
    expect(bom.components.filter(({ licenses }) => !licenses?.length)).toEqual([])
    expect(bom.components.map(({ name }) => name)).not.toContain('vitest')
    const licenses = readFileSync(join(first, 'licenses.md'), 'utf8')
    for (const name of ['react-dom', 'pkijs', 'asn1js', '@peculiar/x509'])
      expect(licenses).toContain(`## ${name}@`)
  })

  describe('on a host', () => {
    let server: PreviewServer
    beforeAll(async () => {
      server = await preview({ logLevel: 'error', build: { outDir: first }, preview: { port: 0 } })
    })
    afterAll(() => server.close())

    const verify = () => {
      const url = server.resolvedUrls?.local[0] ?? ''
      return run(process.execPath, ['tests/release/verify-build.mjs', url, first], '.')
    }

    test('is found to be what was built here', async () => {
      expect(await verify()).toEqual({
        code: 0,
        output: expect.stringMatching(/^\d{2,} addresses .* built here/),
      })
    })

    test.each(['index.html', 'a script'])('is refused where %s has one byte more', async (what) => {
      const script = parseManifest(readFileSync(join(first, manifestName), 'utf8')).find(({ path }) =>
        /^assets\/worker-.*\.js$/.test(path),
      )
      const path = join(first, what === 'index.html' ? what : (script?.path ?? ''))
      const built = readFileSync(path)
      // The host serves it, the manifest was signed before.
      writeFileSync(path, `${built}\n`)
      try {
        const { code, output } = await verify()
        expect(code).toBe(1)
        expect(output).toContain('other bytes')
      } finally {
        writeFileSync(path, built)
      }
    })

    test('is refused where a header is missing', async () => {
      const path = join(first, '_headers')
      const built = readFileSync(path, 'utf8')
      // The host read the file when it began; what is asked of it now is one header more.
      writeFileSync(path, built.replace('/*', '/*\n  X-Asked: more'))
      try {
        const { code, output } = await verify()
        expect(code).toBe(1)
        expect(output).toContain('X-Asked is not sent')
      } finally {
        writeFileSync(path, built)
      }
    })
  })
})

describe('the headers of a static host', () => {
  const blocks = parseHeaders('# ours\n/*\n  A: one\n  B: two, three\n\n/assets/*worker-*\n  A: four\n')
  test('come from every block that fits the path', () => {
    expect(headersFor(blocks, '/')).toEqual({ A: 'one', B: 'two, three' })
    expect(headersFor(blocks, '/assets/worker-a.js')).toEqual({ A: 'one, four', B: 'two, three' })
    expect(headersFor(blocks, '/assets/intl-worker-a.js')).toEqual({ A: 'one, four', B: 'two, three' })
    expect(headersFor(blocks, '/assets/index-a.js')).toEqual({ A: 'one', B: 'two, three' })
  })
})
