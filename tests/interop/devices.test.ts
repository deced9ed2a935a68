import { execFileSync, spawnSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import forge from 'node-forge'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createOperations } from '../../src/crypto-worker/operations'
import { type DeviceReader, devices } from '../../src/domain/devices'
import { pemOf } from '../../src/pki/der/pem'
import { type JavaReading, openWithJava } from '../setup/java-reader'
import { createOpensslWorkspace } from '../setup/openssl'
import { type TestChain, testChain } from '../setup/pki-fixtures'

// The programs that a device's row names open the file that a person gets for the device. `npm test` brings
// the programs; without them these tests fail.
const workspace = createOpensslWorkspace()
afterAll(() => workspace.remove())
const context = { signal: new AbortController().signal, progress: () => {} }
const operations = createOperations(crypto)
/** A password as `domain/passwords/passphrase` makes it. */
const password = 'a2bc-d3ef-g4hj-k5mn-p6qr-s7tu'
const email = 'zoe@example.com'

/**
 * Opens a file with a password, and gives the fingerprint of the certificate whose key it found; throws where
 * it can't.
 */
type Reader = (file: string, password: string) => string
const command = (name: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(name, args)
  if (status !== 0) throw new Error(`${name}: ${stderr}${stdout}`)
  return stdout.toString()
}
const passwordFile = (text: string) => workspace.path(workspace.write('password.txt', text))

/** All that Java is asked, asked at once. */
let javaReadings: readonly {
  readonly file: string
  readonly password: string
  readonly reading: JavaReading
}[] = []

const readers: Readonly<Record<DeviceReader, Reader>> = {
  openssl(file, text) {
    const pass = ['-passin', `file:${passwordFile(text)}`]
    const certificate = workspace.run(['pkcs12', '-in', file, '-clcerts', '-nokeys', ...pass])
    const key = workspace.run(['pkcs12', '-in', file, '-nocerts', '-nodes', ...pass])
    const publicKey = workspace.run(['pkey', '-pubout'], key)
    const read = new X509Certificate(certificate)
    expect(read.publicKey.export({ type: 'spki', format: 'pem' })).toBe(publicKey)
    return read.fingerprint256
  },
  nss(file, text) {
    const database = `sql:${workspace.path('')}`
    execFileSync('rm', ['-f', workspace.path('cert9.db'), workspace.path('key4.db')])
    execFileSync('certutil', ['-N', '-d', database, '--empty-password'])
    command('pk12util', '-i', workspace.path(file), '-d', database, '-w', passwordFile(text))
    // `u`: NSS holds the private key of this certificate.
    expect(command('certutil', '-L', '-d', database)).toMatch(/^Zoe +u,u,u$/m)
    return new X509Certificate(command('certutil', '-L', '-d', database, '-n', 'Zoe', '-a')).fingerprint256
  },
  keytool(file, text) {
    const asked = javaReadings.find((one) => one.file === workspace.path(file) && one.password === text)
    if (asked?.reading.outcome !== 'opened') throw new Error(`Java: ${asked?.reading.reason ?? 'not asked'}`)
    expect(asked.reading.name).toBe('zoe')
    return asked.reading.fingerprint256
  },
  forge(file, text) {
    const der = forge.asn1.fromDer(Buffer.from(workspace.read(file)).toString('latin1'), true)
    const content = forge.pkcs12.pkcs12FromAsn1(der, true, text)
    const keyType = forge.pki.oids['pkcs8ShroudedKeyBag'] as string
    const certificateType = forge.pki.oids['certBag'] as string
    const [key] = content.getBags({ bagType: keyType })[keyType] ?? []
    const [own] = content.getBags({ bagType: certificateType })[certificateType] ?? []
    const numbers = key?.key as forge.pki.rsa.PrivateKey
    const certificate = own?.cert as forge.pki.Certificate
    expect(numbers.n.equals((certificate.publicKey as forge.pki.rsa.PublicKey).n)).toBe(true)
    return new X509Certificate(forge.pki.certificateToPem(certificate)).fingerprint256
  },
}

let chain: TestChain
let made: { file: Uint8Array<ArrayBuffer>; compatible: Uint8Array<ArrayBuffer>; fingerprint: string }
beforeAll(async () => {
  chain = await testChain()
  const subject = { commonName: 'Zoe', emails: [email] }
  const { keyId, csrPem } = await operations.makeKeyAndCsr({ keyProfile: 'rsa_2048', subject }, context)
  const certificateDer = await chain.issuing.issueMail(csrPem, email)
  const input = {
    keyId,
    certificatePem: pemOf('certificate', certificateDer),
    chainPem: [chain.root.certificatePem, chain.issuing.certificatePem],
    password,
    friendlyName: 'Zoe',
  }
  const build = async (profile: 'modern' | 'compatible') =>
    (await operations.buildPkcs12({ ...input, profile }, context)).pkcs12Der
  made = {
    file: await build('modern'),
    compatible: await build('compatible'),
    fingerprint: new X509Certificate(certificateDer).fingerprint256,
  }
  workspace.write('modern.p12', made.file)
  workspace.write('compatible.p12', made.compatible)
  const questions = ['modern.p12', 'compatible.p12'].flatMap((name) =>
    [password, `${password}x`].map((text) => ({ file: workspace.path(name), password: text })),
  )
  const readings = openWithJava(questions)
  javaReadings = questions.map((question, at) => ({ ...question, reading: readings[at] as JavaReading }))
}, 60_000)

const opened = devices.flatMap((device) => device.readers.map((reader) => ({ ...device, reader })))

test('every device has a reader, and every reader a device', () => {
  for (const { id, readers: named } of devices) expect(named.length, id).toBeGreaterThan(0)
  expect(new Set(opened.map(({ reader }) => reader))).toEqual(new Set(Object.keys(readers)))
})

describe.each(opened)('the file for $id, by $reader', ({ pkcs12Profile, reader }) => {
  test('is opened with the password, and not with another', () => {
    const file = `${pkcs12Profile}.p12`
    expect(readers[reader](file, password)).toBe(made.fingerprint)
    expect(() => readers[reader](file, `${password}x`)).toThrow()
  })
})
