import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, preview } from 'vite'

/** Builds the bare page and serves it while `work` runs; gives its address. */
export async function withBarePage(work: (url: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'certdesk-bare-'))
  const base = { configFile: 'vite.config.ts', mode: 'production', logLevel: 'error' } as const
  try {
    await build({
      ...base,
      build: {
        outDir: folder,
        emptyOutDir: true,
        rolldownOptions: { input: 'tests/journeys/bare-page/index.html' },
      },
    })
    const server = await preview({ ...base, build: { outDir: folder }, preview: { port: 4195 } })
    try {
      await work(`${server.resolvedUrls?.local[0]}tests/journeys/bare-page/index.html`)
    } finally {
      await server.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
