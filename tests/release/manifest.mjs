import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'

/**
 * The list of what was built: one line a file, as `sha256sum` writes and checks it (`sha256sum -c
 * manifest.sha256`).
 */
export const manifestName = 'manifest.sha256'

/** @param {Uint8Array} bytes */
export const sha256Of = (bytes) => createHash('sha256').update(bytes).digest('hex')

/**
 * The manifest of a built folder: each file but itself, sorted by path, so that equal builds have equal
 * manifests.
 * @param {string} folder
 */
export function manifestOf(folder) {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.split(sep).join('/'))
    .filter((path) => path !== manifestName)
    .sort()
  return `${paths.map((path) => `${sha256Of(readFileSync(join(folder, path)))}  ${path}`).join('\n')}\n`
}

/**
 * @param {string} text of a manifest
 * @returns {{ path: string, sha256: string }[]}
 */
export function parseManifest(text) {
  const lines = text.split('\n').filter((line) => line !== '')
  return lines.map((line) => {
    const [, sha256, path] = /^([0-9a-f]{64}) [ *]([^\0]+)$/.exec(line) ?? []
    if (!sha256 || !path) throw new Error(`not a line of a manifest: ${line.slice(0, 100)}`)
    return { path, sha256 }
  })
}
