import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The content of a `.p12` file as OpenSSL, which knows nothing of us, finds it. */
export interface OpenedPkcs12 {
  readonly privateKeyPem: string
  readonly certificatePem: string
  readonly intermediatesPem: string
  /** `openssl pkcs12 -info`: algorithms and iterations of MAC and bags. */
  readonly info: string
}

const passwordVariable = 'CERTDESK_TEST_PASSWORD'

/** Runs OpenSSL in a folder of its own with the files named; throws with its words where it fails. */
export function withOpenssl<T>(
  files: Readonly<Record<string, string | Buffer>>,
  password: string,
  work: (openssl: (...args: string[]) => string) => T,
): T {
  const folder = mkdtempSync(join(tmpdir(), 'certdesk-journey-'))
  try {
    for (const [name, content] of Object.entries(files))
      writeFileSync(join(folder, name), content, { mode: 0o600 })
    return work((...args) => {
      const env = { ...process.env, [passwordVariable]: password }
      const { status, stdout, stderr } = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8', env })
      if (status !== 0) throw new Error(`openssl ${args.slice(0, 2).join(' ')}: ${stderr}`)
      return args.includes('-info') ? stderr : stdout
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Opens the file with the `openssl pkcs12` command; throws where the password or the file is wrong. */
export function openPkcs12(bytes: Buffer, password: string): OpenedPkcs12 {
  return withOpenssl({ 'file.p12': bytes }, password, (openssl) => {
    const read = (...options: string[]) =>
      openssl('pkcs12', '-in', 'file.p12', '-passin', `env:${passwordVariable}`, ...options)
    return {
      privateKeyPem: read('-nocerts', '-nodes'),
      certificatePem: read('-clcerts', '-nokeys'),
      intermediatesPem: read('-cacerts', '-nokeys'),
      info: read('-info', '-noout'),
    }
  })
}

/** Key and certificate of the file by one run of `openssl pkcs12`, where nothing else is asked. */
export function readPkcs12(
  bytes: Buffer,
  password: string,
): Pick<OpenedPkcs12, 'certificatePem' | 'privateKeyPem'> {
  const text = withOpenssl({ 'file.p12': bytes }, password, (openssl) =>
    openssl('pkcs12', '-in', 'file.p12', '-passin', `env:${passwordVariable}`, '-clcerts', '-nodes'),
  )
  const block = (label: string) =>
    text.match(new RegExp(`-----BEGIN ${label}-----[^]+?-----END ${label}-----`))?.[0] ?? ''
  return { privateKeyPem: block('PRIVATE KEY'), certificatePem: block('CERTIFICATE') }
}

/**
 * The private key in a request file, as `openssl pkey` opens it: with the file as it is, whatever stands
 * around the key.
 */
export function openRequestFile(bytes: Buffer, password: string): string {
  return withOpenssl({ 'request.pem': bytes }, password, (openssl) =>
    openssl('pkey', '-in', 'request.pem', '-passin', `env:${passwordVariable}`),
  )
}

/**
 * The certificate's chain up to the root, for signing and for encrypting mail, by the strict rules of RFC
 * 5280.
 */
export function verifyChain({ certificatePem, intermediatesPem }: OpenedPkcs12, rootPem: string): string {
  const files = { 'leaf.pem': certificatePem, 'intermediates.pem': intermediatesPem, 'root.pem': rootPem }
  return withOpenssl(files, '', (openssl) =>
    ['smimesign', 'smimeencrypt']
      .map((purpose) =>
        openssl(
          'verify',
          '-x509_strict',
          '-purpose',
          purpose,
          '-CAfile',
          'root.pem',
          '-untrusted',
          'intermediates.pem',
          'leaf.pem',
        ),
      )
      .join(''),
  )
}

/**
 * Signs a mail with the file's key and verifies it against the root, encrypts one to the certificate and
 * decrypts it.
 */
export function mailRoundTrips(
  { privateKeyPem, certificatePem, intermediatesPem }: OpenedPkcs12,
  rootPem: string,
) {
  const text = 'The calibration report is attached.\n'
  const files = {
    'key.pem': privateKeyPem,
    'leaf.pem': certificatePem,
    'intermediates.pem': intermediatesPem,
    'root.pem': rootPem,
    'mail.txt': text,
  }
  return withOpenssl(files, '', (openssl) => {
    openssl(
      'cms',
      '-sign',
      '-text',
      '-in',
      'mail.txt',
      '-signer',
      'leaf.pem',
      '-inkey',
      'key.pem',
      '-certfile',
      'intermediates.pem',
      '-out',
      'signed.eml',
    )
    const verified = openssl(
      'cms',
      '-verify',
      '-text',
      '-in',
      'signed.eml',
      '-CAfile',
      'root.pem',
      '-purpose',
      'smimesign',
    )
    openssl('cms', '-encrypt', '-text', '-aes256', '-in', 'mail.txt', '-out', 'encrypted.eml', 'leaf.pem')
    const decrypted = openssl(
      'cms',
      '-decrypt',
      '-text',
      '-in',
      'encrypted.eml',
      '-inkey',
      'key.pem',
      '-recip',
      'leaf.pem',
    )
    const plain = (mail: string) => mail.replaceAll('\r\n', '\n')
    return { text, verified: plain(verified), decrypted: plain(decrypted) }
  })
}
