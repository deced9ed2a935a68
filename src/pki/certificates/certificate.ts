import * as asn1js from 'asn1js'
import type { GeneralName, NameConstraints } from '../../domain/certificates/name-constraints'
import { AppError } from '../../errors'
import {
  comparableRdns,
  type DistinguishedName,
  nameOids,
  nameText,
  readName,
  textsOf,
} from '../der/distinguished-name'
import { hexOf, sha256Hex } from '../der/hex'
import { checkDer, derLimits } from '../der/limits'
import { pemOf } from '../der/pem'
import { rawSequence, readSignedDer, type SignedDer, wholeOctetsOf } from '../der/signed'
import { type DerValue, elementsOf, oidOf, parseDer, rawDerOf, readingFailure } from '../der/values'
import { signatureAlgorithmName } from '../signatures/algorithms'
import { signatureHashOf } from '../signatures/check'
import { type CertificateExtensions, readExtensions } from './extensions'

/**
 * A certificate as plain data, which pages show and rules judge. Times are ISO 8601 in UTC, hashes and key
 * ids lower-case hex.
 */
export interface CertificateFacts {
  /** RFC 4514 style, in the order of the encoding; the same for `issuer`. */
  readonly subject: string
  readonly issuer: string
  /** The last one, the most specific; null: none. */
  readonly commonName: string | null
  readonly commonNames: readonly string[]
  readonly organizationNames: readonly string[]
  /** Lower-case hex, as encoded. */
  readonly serialNumber: string
  readonly notBefore: string
  readonly notAfter: string
  /** Of the alternative names: rfc822Name and SmtpUTF8Mailbox. */
  readonly emails: readonly string[]
  readonly dnsNames: readonly string[]
  /** All that it names: the subject and the addresses in it, the alternative names. */
  readonly names: readonly GeneralName[]
  /**
   * Names of RFC 5280 §4.2.1.3: `digitalSignature`, `keyEncipherment`, … Null where the extension is absent:
   * every usage.
   */
  readonly keyUsage: readonly string[] | null
  /** OIDs. Null where the extension is absent: every usage. */
  readonly extendedKeyUsage: readonly string[] | null
  /** Netscape's older extension: `sslClient`, `smime`, … Null where it is absent. */
  readonly netscapeCertType: readonly string[] | null
  /** OIDs. */
  readonly policies: readonly string[]
  readonly isCa: boolean
  /** How many CAs may follow below (RFC 5280 §4.2.1.9); null: no limit, or no CA. */
  readonly pathLength: number | null
  /** The names that may be below it; null: no limit. */
  readonly nameConstraints: NameConstraints | null
  /** OIDs of critical extensions that a mail program doesn't know. */
  readonly unknownCritical: readonly string[]
  /** Issuer and subject are the same name, byte for byte. */
  readonly selfIssued: boolean
  readonly subjectKeyId: string | null
  readonly authorityKeyId: string | null
  /** `RSA 2048`, `EC P-256`, `Ed25519`, or an OID. */
  readonly keyAlgorithm: string
  readonly signatureAlgorithm: string
  /** `SHA-256`, …; null: the algorithm has none of its own. */
  readonly signatureHash: string | null
  /** SHA-256 of the DER SubjectPublicKeyInfo. */
  readonly publicKeySha256: string
  /** SHA-256 of the DER certificate. */
  readonly fingerprintSha256: string
  readonly certificatePem: string
}

/**
 * Facts of a DER certificate (RFC 5280 §4.1). This neither judges them nor verifies a signature. Throws
 * `certificate-malformed`, `input-too-large`, `der-too-deep`.
 */
export async function readCertificate(
  certificateDer: Uint8Array<ArrayBuffer>,
  provider: Crypto,
): Promise<CertificateFacts> {
  const parsed = parseCertificate(certificateDer)
  try {
    return {
      ...certificateText(parsed),
      publicKeySha256: await sha256Hex(parsed.spkiDer, provider),
      fingerprintSha256: await sha256Hex(certificateDer, provider),
      certificatePem: pemOf('certificate', certificateDer),
    }
  } catch (error) {
    throw readingFailure(error, 'certificate-malformed')
  }
}

type HashedFacts = 'publicKeySha256' | 'fingerprintSha256' | 'certificatePem'

function certificateText(parsed: ParsedCertificate): Omit<CertificateFacts, HashedFacts> {
  const { subject, issuer, extensions, signed } = parsed
  const { altNames, ...rest } = extensions
  const valuesOf = (type: string) => altNames.flatMap((name) => (name.type === type ? name.value : []))
  const commonNames = textsOf(subject, nameOids.commonName)
  const { hasBasicConstraints: _, ...facts } = rest
  return {
    ...facts,
    subject: nameText(subject),
    issuer: nameText(issuer),
    commonName: commonNames.at(-1) ?? null,
    commonNames,
    organizationNames: textsOf(subject, nameOids.organizationName),
    serialNumber: parsed.serialNumber,
    notBefore: parsed.notBefore.toISOString(),
    notAfter: parsed.notAfter.toISOString(),
    emails: valuesOf('email'),
    dnsNames: valuesOf('dns'),
    names: [
      ...(subject.length === 0
        ? []
        : [{ type: 'directory' as const, rdns: comparableRdns(subject), value: nameText(subject) }]),
      ...textsOf(subject, nameOids.emailAddress).map((value) => ({ type: 'email' as const, value })),
      ...altNames,
    ],
    selfIssued: sameBytes(parsed.subjectDer, parsed.issuerDer),
    keyAlgorithm: keyAlgorithmName(parsed.spkiDer),
    signatureAlgorithm: signatureAlgorithmName(signed.signatureAlgorithm),
    signatureHash: signatureHashOf(signed.signatureAlgorithm, signed.signatureParameters),
  }
}

/** A certificate with the parts that comparisons need as they were read. */
export interface ParsedCertificate {
  readonly signed: SignedDer
  readonly serialNumber: string
  readonly notBefore: Date
  readonly notAfter: Date
  readonly subject: DistinguishedName
  readonly issuer: DistinguishedName
  readonly spkiDer: Uint8Array<ArrayBuffer>
  readonly subjectDer: Uint8Array<ArrayBuffer>
  readonly issuerDer: Uint8Array<ArrayBuffer>
  readonly extensions: CertificateExtensions
  /** 1 has no extensions. */
  readonly version: number
}

/** Throws `certificate-malformed`, `input-too-large`, `der-too-deep`. */
export function parseCertificate(certificateDer: Uint8Array<ArrayBuffer>): ParsedCertificate {
  try {
    checkDer(certificateDer, derLimits.certificate)
    const signed = readSignedDer(certificateDer)
    // TBSCertificate: an optional [0] version, then serial, signature, issuer, validity, subject, key, [1],
    // [2], [3] (RFC 5280 §4.1).
    const [first] = signed.content
    const hasVersion = first?.idBlock.tagClass === 3 && first.idBlock.tagNumber === 0
    const [serial, algorithm, issuer, validity, subject, spki, ...optional] = signed.content.slice(
      hasVersion ? 1 : 0,
    )
    // The algorithm stands there twice, and only this one is signed (RFC 5280 §4.1.1.2).
    if (!algorithm || !sameBytes(rawDerOf(algorithm), signed.algorithmDer))
      throw new AppError('der-malformed')
    if (!(serial instanceof asn1js.Integer)) throw new AppError('der-malformed')
    const [notBefore, notAfter] = elementsOf(validity)
    const subjectDer = rawSequence(subject)
    const issuerDer = rawSequence(issuer)
    return {
      signed,
      serialNumber: hexOf(serial.valueBlock.valueHexView),
      notBefore: timeOf(notBefore),
      notAfter: timeOf(notAfter),
      subject: readName(subjectDer),
      issuer: readName(issuerDer),
      spkiDer: rawSequence(spki),
      subjectDer,
      issuerDer,
      extensions: readExtensions(
        optional.find((field) => field?.idBlock.tagClass === 3 && field.idBlock.tagNumber === 3),
      ),
      version: hasVersion ? 3 : 1,
    }
  } catch (error) {
    throw readingFailure(error, 'certificate-malformed')
  }
}

/** UTCTime until 2049, GeneralizedTime after (RFC 5280 §4.1.2.5). */
function timeOf(value: DerValue): Date {
  if (!(value instanceof asn1js.UTCTime || value instanceof asn1js.GeneralizedTime)) {
    throw new AppError('der-malformed')
  }
  return value.toDate()
}

/** Whether two byte strings are the same. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}

const curveNames: Readonly<Record<string, string>> = {
  '1.2.840.10045.3.1.7': 'P-256',
  '1.3.132.0.34': 'P-384',
  '1.3.132.0.35': 'P-521',
}

/** A key's algorithm as people know it. */
function keyAlgorithmName(spkiDer: Uint8Array): string {
  const [algorithm, key] = elementsOf(parseDer(spkiDer))
  const [type, parameters] = elementsOf(algorithm)
  const oid = oidOf(type)
  if (oid === '1.3.101.112') return 'Ed25519'
  if (oid === '1.2.840.10045.2.1') {
    const curve = parameters instanceof asn1js.ObjectIdentifier ? oidOf(parameters) : ''
    return `EC ${curveNames[curve] ?? curve}`.trim()
  }
  const rsa = { '1.2.840.113549.1.1.1': 'RSA', '1.2.840.113549.1.1.10': 'RSA-PSS' }[oid]
  return rsa ? `${rsa} ${modulusBits(wholeOctetsOf(key))}` : oid
}

function modulusBits(rsaPublicKey: Uint8Array): number {
  const [modulus] = elementsOf(parseDer(rsaPublicKey))
  if (!(modulus instanceof asn1js.Integer)) throw new AppError('der-malformed')
  const octets = modulus.valueBlock.valueHexView
  const first = octets.findIndex((octet) => octet !== 0)
  return first === -1 ? 0 : (octets.length - first) * 8 - (Math.clz32(octets[first] ?? 0) - 24)
}
