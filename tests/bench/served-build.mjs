import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createSecureServer } from 'node:http2'
import { createServer } from 'node:https'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { headersFor, parseHeaders } from '../release/headers.mjs'

/** @typedef {'HTTP/1.1' | 'HTTP/2'} Protocol */
/** @typedef {import('node:http').IncomingMessage} Incoming */
/** @typedef {import('node:http').ServerResponse} Outgoing */

/** @type {Record<string, string>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
}

/** A key and a certificate for this machine, made by OpenSSL for this run only. */
export function makeServerCertificate() {
  const folder = mkdtempSync(join(tmpdir(), 'certdesk-server-'))
  try {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')]
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1']
    const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2']
    execFileSync('openssl', ['req', '-x509', ...kind, ...subject, '-keyout', key, '-out', cert], {
      stdio: 'pipe',
    })
    return { key: readFileSync(key), cert: readFileSync(cert) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Every file of a build, compressed beforehand, as a good host has them. @param {string} folder */
function compressedFiles(folder) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  return new Map(
    names.map((entry) => {
      const file = join(entry.parentPath, entry.name)
      return [file.slice(folder.length), gzipSync(readFileSync(file), { level: 9 })]
    }),
  )
}

/**
 * Serves a build as a good static host does: with TLS, compressed, with the headers of its `_headers`, the
 * page at every address of the app. `answer` takes the requests to the API. `asked` collects each request and
 * its time.
 * @param {string} folder
 * @param {Protocol} protocol
 * @param {(incoming: Incoming, outgoing: Outgoing, next: () => void) => Promise<void>} answer
 */
export async function serveBuild(folder, protocol, answer) {
  const files = compressedFiles(folder)
  const blocks = parseHeaders(readFileSync(join(folder, '_headers'), 'utf8'))
  /** @type {{ path: string, at: number, bytes: number }[]} */
  const asked = []
  /** @param {Incoming} incoming @param {Outgoing} outgoing */
  const respond = (incoming, outgoing) => {
    const { pathname } = new URL(incoming.url ?? '/', 'https://localhost')
    const seen = { path: pathname, at: Date.now(), bytes: 0 }
    asked.push(seen)
    for (const [name, value] of Object.entries(headersFor(blocks, pathname))) outgoing.setHeader(name, value)
    const isFile = extname(pathname) !== ''
    const name = isFile ? pathname : '/index.html'
    const body = files.get(name)
    const send = () => {
      if (!body) {
        outgoing.statusCode = 404
        outgoing.end()
        return
      }
      seen.bytes = body.length
      outgoing.setHeader('Content-Type', types[extname(name)] ?? 'application/octet-stream')
      outgoing.setHeader('Content-Encoding', 'gzip')
      outgoing.setHeader('Content-Length', body.length)
      outgoing.setHeader('Cache-Control', isFile ? 'public, max-age=31536000, immutable' : 'no-cache')
      outgoing.end(body)
    }
    answer(incoming, outgoing, send).catch((error) => {
      console.error(error)
      outgoing.statusCode = 500
      outgoing.end()
    })
  }
  const certificate = makeServerCertificate()
  const server =
    protocol === 'HTTP/2'
      ? createSecureServer(certificate, /** @type {any} */ (respond))
      : createServer(certificate, respond)
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  return { port, asked, close: () => void server.close() }
}
