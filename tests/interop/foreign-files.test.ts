import { X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createOperations } from '../../src/crypto-worker/operations'
import { passwordReadings } from '../../src/domain/passwords/readings'
import { onlyKey, openedFile, toOpen } from '../setup/foreign-file'
import { createOpensslWorkspace } from '../setup/openssl'

// Files as people bring them to the repair page, made by the programs that people have them from.
const openssl = createOpensslWorkspace()
afterAll(() => openssl.remove())
const context = { signal: new AbortController().signal, progress: () => {} }
const password = 'correct horse battery'
const { tool } = openssl
const open = async (data: Uint8Array, given = password, keyPassword: string | null = null) => {
  const operations = createOperations(crypto)
  const opened = openedFile(await operations.openPkcs12(toOpen(data, given, keyPassword), context))
  return { operations, ...opened, reading: passwordReadings(given)[opened.readingIndex] }
}

beforeAll(() => {
  openssl.write('mail.ext', 'extendedKeyUsage=emailProtection\nsubjectAltName=email:zoe@example.com\n')
  openssl.run([
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'root.key',
    '-subj',
    '/CN=Root',
    '-out',
    'root.pem',
  ])
  identity('old', 'RSA', 'rsa_keygen_bits:2048')
  identity('new', 'RSA', 'rsa_keygen_bits:2048')
}, 60_000)

/** A key and its certificate under our root: `name`.key, `name`.pem. */
function identity(name: string, algorithm: string, option?: string) {
  const options = option ? ['-pkeyopt', option] : []
  openssl.run(['genpkey', '-algorithm', algorithm, ...options, '-out', `${name}.key`])
  certify(name, `${name}.pem`, 365)
}

function certify(key: string, out: string, days: number) {
  openssl.run(['pkey', '-in', `${key}.key`, '-pubout', '-out', 'public.pem'])
  openssl.run(['req', '-new', '-key', 'root.key', '-subj', '/CN=Zoe', '-out', 'zoe.csr'])
  const signing = ['-CA', 'root.pem', '-CAkey', 'root.key', '-CAcreateserial', '-extfile', 'mail.ext']
  const period = ['-days', `${days}`, '-force_pubkey', 'public.pem']
  openssl.run(['x509', '-req', '-in', 'zoe.csr', ...signing, ...period, '-out', out])
}

const exported = (name: string, given: string | Uint8Array = password, ...args: string[]) => {
  openssl.write(
    'password.txt',
    typeof given === 'string' ? `${given}\n` : Buffer.concat([given, Buffer.from('\n')]),
  )
  const from = ['-inkey', `${name}.key`, '-in', `${name}.pem`, '-passout', 'file:password.txt']
  openssl.run(['pkcs12', '-export', ...from, ...args, '-out', 'made.p12'])
  return openssl.read('made.p12')
}

describe('files of other programs', () => {
  test.each(['rc2-40', '3des-pkcs12', 'aes-192', 'aes-256'])('GnuTLS with %s', async (cipher) => {
    const from = ['--load-privkey', 'new.key', '--load-certificate', 'new.pem', '--p12-name', 'Zoe']
    const to = [
      '--to-p12',
      '--outder',
      '--pkcs-cipher',
      cipher,
      '--password',
      password,
      '--outfile',
      'made.p12',
    ]
    tool('certtool', ...from, ...to)
    expect(onlyKey(await openPlain()).friendlyName).toBe('Zoe')
  })

  test('GnuTLS with no password at all', async () => {
    const from = ['--load-privkey', 'new.key', '--load-certificate', 'new.pem', '--p12-name', 'Zoe']
    tool('certtool', ...from, '--to-p12', '--outder', '--null-password', '--outfile', 'made.p12')
    const { reading, keys } = await open(openssl.read('made.p12'), '')
    expect([reading?.encoding, keys.length]).toEqual(['absent', 1])
  })

  test('Java with its old sealing (RC2-40), and with a SHA-512 MAC', async () => {
    exported('new', password, '-name', 'zoe')
    const from = ['-srckeystore', 'made.p12', '-srcstorepass', password, '-srcstoretype', 'PKCS12']
    for (const option of ['-J-Dkeystore.pkcs12.legacy', '-J-Dkeystore.pkcs12.macAlgorithm=HmacPBESHA512']) {
      tool('rm', '-f', 'java.p12')
      const to = ['-destkeystore', 'java.p12', '-deststorepass', password, '-deststoretype', 'PKCS12']
      tool('keytool', option, '-importkeystore', ...from, ...to, '-noprompt')
      const { keys } = await open(openssl.read('java.p12'))
      expect(keys.map(({ friendlyName }) => friendlyName)).toEqual(['zoe'])
    }
  })

  test('NSS with RC2-40, and with two certificates of one key, which it writes twice', async () => {
    certify('new', 'renewed.pem', 700)
    tool('certutil', '-N', '-d', 'sql:.', '--empty-password')
    exported('new', password, '-name', 'Zoe')
    tool('pk12util', '-i', 'made.p12', '-d', 'sql:.', '-W', password)
    const rc2 = [
      '-C',
      'PKCS #12 V2 PBE With SHA-1 And 40 Bit RC2 CBC',
      '-c',
      'PKCS #12 V2 PBE With SHA-1 And 40 Bit RC2 CBC',
    ]
    tool('pk12util', '-o', 'nss.p12', '-n', 'Zoe', '-d', 'sql:.', '-W', password, ...rc2)
    expect((await open(openssl.read('nss.p12'))).keys).toHaveLength(1)
    tool('certutil', '-A', '-n', 'Zoe', '-t', ',,', '-i', 'renewed.pem', '-d', 'sql:.')
    tool('pk12util', '-o', 'nss.p12', '-n', 'Zoe', '-d', 'sql:.', '-W', password)
    const { keys } = await open(openssl.read('nss.p12'))
    expect(keys).toHaveLength(1)
    const ends = keys[0]?.certificates.map(({ facts }) => Date.parse(facts.notAfter)) ?? []
    expect(ends).toHaveLength(2)
  })
})

const openPlain = async () =>
  createOperations(crypto).openPkcs12(toOpen(openssl.read('made.p12'), password), context)

describe('passwords as they were meant', () => {
  const tripleDes = ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']
  const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'))
  test.each<[string, string | Uint8Array, string, string]>([
    ['composed, the file decomposed', 'Grüße'.normalize('NFD'), 'Grüße', 'accents'],
    ['decomposed, the file composed', 'Grüße', 'Grüße'.normalize('NFD'), 'accents'],
    ['with a blank behind', 'plain words', 'plain words ', 'blanks'],
    ['with a line end before', 'plain words', '\r\nplain words', 'blanks'],
    ['with a no-break space within', 'plain words', 'plain\u00a0words', 'invisible'],
    ['with a zero-width space within', 'plain words', 'plain\u200b words', 'invisible'],
    ['in full width', 'abc12345', 'abc１２３４５', 'width'],
    ['with typographic signs', '"it\'s"-so', '“it’s”–so', 'typography'],
    ['with all of that', "it's 12", ' it’s\u00a0１２\u200b', 'cleaned'],
    ['where the file has none', '', 'anything at all', 'no-password'],
  ])('%s', async (_, inFile, typed, change) => {
    for (const args of [tripleDes, []]) {
      const { reading, keys } = await open(exported('new', inFile, ...args), typed)
      expect([reading?.change, keys.length]).toEqual([change, 1])
      if (typeof inFile === 'string') expect(reading?.text).toBe(inFile)
    }
  })

  test.each<[string, Uint8Array, string]>([
    // Its MAC is the same as with Unicode; what PBKDF2 seals isn't.
    ['Latin-1 bytes', latin1('Grüße'), 'unicode'],
    ['code page 850', Uint8Array.of(0x47, 0x72, 0x81, 0xe1, 0x65), 'cp850'],
    ['Mac OS Roman', Uint8Array.of(0x47, 0x72, 0x9f, 0xa7, 0x65), 'macintosh'],
  ])('written by a terminal with %s', async (_, bytes, encoding) => {
    const { reading, keys } = await open(exported('new', bytes), 'Grüße')
    expect([reading?.encoding, keys.length]).toEqual([encoding, 1])
  })

  test('as OpenSSL before 1.1 took UTF-8, each byte for a letter', async () => {
    const asLetters = Buffer.from('Grüße').toString('latin1')
    const { reading, keys } = await open(exported('new', asLetters, ...tripleDes), 'Grüße')
    expect([reading?.encoding, keys.length]).toEqual(['utf8-as-letters', 1])
  })

  test('a wrong one is wrong in every reading', async () => {
    const opening = open(exported('new', 'plain words'), 'Plain wörds ')
    await expect(opening).rejects.toMatchObject({ code: 'pkcs12-password-wrong' })
  })
})

describe('what is around the file', () => {
  const wrapped = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n')
  const lines = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
  test.each<[string, (bytes: Uint8Array) => string | Uint8Array, 'none' | 'text' | 'profile']>([
    ['a line end behind', (bytes) => Buffer.concat([bytes, Buffer.from('\r\n')]), 'none'],
    ['zeros behind', (bytes) => Buffer.concat([bytes, new Uint8Array(500)]), 'none'],
    ['a line end before', (bytes) => Buffer.concat([Buffer.from('\n'), bytes]), 'none'],
    ['base64', (bytes) => wrapped(bytes), 'text'],
    ['base64 in one line', (bytes) => lines(bytes), 'text'],
    ['base64url without padding', (bytes) => Buffer.from(bytes).toString('base64url'), 'text'],
    ['PEM', (bytes) => `-----BEGIN PKCS12-----\n${wrapped(bytes)}\n-----END PKCS12-----\n`, 'text'],
    ['UTF-16', (bytes) => Buffer.from(`\ufeff${wrapped(bytes)}`, 'utf16le'), 'text'],
    [
      'a mail’s source',
      (bytes) => `Subject: your file\n\nHello Zoe\n\n${wrapped(bytes)}\n--b1\nRegards\n`,
      'text',
    ],
    [
      'a quoted mail',
      (bytes) => `On Monday you wrote\n> ${wrapped(bytes).replaceAll('\r\n', '\r\n> ')}\n`,
      'text',
    ],
    ['JSON', (bytes) => JSON.stringify({ name: 'x', data: wrapped(bytes) }), 'text'],
    ['a Kubernetes secret', (bytes) => `kind: Secret\ndata:\n  zoe.p12: ${lines(bytes)}\n`, 'text'],
    ['base64 of base64', (bytes) => Buffer.from(lines(bytes)).toString('base64'), 'text'],
    [
      'Apple’s profile',
      (bytes) =>
        `<?xml version="1.0"?>\n<plist version="1.0"><dict><data>\n\t${wrapped(bytes)}\n</data></dict></plist>`,
      'profile',
    ],
  ])('%s', async (_, around, container) => {
    const given = around(exported('new'))
    const data = typeof given === 'string' ? new TextEncoder().encode(given) : Uint8Array.from(given)
    const opened = await open(data)
    expect([opened.container, opened.keys.length]).toEqual([container, 1])
  })

  const instead = (data: Uint8Array) => createOperations(crypto).openPkcs12(toOpen(data, password), context)
  test('what is no such file is called what it is', async () => {
    const text = (content: string) => new TextEncoder().encode(content)
    tool(
      'keytool',
      '-genkeypair',
      '-keyalg',
      'RSA',
      '-keystore',
      'store.jks',
      '-storetype',
      'JKS',
      '-storepass',
      password,
      '-keypass',
      password,
      '-dname',
      'CN=Zoe',
      '-alias',
      'zoe',
    )
    openssl.run(['crl2pkcs7', '-nocrl', '-certfile', 'new.pem', '-outform', 'DER', '-out', 'certs.p7b'])
    openssl.run([
      'pkcs8',
      '-topk8',
      '-in',
      'new.key',
      '-outform',
      'DER',
      '-passout',
      `pass:${password}`,
      '-out',
      'sealed.der',
    ])
    const made = exported('new')
    const cases: readonly [string, Uint8Array][] = [
      ['java-keystore', openssl.read('store.jks')],
      ['pkcs7', openssl.read('certs.p7b')],
      ['private-key', openssl.read('sealed.der')],
      ['private-key', openssl.read('new.key')],
      ['certificate', openssl.read('new.pem')],
      ['csr', openssl.read('zoe.csr')],
      ['public-key', openssl.read('public.pem')],
      ['cut-off', made.subarray(0, made.length - 1)],
      ['cut-off', text(lines(made).slice(0, 2_000))],
      ['archive', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0)],
      ['document', text('%PDF-1.7 …')],
      ['program-store', text('SQLite format 3\0')],
      ['profile', text('<?xml version="1.0"?><plist version="1.0"><dict/></plist>')],
      ['web-page', text('<!doctype html><title>Sign in</title>')],
      ['openpgp', text('-----BEGIN PGP PUBLIC KEY BLOCK-----\n')],
      ['text', text('Dear Zoe, your certificate is ready.')],
      ['unknown', Uint8Array.of(1, 2, 3, 4)],
    ]
    for (const [name, data] of cases) {
      expect([name, await instead(data)]).toEqual([name, { outcome: 'not-pkcs12', instead: name }])
    }
  })
})

describe('several keys and certificates', () => {
  test('one key, two certificates: the one that the file names comes first, and both are there', async () => {
    certify('new', 'short.pem', 2)
    certify('new', 'long.pem', 900)
    for (const [first, second] of [
      ['short', 'long'],
      ['long', 'short'],
    ]) {
      // OpenSSL's localKeyID names the first certificate that fits the key.
      openssl.write('both.pem', openssl.readText(`${first}.pem`) + openssl.readText(`${second}.pem`))
      const from = ['-inkey', 'new.key', '-in', 'both.pem', '-passout', `pass:${password}`]
      openssl.run(['pkcs12', '-export', ...from, '-out', 'made.p12'])
      const { certificates } = onlyKey(await openPlain())
      const fingerprint = (name: string) =>
        new X509Certificate(openssl.readText(`${name}.pem`)).fingerprint256
      expect(
        certificates.map(({ facts }) => new X509Certificate(facts.certificatePem).fingerprint256),
      ).toEqual([first, second].map((name) => fingerprint(name ?? '')))
    }
  })

  test('Java’s store with two keys is opened with both, each with its name', async () => {
    tool('rm', '-f', 'two.p12')
    for (const name of ['old', 'new']) {
      exported(name, password, '-name', name)
      const from = ['-srckeystore', 'made.p12', '-srcstorepass', password, '-srcstoretype', 'PKCS12']
      const to = ['-destkeystore', 'two.p12', '-deststorepass', password, '-deststoretype', 'PKCS12']
      tool('keytool', '-importkeystore', ...from, ...to, '-noprompt')
    }
    const { keys, loneKeys } = await open(openssl.read('two.p12'))
    expect([keys.map(({ friendlyName }) => friendlyName).toSorted(), loneKeys]).toEqual([['new', 'old'], 0])
  })

  test('a file with several keys of ours is opened with all of them, each with its own certificate', async () => {
    const { operations, keys: one } = await open(exported('old', password, '-name', 'Zoe 2024'))
    const two = openedFile(
      await operations.openPkcs12(toOpen(exported('new', password, '-name', 'Zoe 2026'), password), context),
    ).keys
    const input = [...one, ...two].map(({ keyId, certificates, friendlyName }) => ({
      keyId,
      friendlyName,
      certificatePems: [certificates[0].facts.certificatePem] as const,
    }))
    const keys = input as unknown as Parameters<typeof operations.resealPkcs12>[0]['keys']
    for (const profile of ['modern', 'compatible'] as const) {
      const { pkcs12Der } = await operations.resealPkcs12({ keys, profile, password }, context)
      openssl.write('several.p12', pkcs12Der)
      const text = openssl.run(['pkcs12', '-in', 'several.p12', '-nodes', '-passin', `pass:${password}`])
      expect(text.match(/BEGIN PRIVATE KEY/g)).toHaveLength(2)
      tool('pk12util', '-l', 'several.p12', '-W', password)
      tool('keytool', '-list', '-keystore', 'several.p12', '-storepass', password)
      const again = await open(pkcs12Der)
      expect(again.keys.map(({ friendlyName }) => friendlyName)).toEqual(['Zoe 2024', 'Zoe 2026'])
      expect(again.profile).toBe(profile)
    }
  })
})

describe('keys of kinds that nobody would order now', () => {
  const kinds: readonly (readonly [string, string, string?])[] = [
    ['RSA 1024', 'RSA', 'rsa_keygen_bits:1024'],
    ['RSA-PSS 2048', 'RSA-PSS', 'rsa_keygen_bits:2048'],
    ['EC P-521', 'EC', 'ec_paramgen_curve:P-521'],
    ['EC secp256k1', 'EC', 'ec_paramgen_curve:secp256k1'],
    ['EC brainpoolP256r1', 'EC', 'ec_paramgen_curve:brainpoolP256r1'],
    ['Ed25519', 'ED25519'],
    ['X25519', 'X25519'],
    ['Ed448', 'ED448'],
  ]
  test.each(kinds)('%s is sealed anew as it is', async (name, algorithm, option) => {
    identity('odd', algorithm ?? '', option)
    const { operations, keys } = await open(exported('odd', password, '-name', 'Zoe'))
    const [key] = keys
    expect([key?.keyAlgorithm, key?.friendlyName]).toEqual([name, 'Zoe'])
    if (!key) return
    const certificatePems = [key.certificates[0].facts.certificatePem] as const
    const input = [{ keyId: key.keyId, friendlyName: 'Zoe', certificatePems }] as const
    const { pkcs12Der } = await operations.resealPkcs12(
      { keys: input, profile: 'compatible', password },
      context,
    )
    openssl.write('resealed.p12', pkcs12Der)
    const text = openssl.run(['pkcs12', '-in', 'resealed.p12', '-nodes', '-passin', `pass:${password}`])
    const der = (pem: string) => openssl.try(['pkey', '-outform', 'DER'], pem).stdout.toString('hex')
    expect(der(text)).toBe(der(openssl.readText('odd.key')))
  })
})

test('a key in the clear is noticed, and is of no kind of ours', async () => {
  const opened = await open(exported('new', password, '-keypbe', 'NONE', '-iter', '310000'))
  expect([opened.clearKeys, opened.profile]).toEqual([1, null])
})
