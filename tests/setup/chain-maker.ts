import 'reflect-metadata'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  Name,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'
import { tlv } from './hostile-der'

/**
 * A certificate that another one signs, or itself: what is not said is as an ordinary one of its place has
 * it.
 */
export interface CertificateMade {
  readonly name: string
  readonly der: Uint8Array<ArrayBuffer>
  readonly keys: CryptoKeyPair
  /** The subject as written, where an issuer's name is to be the same. */
  readonly subject: Name
}

export interface Making {
  readonly keys: CryptoKeyPair
  /** The signer; left out: itself. */
  readonly by?: CertificateMade
  readonly subject?: Name
  /** Days from now. */
  readonly from?: number
  readonly until?: number
  readonly hash?: string
  readonly scheme?: 'RSA-PSS'
  /** Null: no such extension. */
  readonly ca?: boolean | null
  readonly pathLength?: number
  readonly keyUsage?: number | null
  readonly extendedKeyUsage?: readonly string[] | null
  readonly mails?: readonly string[]
  readonly withoutKeyIds?: boolean
  readonly more?: readonly Extension[]
}

export const emailProtection = '1.3.6.1.5.5.7.3.4'
const day = 86_400_000

/** An RSA key pair: what every program verifies with. */
export const makeRsaKeys = (bits = 2048) =>
  crypto.subtle.generateKey(
    {
      name: 'RSASSA-PKCS1-v1_5',
      hash: 'SHA-256',
      modulusLength: bits,
      publicExponent: Uint8Array.of(1, 0, 1),
    },
    true,
    ['sign', 'verify'],
  ) as Promise<CryptoKeyPair>

export const makeEcKeys = (namedCurve = 'P-256') =>
  crypto.subtle.generateKey({ name: 'ECDSA', namedCurve }, true, ['sign', 'verify']) as Promise<CryptoKeyPair>

/** A subject of these parts, in UTF8String unless `encoding` says otherwise. */
export const subjectOf = (
  commonName: string,
  organizationName = 'Brightwater',
  encoding: 'utf8String' | 'printableString' = 'utf8String',
) => new Name([{ O: [{ [encoding]: organizationName }] }, { CN: [{ [encoding]: commonName }] }])

/** The same private key, for another scheme or hash. */
async function signingKeyOf(keys: CryptoKeyPair, algorithm: object): Promise<CryptoKey> {
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', keys.privateKey)
  return crypto.subtle.importKey('pkcs8', pkcs8, algorithm as RsaHashedImportParams, true, ['sign'])
}

/** A CA unless `making` says otherwise. */
export async function makeCertificate(name: string, making: Making): Promise<CertificateMade> {
  const { keys, by, subject = subjectOf(name), from = -30, until = 300, hash = 'SHA-256', scheme } = making
  const issuerKeys = by?.keys ?? keys
  const isEc = issuerKeys.privateKey.algorithm.name === 'ECDSA'
  const algorithm = isEc
    ? { ...issuerKeys.privateKey.algorithm, hash }
    : { name: scheme ?? 'RSASSA-PKCS1-v1_5', hash, saltLength: 32 }
  const signed = await X509CertificateGenerator.create({
    serialNumber: `01${Buffer.from(crypto.getRandomValues(new Uint8Array(12))).toString('hex')}`,
    subject,
    issuer: by?.subject ?? subject,
    notBefore: new Date(Date.now() + from * day),
    notAfter: new Date(Date.now() + until * day),
    publicKey: keys.publicKey,
    signingKey: await signingKeyOf(issuerKeys, algorithm),
    signingAlgorithm: algorithm as RsaHashedKeyGenParams,
    extensions: await extensionsOf(making, issuerKeys),
  })
  return { name, der: new Uint8Array(signed.rawData), keys, subject }
}

async function extensionsOf(making: Making, issuerKeys: CryptoKeyPair): Promise<Extension[]> {
  const { keys, ca = true, pathLength, extendedKeyUsage, mails = [], withoutKeyIds, more = [] } = making
  const { keyUsage = KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign } = making
  return [
    ...(ca === null ? [] : [new BasicConstraintsExtension(ca, pathLength, true)]),
    ...(keyUsage === null ? [] : [new KeyUsagesExtension(keyUsage, true)]),
    ...(extendedKeyUsage ? [new ExtendedKeyUsageExtension([...extendedKeyUsage])] : []),
    ...(mails.length > 0
      ? [new SubjectAlternativeNameExtension(mails.map((value) => ({ type: 'email' as const, value })))]
      : []),
    ...(withoutKeyIds
      ? []
      : [
          await SubjectKeyIdentifierExtension.create(keys.publicKey),
          await AuthorityKeyIdentifierExtension.create(issuerKeys.publicKey),
        ]),
    ...more,
  ]
}

/** The parts in which a person's certificate differs from a CA's. */
export const mailUser = {
  ca: null,
  keyUsage: KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment,
  extendedKeyUsage: [emailProtection],
} as const

const text = (value: string) => Buffer.from(value)

/** GeneralNames, as RFC 5280 §4.2.1.6 tags them. */
export const generalName = {
  mail: (value: string) => tlv(0x81, text(value)),
  dns: (value: string) => tlv(0x82, text(value)),
  uri: (value: string) => tlv(0x86, text(value)),
  directory: (name: Name) => tlv(0xa4, new Uint8Array(name.toArrayBuffer())),
  other: (oidDer: Uint8Array, value: Uint8Array) => tlv(0xa0, oidDer, tlv(0xa0, value)),
}

/** NameConstraints (RFC 5280 §4.2.1.10). */
export function nameConstraints(
  permitted: readonly Uint8Array[],
  excluded: readonly Uint8Array[] = [],
  isCritical = true,
): Extension {
  const subtrees = (tag: number, bases: readonly Uint8Array[]) =>
    bases.length === 0 ? [] : [tlv(tag, ...bases.map((base) => tlv(0x30, base)))]
  const value = tlv(0x30, ...subtrees(0xa0, permitted), ...subtrees(0xa1, excluded))
  return new Extension('2.5.29.30', isCritical, value)
}
