import { X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createOperations } from '../../src/crypto-worker/operations'
import { onlyKey, toOpen } from '../setup/foreign-file'
import { createOpensslWorkspace } from '../setup/openssl'

// Repair: a `.p12` that another program wrote is opened and written anew, in the other kind of file.
const openssl = createOpensslWorkspace()
afterAll(() => openssl.remove())
const context = { signal: new AbortController().signal, progress: () => {} }
const password = 'correct horse battery'
const pass = ['-passin', `pass:${password}`]
const out = ['-passout', `pass:${password}`]
const { tool } = openssl

beforeAll(() => {
  const key = (name: string, ...args: string[]) => openssl.run(['genpkey', ...args, '-out', `${name}.key`])
  const rsa = ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048']
  const ec = ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256']
  key('root', ...rsa)
  key('issuing', ...rsa)
  key('leaf', ...rsa)
  key('ec', ...ec)
  key('stranger', ...ec)
  openssl.write('ca.ext', 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign\n')
  openssl.write('mail.ext', 'extendedKeyUsage=emailProtection\nsubjectAltName=email:zoe@example.com\n')
  const self = (name: string, subject: string) =>
    openssl.run(['req', '-x509', '-new', '-key', `${name}.key`, '-subj', subject, '-out', `${name}.pem`])
  self('root', '/CN=Root')
  self('stranger', '/CN=Stranger')
  const issue = (name: string, subject: string, by: string, extensions: string) => {
    openssl.run(['req', '-new', '-key', `${name}.key`, '-subj', subject, '-out', `${name}.csr`])
    const signing = ['-CA', `${by}.pem`, '-CAkey', `${by}.key`, '-CAcreateserial', '-extfile', extensions]
    openssl.run(['x509', '-req', '-in', `${name}.csr`, ...signing, '-days', '30', '-out', `${name}.pem`])
  }
  issue('issuing', '/CN=Issuing', 'root', 'ca.ext')
  issue('leaf', '/CN=Zoe', 'issuing', 'mail.ext')
  issue('ec', '/CN=Zoe', 'issuing', 'mail.ext')
  openssl.write('chain.pem', openssl.readText('issuing.pem') + openssl.readText('root.pem'))
  openssl.write(
    'many.pem',
    ['stranger', 'root', 'issuing'].map((name) => openssl.readText(`${name}.pem`)).join(''),
  )
}, 60_000)

const exported = (leaf: string, ...args: string[]) => {
  const from = ['-inkey', `${leaf}.key`, '-in', `${leaf}.pem`, '-name', 'Zoe']
  openssl.run(['pkcs12', '-export', ...from, ...out, '-out', 'foreign.p12', ...args])
}

/**
 * Where a file comes from: `make` writes `foreign.p12`; `above` are the certificates that come with the
 * leaf's.
 */
interface Foreign {
  readonly what: string
  readonly make: () => void
  readonly leaf?: string
  readonly above: readonly string[]
}
const foreign: readonly Foreign[] = [
  { what: 'OpenSSL, as it is', make: () => exported('leaf', '-certfile', 'chain.pem'), above: ['issuing'] },
  { what: 'OpenSSL, without a chain', make: () => exported('leaf'), above: [] },
  {
    what: 'OpenSSL, with strangers and disorder',
    make: () => exported('leaf', '-certfile', 'many.pem'),
    above: ['issuing'],
  },
  { what: 'OpenSSL, self-signed', make: () => exported('root'), leaf: 'root', above: [] },
  {
    what: 'OpenSSL, an elliptic-curve key',
    make: () => exported('ec', '-certfile', 'chain.pem'),
    leaf: 'ec',
    above: ['issuing'],
  },
  {
    what: 'OpenSSL, 3DES',
    make: () => exported('leaf', '-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'),
    above: [],
  },
  {
    what: 'OpenSSL before 3, RC2-40',
    make: () => exported('leaf', '-legacy', '-certfile', 'chain.pem'),
    above: ['issuing'],
  },
  {
    what: 'Java',
    make: () => {
      exported('leaf', '-certfile', 'chain.pem')
      const from = ['-srckeystore', 'foreign.p12', '-srcstorepass', password, '-srcstoretype', 'PKCS12']
      const to = ['-destkeystore', 'java.p12', '-deststorepass', password, '-deststoretype', 'PKCS12']
      tool('rm', '-f', 'java.p12')
      tool('keytool', '-importkeystore', ...from, ...to, '-noprompt')
      tool('mv', 'java.p12', 'foreign.p12')
    },
    above: ['issuing'],
  },
  {
    what: 'NSS',
    make: () => {
      exported('leaf', '-certfile', 'chain.pem')
      tool('rm', '-f', 'cert9.db', 'key4.db')
      tool('certutil', '-N', '-d', 'sql:.', '--empty-password')
      tool('pk12util', '-i', 'foreign.p12', '-d', 'sql:.', '-W', password)
      tool('pk12util', '-o', 'foreign.p12', '-n', 'Zoe', '-d', 'sql:.', '-W', password)
    },
    above: ['issuing'],
  },
]

describe.each(foreign)('a file of $what', ({ make, leaf = 'leaf', above }) => {
  test('is opened and written anew in both kinds; OpenSSL finds the same key and certificates', async () => {
    make()
    const operations = createOperations(crypto)
    const data = openssl.read('foreign.p12')
    await expect(operations.openPkcs12(toOpen(data, 'other'), context)).rejects.toMatchObject({
      code: 'pkcs12-password-wrong',
    })
    const key = onlyKey(await operations.openPkcs12(toOpen(data, password), context))
    const [own] = key.certificates
    expect(key.friendlyName.toLowerCase()).toBe('zoe') // Java writes small letters
    const fingerprint = (pem: string) => new X509Certificate(pem).fingerprint256
    const fingerprintOf = (name: string) => fingerprint(openssl.readText(`${name}.pem`))
    expect(fingerprint(own.facts.certificatePem)).toBe(fingerprintOf(leaf))
    const { outcome, certificates } = own.chain
    const chain = outcome === 'complete' && certificates.length > 1 ? certificates.slice(0, -1) : certificates
    expect(chain).toHaveLength(1 + above.length)
    const [first = '', ...rest] = chain.map(({ certificatePem }) => certificatePem)
    for (const profile of ['modern', 'compatible'] as const) {
      const keys = [
        { keyId: key.keyId, certificatePems: [first, ...rest], friendlyName: key.friendlyName },
      ] as const
      const built = await operations.resealPkcs12({ keys, profile, password }, context)
      openssl.write('repaired.p12', built.pkcs12Der)
      const opened = openssl.run(['pkcs12', '-in', 'repaired.p12', '-nodes', ...pass])
      const pems = opened.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
      expect(pems.map(fingerprint)).toEqual([leaf, ...above].map(fingerprintOf))
      const publicKey = (pem: string) => openssl.run(['pkey', '-pubout'], pem)
      expect(publicKey(opened)).toBe(publicKey(openssl.readText(`${leaf}.key`)))
      const info = openssl.try(['pkcs12', '-in', 'repaired.p12', '-info', '-noout', ...pass]).stderr
      expect(info).toMatch(
        profile === 'modern' ? /^MAC: sha256, Iteration 310000$/m : /^MAC: sha1, Iteration 2048$/m,
      )
    }
  })
})

describe('a file that is not repaired says why', () => {
  const opening = (data = openssl.read('foreign.p12'), givenPassword = password) =>
    createOperations(crypto).openPkcs12(toOpen(data, givenPassword), context)

  test('no MAC', async () => {
    exported('leaf', '-nomac')
    await expect(opening()).rejects.toMatchObject({ code: 'pkcs12-content-unexpected' })
  })

  test('certificates only: there is no key to write', async () => {
    openssl.run(['pkcs12', '-export', '-nokeys', '-in', 'leaf.pem', ...out, '-out', 'foreign.p12'])
    expect(await opening()).toMatchObject({ outcome: 'opened', keys: [], loneKeys: 0, certificateCount: 1 })
  })

  test('a key without its certificate: what is there is another one, and the key is not held', async () => {
    const from = ['-inkey', 'leaf.key', '-nocerts', '-certfile', 'stranger.pem', '-in', 'leaf.key']
    openssl.run(['pkcs12', '-export', ...from, ...out, '-out', 'foreign.p12'])
    expect(await opening()).toMatchObject({ outcome: 'opened', keys: [], loneKeys: 1, certificateCount: 1 })
  })

  test('PEM text by the name of a .p12', async () => {
    expect(await opening(openssl.read('leaf.pem'))).toEqual({ outcome: 'not-pkcs12', instead: 'certificate' })
    expect(await opening(openssl.read('leaf.key'))).toEqual({ outcome: 'not-pkcs12', instead: 'private-key' })
    expect(await opening(openssl.read('leaf.csr'))).toEqual({ outcome: 'not-pkcs12', instead: 'csr' })
  })
})
