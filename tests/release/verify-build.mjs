/**
 * `npm run verify-build -- https://host`: whether a host serves what `npm run build` made here, byte for byte
 * and with its headers. Build the version that the host says it runs, with the same VITE_API_BASE_URL, then
 * compare.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { headersFor, parseHeaders } from './headers.mjs'
import { manifestName, parseManifest, sha256Of } from './manifest.mjs'

const patienceMs = 30_000
/** Addresses of the app: a host answers each with the page. */
const appAddresses = ['/', '/generate', '/repair']

/**
 * The headers and bytes of a reply; it is read to one byte more than what was built and no further.
 * @param {URL} url
 * @param {number} length
 */
async function fetchBounded(url, length) {
  const headers = { accept: 'text/html,*/*', 'accept-encoding': 'identity' }
  const reply = await fetch(url, { headers, redirect: 'error', signal: AbortSignal.timeout(patienceMs) })
  if (!reply.ok) throw new Error(`answered ${reply.status}`)
  /** @type {Uint8Array[]} */
  const parts = []
  let read = 0
  for await (const part of /** @type {AsyncIterable<Uint8Array>} */ (/** @type {unknown} */ (reply.body))) {
    parts.push(part)
    read += part.length
    if (read > length) break
  }
  return { headers: reply.headers, bytes: Buffer.concat(parts) }
}

/**
 * The differences between a host and a built folder, a line each; none where all is equal.
 * @param {string} host
 * @param {string} folder
 */
async function differences(host, folder) {
  const blocks = parseHeaders(readFileSync(join(folder, '_headers'), 'utf8'))
  const files = parseManifest(readFileSync(join(folder, manifestName), 'utf8'))
  // A host reads `_headers` and does not serve it: its effect is compared.
  const pages = appAddresses.map((address) => ({ address, path: 'index.html' }))
  const served = files.filter(({ path }) => path !== '_headers' && path !== 'index.html')
  const asked = [...pages, ...served.map(({ path }) => ({ address: `/${path}`, path }))]
  /** @type {string[]} */
  const found = []
  for (const { address, path } of asked) {
    const built = readFileSync(join(folder, path))
    const listed = files.find((file) => file.path === path)?.sha256
    if (sha256Of(built) !== listed) found.push(`${path}: changed here since it was built`)
    try {
      const { headers, bytes } = await fetchBounded(new URL(address, host), built.length)
      if (sha256Of(bytes) !== listed) found.push(`${address}: other bytes than ${path} was built with`)
      for (const [name, value] of Object.entries(headersFor(blocks, address))) {
        const sent = headers.get(name)
        if (sent !== value) found.push(`${address}: ${name} is ${sent === null ? 'not sent' : `“${sent}”`}`)
      }
    } catch (error) {
      found.push(`${address}: ${error instanceof Error ? error.message : error}`)
    }
  }
  return { found, compared: asked.length }
}

const [host, folder = 'dist'] = process.argv.slice(2)
if (!host || !URL.canParse(host)) {
  console.error('usage: npm run verify-build -- https://host [folder]   (after npm run build)')
  process.exitCode = 2
} else {
  const { found, compared } = await differences(host, folder)
  for (const line of found) console.log(line)
  console.log(
    found.length === 0
      ? `${compared} addresses of ${host} are what was built here.`
      : `${found.length} differences.`,
  )
  process.exitCode = found.length === 0 ? 0 : 1
}
