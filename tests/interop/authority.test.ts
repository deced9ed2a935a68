import { beforeAll, describe, expect, test } from 'vitest'
import { type CertificateRequest, chainAbove, issueCertificate } from '../../mocks/authority/authority'
import type { Subject } from '../../mocks/authority/certificate-parts'
import {
  certificateProfiles,
  certificateTypes,
  generations,
  profileParts,
} from '../../mocks/authority/profiles'
import type { AuthorityKeys } from '../../mocks/records/account'
import type { CertificateUsage, KeyProfile } from '../../src/contract/schema'
import { makeKeys } from '../setup/world-csr'
import { makeTestWorld } from '../setup/world-node'
import { openssl } from '../setup/world-openssl'

// Certificates of the mock authority, read by the openssl command.

const { world } = makeTestWorld(undefined, Date.now())
type Issued = Awaited<ReturnType<typeof issueCertificate>>
let grantor: Parameters<typeof issueCertificate>[1]
let authority: AuthorityKeys
const keyInfos = new Map<KeyProfile, Uint8Array<ArrayBuffer>>()
const privateKeys = new Map<KeyProfile, Uint8Array>()
const keyProfiles = ['rsa_2048', 'ec_p256'] as const

/** The parts of a world that grant a certificate now. */
const grantorOf = (of: typeof world) =>
  of.read(async ({ now, random, authority: keys }) => ({ now, random, authority: await keys.get() }))

beforeAll(async () => {
  grantor = await grantorOf(world)
  authority = grantor.authority
  for (const profile of keyProfiles) {
    const { publicKey, privateKey } = await makeKeys(profile)
    keyInfos.set(profile, new Uint8Array(await crypto.subtle.exportKey('spki', publicKey)))
    privateKeys.set(profile, new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey)))
  }
}, 60_000)

const email = 'helene.lefevre@brightwater.example'
const everything: Required<Subject> = {
  countryName: 'GB',
  localityName: 'Bristol',
  organizationName: 'Brightwater Instruments Ltd',
  organizationIdentifier: 'NTRGB-04417823',
  surname: 'Lefèvre-Côté',
  givenName: 'Hélène',
  pseudonym: 'Metrology Lead',
  commonName: 'Hélène Lefèvre-Côté',
  emailAddress: email,
}

type Profile = CertificateRequest['profile']

/** All that a type may hold at once: a pseudonym would stand in a name's place. */
function attributesOf(type: ReturnType<typeof profileParts>['type']) {
  const { required, person, optional } = certificateTypes[type]
  return [...required, ...person.filter((name) => name !== 'pseudonym'), ...optional]
}

/** A request that asks for all that its profile allows. */
function requestFor(profile: Profile, keyProfile: KeyProfile): CertificateRequest {
  const { type, generation } = profileParts(profile)
  const known = { ...everything, ...(type === 'mailbox' && { commonName: email }) }
  return {
    profile,
    subject: Object.fromEntries(attributesOf(type).map((name) => [name, known[name]])),
    commonNameSource: type === 'mailbox' ? 'email' : 'name',
    emails: [email, 'metrologie@brightwater.example'],
    usages: generations[generation].usages,
    validityDays: generations[generation].maxValidityDays,
    endsAt: null,
    signatureHash: 'sha256',
    publicKeyDer: keyInfos.get(keyProfile) as Uint8Array<ArrayBuffer>,
    keyProfile,
  }
}

const filesOf = ({ certificatePem, issuerId }: Issued) => {
  const [issuer = '', root = ''] = chainAbove(authority, issuerId)
  return { 'leaf.pem': certificatePem, 'issuer.pem': issuer, 'root.pem': root }
}
const chain = ['-x509_strict', '-CAfile', 'root.pem', '-untrusted', 'issuer.pem', 'leaf.pem']
const textOf = (pem: string) =>
  openssl(['x509', '-in', 'c.pem', '-noout', '-text', '-nameopt', 'utf8,sname,sep_comma_plus'], {
    'c.pem': pem,
  })
/** The line after an extension's name, as openssl prints it. */
const extension = (text: string, name: string) =>
  new RegExp(`${name}: ?(critical)?\\s*\\n\\s+(.*)`).exec(text)?.slice(1) ?? []
/** `client_authentication` is not for mail, and has its own tests below. */
const mailProfiles = certificateProfiles.filter((profile) => profile !== 'client_authentication')
const rows = mailProfiles.flatMap((profile) => keyProfiles.map((key) => [profile, key] as const))

describe.each(rows)('%s for a key of %s', (profile, keyProfile) => {
  let issued: Issued
  let text: string
  beforeAll(async () => {
    issued = await issueCertificate(requestFor(profile, keyProfile), grantor)
    text = textOf(issued.certificatePem)
  })

  test('verifies for signing and encrypting mail, and not for a web server', () => {
    const files = filesOf(issued)
    // The command's own idea of smimeencrypt is keyEncipherment alone, which an EC key never has; see the
    // mail below.
    for (const purpose of keyProfile === 'rsa_2048' ? ['smimesign', 'smimeencrypt'] : ['smimesign']) {
      expect(openssl(['verify', '-purpose', purpose, ...chain], files)).toContain('leaf.pem: OK')
    }
    expect(() => openssl(['verify', '-purpose', 'sslserver', ...chain], files)).toThrow(/unsuitable/)
    const client = () => openssl(['verify', '-purpose', 'sslclient', ...chain], files)
    if (profile.endsWith('strict')) expect(client).toThrow(/unsuitable/)
    else expect(client()).toContain('OK')
  })

  test('holds the subject of its type, and the addresses as alternative names', () => {
    const subject = /Subject: (.*)/.exec(text)?.[1] ?? ''
    const shortNames: Record<string, string> = {
      countryName: 'C',
      localityName: 'L',
      organizationName: 'O',
      organizationIdentifier: 'organizationIdentifier',
      surname: 'SN',
      givenName: 'GN',
      pseudonym: 'pseudonym',
      commonName: 'CN',
      emailAddress: 'emailAddress',
    }
    const { type } = profileParts(profile)
    const expected = attributesOf(type).map((name) => {
      const value = type === 'mailbox' && name === 'commonName' ? email : everything[name]
      return `${shortNames[name]}=${value}`
    })
    expect(subject.split(',').toSorted()).toEqual(expected.toSorted())
    expect(extension(text, 'X509v3 Subject Alternative Name')).toEqual([
      undefined,
      `email:${email}, email:metrologie@brightwater.example`,
    ])
  })

  test('holds the uses of its generation and key', () => {
    const strict = profile.endsWith('strict')
    const encipherment = keyProfile.startsWith('rsa') ? 'Key Encipherment' : 'Key Agreement'
    expect(extension(text, 'X509v3 Key Usage')).toEqual([
      'critical',
      `Digital Signature, Non Repudiation, ${encipherment}`,
    ])
    expect(extension(text, 'X509v3 Extended Key Usage')[1]).toBe(
      strict ? 'E-mail Protection' : 'E-mail Protection, TLS Web Client Authentication',
    )
  })

  test('holds exactly its policy, and where issuer and revocations are found', () => {
    const arcs: Record<string, number> = {
      mailbox: 1,
      organization: 2,
      sponsor: 3,
      individual: 4,
      multipurpose: 2,
      strict: 3,
    }
    const { type, generation } = profileParts(profile)
    expect(text.match(/Policy: .*/g)).toEqual([`Policy: 2.23.140.1.5.${arcs[type]}.${arcs[generation]}`])
    expect(extension(text, 'Authority Information Access')[1]).toBe(
      `CA Issuers - URI:http://pki.certdesk.example/${generation}.cer`,
    )
    expect(text.match(/URI:http\S+\.crl/g)).toEqual([`URI:http://pki.certdesk.example/${generation}.crl`])
    const issuerText = textOf(chainAbove(authority, issued.issuerId)[0] ?? '')
    const issuerKey = extension(issuerText, 'X509v3 Subject Key Identifier')[1]
    expect(extension(text, 'X509v3 Authority Key Identifier')[1]?.replace('keyid:', '')).toBe(issuerKey)
    expect(extension(text, 'X509v3 Subject Key Identifier')[1]).toMatch(/^([0-9A-F]{2}:){19}[0-9A-F]{2}$/)
    expect(text).not.toContain('CA:TRUE')
    expect(text).toContain('Signature Algorithm: sha256WithRSAEncryption')
  })

  test('has a positive serial of 16 octets and lasts 824 days to the second', () => {
    const serial = openssl(['x509', '-in', 'c.pem', '-noout', '-serial'], { 'c.pem': issued.certificatePem })
    expect(serial.trim().toLowerCase()).toBe(`serial=${issued.serialNumber}`)
    expect(issued.serialNumber).toMatch(/^[4-7][0-9a-f]{31}$/)
    const dates = openssl(['x509', '-in', 'c.pem', '-noout', '-dates', '-dateopt', 'iso_8601'], {
      'c.pem': issued.certificatePem,
    })
    const [notBefore = 0, notAfter = 0] = [...dates.matchAll(/=(.*)/g)].map(([, at = '']) => Date.parse(at))
    // Both ends belong to it (RFC 5280 §4.1.2.5).
    expect((notAfter - notBefore) / 1000 + 1).toBe(824 * 86_400)
    expect(Math.abs(notBefore - Date.now())).toBeLessThan(10 * 60_000)
  })
})

describe.each(keyProfiles)('with a certificate for a key of %s', (keyProfile) => {
  const key = ['-inkey', 'key.der', '-keyform', 'DER']
  let files: Record<string, string | Uint8Array>
  beforeAll(async () => {
    const issued = await issueCertificate(requestFor('sponsor_strict', keyProfile), grantor)
    files = {
      ...filesOf(issued),
      'key.der': privateKeys.get(keyProfile) as Uint8Array,
      'mail.txt': 'Guten Tag\n',
    }
  })

  test('a mail is signed, and verified against the root alone', () => {
    const sign = ['cms', '-sign', '-in', 'mail.txt', '-signer', 'leaf.pem', '-certfile', 'issuer.pem', ...key]
    const signed = openssl(sign, files)
    const verify = ['cms', '-verify', '-in', 'signed.eml', '-CAfile', 'root.pem', '-purpose', 'smimesign']
    expect(openssl(verify, { ...files, 'signed.eml': signed })).toContain('Guten Tag')
  })

  test('a mail is encrypted, and read with the key', () => {
    const encrypted = openssl(['cms', '-encrypt', '-aes-256-cbc', '-in', 'mail.txt', 'leaf.pem'], files)
    expect(encrypted).not.toContain('Guten Tag')
    const decrypt = ['cms', '-decrypt', '-in', 'mail.eml', '-recip', 'leaf.pem', ...key]
    expect(openssl(decrypt, { ...files, 'mail.eml': encrypted })).toContain('Guten Tag')
  })
})

describe.each(keyProfiles)('client_authentication for a key of %s', (keyProfile) => {
  let issued: Issued
  let text: string
  beforeAll(async () => {
    issued = await issueCertificate(requestFor('client_authentication', keyProfile), grantor)
    text = textOf(issued.certificatePem)
  })

  test('verifies for a client, and neither for mail nor for a web server', () => {
    const files = filesOf(issued)
    expect(openssl(['verify', '-purpose', 'sslclient', ...chain], files)).toContain('OK')
    for (const purpose of ['smimesign', 'smimeencrypt', 'sslserver']) {
      expect(() => openssl(['verify', '-purpose', purpose, ...chain], files)).toThrow(/unsuitable/)
    }
  })

  test('is good for authentication alone, under no S/MIME policy, and for three years', () => {
    expect(extension(text, 'X509v3 Key Usage')).toEqual(['critical', 'Digital Signature'])
    expect(extension(text, 'X509v3 Extended Key Usage')[1]).toBe('TLS Web Client Authentication')
    expect(text).not.toContain('Policy:')
    const dates = openssl(['x509', '-in', 'c.pem', '-noout', '-dates', '-dateopt', 'iso_8601'], {
      'c.pem': issued.certificatePem,
    })
    const [notBefore = 0, notAfter = 0] = [...dates.matchAll(/=(.*)/g)].map(([, at = '']) => Date.parse(at))
    expect((notAfter - notBefore) / 1000 + 1).toBe(1095 * 86_400)
  })
})

describe('what an order chooses', () => {
  test.each([
    ['sha256', 'sha256WithRSAEncryption'],
    ['sha384', 'sha384WithRSAEncryption'],
    ['sha512', 'sha512WithRSAEncryption'],
  ] as const)('%s signs with %s', async (signatureHash, algorithm) => {
    const issued = await issueCertificate(
      { ...requestFor('sponsor_strict', 'rsa_2048'), signatureHash },
      grantor,
    )
    expect(textOf(issued.certificatePem).match(/Signature Algorithm: (\S+)/g)).toEqual([
      `Signature Algorithm: ${algorithm}`,
      `Signature Algorithm: ${algorithm}`,
    ])
    expect(openssl(['verify', '-purpose', 'smimesign', ...chain], filesOf(issued))).toContain('OK')
  })

  test('a last day ends the certificate with its last second', async () => {
    const endsAt = new Date('2027-05-31T23:59:59Z')
    const { certificatePem, notAfter } = await issueCertificate(
      { ...requestFor('sponsor_strict', 'rsa_2048'), endsAt },
      grantor,
    )
    expect(notAfter).toBe(endsAt.toISOString())
    expect(textOf(certificatePem)).toContain('Not After : May 31 23:59:59 2027 GMT')
  })

  test('a pseudonym stands in the name’s place', async () => {
    const { surname: _surname, givenName: _givenName, ...subject } = everything
    const { certificatePem } = await issueCertificate(
      {
        ...requestFor('sponsor_strict', 'rsa_2048'),
        subject: { ...subject, commonName: 'Metrology Lead' },
        commonNameSource: 'pseudonym',
      },
      grantor,
    )
    const line = /Subject: (.*)/.exec(textOf(certificatePem))?.[1] ?? ''
    expect(line).toContain('pseudonym=Metrology Lead')
    expect(line).not.toMatch(/SN=|GN=/)
  })
})

describe('the authority’s own certificates', () => {
  test('are a root that no one signed for, and issuers that may only issue for mail', () => {
    const root = textOf(authority.root.certificatePem)
    expect(extension(root, 'X509v3 Basic Constraints')).toEqual(['critical', 'CA:TRUE'])
    expect(extension(root, 'X509v3 Key Usage')).toEqual(['critical', 'Certificate Sign, CRL Sign'])
    expect(root).toContain('Public-Key: (3072 bit)')
    // 2050 and later is written as GeneralizedTime (RFC 5280 §4.1.2.5).
    const structure = openssl(['asn1parse', '-in', 'c.pem'], { 'c.pem': authority.root.certificatePem })
    expect(structure).toMatch(/UTCTIME[\s\S]*GENERALIZEDTIME/)
    const [strict = '', multipurpose = '', client = ''] = ['strict', 'multipurpose', 'authentication'].map(
      (id) => textOf(authority.issuing[id]?.certificatePem ?? ''),
    )
    for (const issuer of [strict, multipurpose, client]) {
      expect(extension(issuer, 'X509v3 Basic Constraints')).toEqual(['critical', 'CA:TRUE, pathlen:0'])
    }
    expect(extension(strict, 'X509v3 Extended Key Usage')[1]).toBe('E-mail Protection')
    expect(extension(multipurpose, 'X509v3 Extended Key Usage')[1]).toBe(
      'E-mail Protection, TLS Web Client Authentication',
    )
    expect(extension(client, 'X509v3 Extended Key Usage')[1]).toBe('TLS Web Client Authentication')
  })

  test('are others in another world', async () => {
    const other = await grantorOf(makeTestWorld().world)
    expect(other.authority.root.certificatePem).not.toBe(authority.root.certificatePem)
  })

  test('do not verify what another world issued', async () => {
    const other = await grantorOf(makeTestWorld(undefined, Date.now(), {}).world)
    const issued = await issueCertificate(requestFor('sponsor_strict', 'rsa_2048'), other)
    expect(() => openssl(['verify', '-purpose', 'smimesign', ...chain], filesOf(issued))).toThrow()
  })
})

describe('uses', () => {
  test.each<[CertificateUsage[], string, string]>([
    [['sign_email'], 'rsa_2048', 'Digital Signature'],
    [['encrypt_email'], 'rsa_2048', 'Key Encipherment'],
    [['encrypt_email'], 'ec_p256', 'Key Agreement'],
    [['sign_email', 'encrypt_email'], 'ec_p256', 'Digital Signature, Key Agreement'],
  ])('%j for %s give %s', async (usages, keyProfile, bits) => {
    const request = { ...requestFor('mailbox_strict', keyProfile as KeyProfile), usages }
    const { certificatePem } = await issueCertificate(request, grantor)
    expect(extension(textOf(certificatePem), 'X509v3 Key Usage')).toEqual(['critical', bits])
  })
})

describe('what a profile forbids is not issued', () => {
  const base = () => requestFor('sponsor_strict', 'rsa_2048')
  test.each<[string, () => CertificateRequest]>([
    ['client authentication in a strict one', () => ({ ...base(), usages: ['authenticate_client'] })],
    ['825 days', () => ({ ...base(), validityDays: 825 })],
    ['1,096 days', () => ({ ...requestFor('client_authentication', 'rsa_2048'), validityDays: 1096 })],
    [
      'mail in a client certificate',
      () => ({ ...requestFor('client_authentication', 'rsa_2048'), usages: ['sign_email'] }),
    ],
    ['an end before its beginning', () => ({ ...base(), endsAt: new Date('2020-01-01') })],
    ['an end past 824 days', () => ({ ...base(), endsAt: new Date('2099-01-01') })],
    ['a name and a pseudonym', () => ({ ...base(), subject: { ...base().subject, pseudonym: 'Lead' } })],
    [
      'nobody at all',
      () => {
        const { surname: _surname, givenName: _givenName, pseudonym: _pseudonym, ...subject } = everything
        return { ...base(), subject }
      },
    ],
    ['no time at all', () => ({ ...base(), validityDays: 0 })],
    ['no address', () => ({ ...base(), emails: [] })],
    [
      'an address of the subject that is in no alternative name',
      () => ({ ...base(), emails: ['x@y.example'] }),
    ],
    [
      'an address as its name that is in no alternative name',
      () => ({
        ...base(),
        subject: { ...base().subject, commonName: 'x@y.example' },
        commonNameSource: 'email',
      }),
    ],
    [
      'a name for a mailbox',
      () => ({ ...requestFor('mailbox_strict', 'rsa_2048'), commonNameSource: 'name' }),
    ],
    [
      'an organization for a mailbox',
      () => ({ ...requestFor('mailbox_strict', 'rsa_2048'), subject: base().subject }),
    ],
    [
      'an organization without a name',
      () => ({ ...base(), subject: { ...base().subject, organizationName: '' } }),
    ],
    ['a name of punctuation', () => ({ ...base(), subject: { ...base().subject, surname: '- .' } })],
    ['a name too long', () => ({ ...base(), subject: { ...base().subject, commonName: 'x'.repeat(65) } })],
    [
      'a missing attribute',
      () => {
        const { organizationIdentifier: _left, ...subject } = base().subject
        return { ...base(), subject }
      },
    ],
  ])('%s', async (_what, request) => {
    await expect(issueCertificate(request(), grantor)).rejects.toMatchObject({ code: 'server-fault' })
  })
})
