import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { createOpensslWorkspace, type OpensslWorkspace } from './openssl'

/**
 * Private keys and what belongs to them, as OpenSSL, OpenSSH and Java write them: made by `makeKeyFiles` for
 * all files of a process, gone with the run.
 */
export const openssl: Omit<OpensslWorkspace, 'remove'> = createOpensslWorkspace(inject('runFolder'))

const { tool } = openssl
const kinds = {
  rsa: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
  p256: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  p521: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-521'],
  ed25519: ['-algorithm', 'ED25519'],
  x25519: ['-algorithm', 'X25519'],
} as const
type Kind = keyof typeof kinds

const java = (store: string, kind: 'JKS' | 'JCEKS' | 'PKCS12', ...more: string[]) =>
  tool('keytool', ...more, '-keystore', store, '-storetype', kind, '-storepass', 'changeit', '-noprompt')

let areMade = false

export function makeKeyFiles() {
  if (areMade) return
  for (const [name, args] of Object.entries(kinds)) openssl.run(['genpkey', ...args, '-out', `${name}.key`])
  openssl.run(['dsaparam', '-genkey', '-noout', '-out', 'dsa.key', '1024'])
  openssl.selfSigned('rsa.key', '/CN=Alice', 'rsa.crt')
  openssl.selfSigned('p256.key', '/CN=Bob', 'p256.crt')
  for (const type of ['rsa', 'ecdsa', 'ed25519']) {
    tool('ssh-keygen', '-q', '-t', type, '-N', '', '-C', 'alice', '-f', `ssh-${type}`)
    tool('ssh-keygen', '-q', '-t', type, '-N', 'secret', '-C', 'alice', '-f', `ssh-${type}-locked`)
  }
  for (const kind of ['JKS', 'JCEKS', 'PKCS12'] as const) {
    const names = ['-dname', 'CN=Alice', '-keypass', 'changeit', '-alias', 'alice']
    java(`${kind}.store`, kind, '-genkeypair', '-keyalg', 'RSA', '-keysize', '2048', ...names)
    java(`${kind}.trust`, kind, '-importcert', '-file', 'rsa.crt', '-alias', 'root')
  }
  areMade = true
}

export const pem = (kind: Kind | 'dsa' = 'rsa') => openssl.readText(`${kind}.key`)
export const derOf = (...args: string[]) => Uint8Array.from(openssl.try(args).stdout)
export const pkcs8 = (kind: Kind = 'rsa') =>
  derOf('pkcs8', '-topk8', '-nocrypt', '-in', openssl.path(`${kind}.key`), '-outform', 'DER')
export const pkcs1 = () => derOf('rsa', '-in', openssl.path('rsa.key'), '-traditional', '-outform', 'DER')
export const sec1 = (...more: string[]) =>
  derOf('ec', '-in', openssl.path('p256.key'), '-outform', 'DER', ...more)
export const sealed = (...args: string[]) =>
  derOf(
    'pkcs8',
    '-topk8',
    '-in',
    openssl.path('rsa.key'),
    '-passout',
    'pass:secret',
    '-outform',
    'DER',
    ...args,
  )
export const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64')
export const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
export const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
export const lines = (text: string, width: number, end = '\n') =>
  text.match(new RegExp(`.{1,${width}}`, 'g'))?.join(end) ?? ''
export const body = (text: string) => text.replace(/-----[^-]+-----/g, '').trim()
export const cell = (text: string) => `Given name;Surname;E-mail\nAlice;${text};alice@example.com\n`
export const joined = (...parts: Uint8Array[]) => Uint8Array.from(Buffer.concat(parts))
export const jwk = (kind: 'rsa' | 'ec') => {
  const secret = base64url(randomBytes(kind === 'rsa' ? 256 : 32))
  return kind === 'rsa'
    ? { kty: 'RSA', n: base64url(randomBytes(256)), e: 'AQAB', d: secret }
    : { kty: 'EC', crv: 'P-256', x: base64url(randomBytes(32)), y: base64url(randomBytes(32)), d: secret }
}
