import 'reflect-metadata'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  Pkcs10CertificateRequest,
  type PublicKey,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'
import { pemOf } from '../../src/pki/der/pem'

const rsa = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
}

/** The parts that differ from an ordinary certificate. */
export interface Deviation {
  /** In the words of RFC 4514. */
  readonly subject?: string
  readonly ca?: boolean
  readonly pathLength?: number
  readonly keyUsage?: number
  readonly notBefore?: Date
  readonly withoutKeyIds?: boolean
}

/** An authority made for one test: it signs what it is told to. */
export interface TestAuthority {
  readonly name: string
  readonly certificatePem: string
  readonly certificateDer: Uint8Array<ArrayBuffer>
  readonly keys: CryptoKeyPair
  /** A CA below this one, with a key of its own or a given one (another certificate for the same CA). */
  issueAuthority(
    name: string,
    deviation?: Deviation & { readonly keys?: CryptoKeyPair },
  ): Promise<TestAuthority>
  /** An S/MIME certificate for the key of a CSR. */
  issueMail(csrPem: string, email: string, deviation?: Deviation): Promise<Uint8Array<ArrayBuffer>>
}

/** A self-signed root, RSA unless `keys` are given; what it issues below itself has keys of its kind. */
export async function createRoot(
  name: string,
  provider: Crypto,
  keys?: CryptoKeyPair,
  deviation: Deviation = {},
): Promise<TestAuthority> {
  const own = keys ?? (await newKeys(rsa, provider))
  const issue = { subject: `CN=${name}`, issuer: `CN=${name}`, issuerKeys: own, publicKey: own.publicKey }
  const der = await sign(
    { ...issue, extensions: await authorityExtensions(own, own, provider, deviation) },
    provider,
  )
  return authorityOf(name, own, der, provider)
}

const newKeys = (algorithm: KeyAlgorithm, provider: Crypto) =>
  provider.subtle.generateKey(algorithm as RsaHashedKeyGenParams, true, [
    'sign',
    'verify',
  ]) as Promise<CryptoKeyPair>

function authorityOf(
  name: string,
  keys: CryptoKeyPair,
  certificateDer: Uint8Array<ArrayBuffer>,
  provider: Crypto,
): TestAuthority {
  return {
    name,
    keys,
    certificateDer,
    certificatePem: pemOf('certificate', certificateDer),
    async issueAuthority(subject, { keys: given, ...deviation } = {}) {
      const below = given ?? (await newKeys(keys.privateKey.algorithm, provider))
      const extensions = await authorityExtensions(below, keys, provider, deviation)
      const der = await sign(
        {
          subject: `CN=${subject}`,
          issuer: `CN=${name}`,
          issuerKeys: keys,
          publicKey: below.publicKey,
          extensions,
          ...deviation,
        },
        provider,
      )
      return authorityOf(subject, below, der, provider)
    },
    async issueMail(csrPem, email, deviation = {}) {
      const { publicKey } = new Pkcs10CertificateRequest(csrPem)
      const isRsa = publicKey.algorithm.name !== 'ECDSA'
      const usage = isRsa ? KeyUsageFlags.keyEncipherment : KeyUsageFlags.keyAgreement
      const extensions = [
        new BasicConstraintsExtension(deviation.ca ?? false, undefined, true),
        new KeyUsagesExtension(deviation.keyUsage ?? KeyUsageFlags.digitalSignature | usage, true),
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.emailProtection]),
        new SubjectAlternativeNameExtension([{ type: 'email', value: email }]),
        await SubjectKeyIdentifierExtension.create(publicKey, false, provider),
        await AuthorityKeyIdentifierExtension.create(keys.publicKey, false, provider),
      ]
      return sign(
        {
          subject: `CN=${email}`,
          issuer: `CN=${name}`,
          issuerKeys: keys,
          publicKey,
          extensions,
          ...deviation,
        },
        provider,
      )
    },
  }
}

async function authorityExtensions(
  keys: CryptoKeyPair,
  issuerKeys: CryptoKeyPair,
  provider: Crypto,
  { ca = true, pathLength, keyUsage, withoutKeyIds }: Deviation,
): Promise<Extension[]> {
  return [
    new BasicConstraintsExtension(ca, pathLength, true),
    new KeyUsagesExtension(keyUsage ?? KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ...(withoutKeyIds
      ? []
      : [
          await SubjectKeyIdentifierExtension.create(keys.publicKey, false, provider),
          await AuthorityKeyIdentifierExtension.create(issuerKeys.publicKey, false, provider),
        ]),
  ]
}

async function sign(
  certificate: {
    readonly subject: string
    readonly issuer: string
    readonly issuerKeys: CryptoKeyPair
    readonly publicKey: CryptoKey | PublicKey
    readonly extensions: Extension[]
    readonly notBefore?: Date
  },
  provider: Crypto,
): Promise<Uint8Array<ArrayBuffer>> {
  const notBefore = certificate.notBefore ?? new Date(Date.now() - 60_000)
  const { issuerKeys, ...rest } = certificate
  const serialNumber = Array.from(provider.getRandomValues(new Uint8Array(12)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
  const signed = await X509CertificateGenerator.create(
    {
      ...rest,
      serialNumber: `01${serialNumber}`,
      notBefore,
      notAfter: new Date(notBefore.getTime() + 365 * 86_400_000),
      signingKey: issuerKeys.privateKey,
      signingAlgorithm: { ...issuerKeys.privateKey.algorithm, hash: 'SHA-256' },
    },
    provider,
  )
  return new Uint8Array(signed.rawData)
}
