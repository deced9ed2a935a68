import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface BuildOutcome {
  readonly ok: boolean
  readonly output: string
}

/**
 * Runs `vite build` as a developer would: a process of its own, without the marks of the test run around it.
 */
export function viteBuild(
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<BuildOutcome> {
  const inherited = Object.entries(process.env).filter(([name]) => name !== 'NODE_ENV' && !/^VITE/.test(name))
  const env = { ...Object.fromEntries(inherited), ...variables }
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['node_modules/vite/bin/vite.js', 'build', ...args],
      { env },
      (error, stdout, stderr) => resolve({ ok: !error, output: stdout + stderr }),
    )
  })
}

/** Every file of a built folder, by its path inside. */
export function readBuilt(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  return new Map(
    names.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return [path.slice(folder.length + 1), readFileSync(path, 'latin1')]
    }),
  )
}
