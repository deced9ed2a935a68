import 'reflect-metadata' // @peculiar/x509 needs it before its own first line.
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  CertificatePolicyExtension,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  Name,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
} from '@peculiar/x509'
import { checkDer, derLimits } from './der-limits'
import { readingFailure } from './der-values'
import { sha256Hex } from './hex'
import { pemOf } from './pem'
import { signatureAlgorithmName } from './signature-algorithms'
import { rawSequence, readSignedDer } from './signed-der'

/** A certificate as plain data: what pages show and rules judge. Times are ISO 8601 in UTC, hashes and key ids lower-case hex. */
export interface CertificateFacts {
  /** RFC 4514 style, in the order of the encoding; the same for `issuer`. */
  readonly subject: string
  readonly issuer: string
  readonly commonName: string | null
  /** Lower-case hex, as encoded. */
  readonly serialNumber: string
  readonly notBefore: string
  readonly notAfter: string
  readonly emails: readonly string[]
  readonly dnsNames: readonly string[]
  /** Names of RFC 5280 §4.2.1.3: `digitalSignature`, `keyEncipherment`, … Empty where the extension is absent. */
  readonly keyUsage: readonly string[]
  /** OIDs. */
  readonly extendedKeyUsage: readonly string[]
  /** OIDs. */
  readonly policies: readonly string[]
  readonly isCa: boolean
  /** How many CAs may follow below (RFC 5280 §4.2.1.9); null: no limit, or no CA. */
  readonly pathLength: number | null
  /** Issuer and subject are the same name, byte for byte. */
  readonly selfIssued: boolean
  readonly subjectKeyId: string | null
  readonly authorityKeyId: string | null
  /** `RSA 2048`, `EC P-256`, `Ed25519`, or an OID. */
  readonly keyAlgorithm: string
  readonly signatureAlgorithm: string
  /** SHA-256 of the DER SubjectPublicKeyInfo. */
  readonly publicKeySha256: string
  /** SHA-256 of the DER certificate. */
  readonly fingerprintSha256: string
  readonly certificatePem: string
}

/**
 * Facts of a DER certificate (RFC 5280 §4.1). Nothing is judged and no signature verified here. Throws `certificate-malformed`,
 * `input-too-large`, `der-too-deep`.
 */
export async function readCertificate(
  certificateDer: Uint8Array<ArrayBuffer>,
  provider: Crypto,
): Promise<CertificateFacts> {
  const parsed = parseCertificate(certificateDer)
  const { certificate, spkiDer, subjectDer, issuerDer, signatureAlgorithm, subjectKeyId, authorityKeyId } =
    parsed
  try {
    const names = certificate.getExtension(SubjectAlternativeNameExtension)?.names.items ?? []
    const valuesOf = (type: string) => names.filter((name) => name.type === type).map(({ value }) => value)
    const constraints = certificate.getExtension(BasicConstraintsExtension)
    const usages = certificate.getExtension(KeyUsagesExtension)?.usages ?? 0
    return {
      subject: nameText(subjectDer),
      issuer: nameText(issuerDer),
      commonName: certificate.subjectName.getField('CN').at(-1) ?? null,
      serialNumber: certificate.serialNumber.toLowerCase(),
      notBefore: certificate.notBefore.toISOString(),
      notAfter: certificate.notAfter.toISOString(),
      emails: valuesOf('email'),
      dnsNames: valuesOf('dns'),
      keyUsage: keyUsageNames.filter((name) => (usages & KeyUsageFlags[name]) !== 0),
      extendedKeyUsage: (certificate.getExtension(ExtendedKeyUsageExtension)?.usages ?? []).map(String),
      policies: [...(certificate.getExtension(CertificatePolicyExtension)?.policies ?? [])],
      isCa: constraints?.ca === true,
      pathLength: constraints?.ca === true ? (constraints.pathLength ?? null) : null,
      selfIssued: sameBytes(subjectDer, issuerDer),
      subjectKeyId,
      authorityKeyId,
      keyAlgorithm: keyAlgorithmName(certificate),
      signatureAlgorithm: signatureAlgorithmName(signatureAlgorithm),
      publicKeySha256: await sha256Hex(spkiDer, provider),
      fingerprintSha256: await sha256Hex(certificateDer, provider),
      certificatePem: pemOf('certificate', certificateDer),
    }
  } catch (error) {
    throw readingFailure(error, 'certificate-malformed')
  }
}

/** What the library has no name for: the OID alone tells a person nothing (X.520, ETSI EN 319 412-1 §5.1.4). */
const attributeNames = { organizationIdentifier: '2.5.4.97' }

/** A distinguished name as text, escaped after RFC 4514, but in the order of its encoding, which people know from elsewhere. */
function nameText(nameDer: Uint8Array<ArrayBuffer>): string {
  return new Name(nameDer, attributeNames).toString()
}

/** A certificate with the parts that comparisons need as they were read; the library would encode them anew. */
export interface ParsedCertificate {
  readonly certificate: X509Certificate
  readonly spkiDer: Uint8Array<ArrayBuffer>
  readonly subjectDer: Uint8Array<ArrayBuffer>
  readonly issuerDer: Uint8Array<ArrayBuffer>
  readonly signatureAlgorithm: string
  /** Lower-case hex. */
  readonly subjectKeyId: string | null
  readonly authorityKeyId: string | null
}

/** Throws `certificate-malformed`, `input-too-large`, `der-too-deep`. */
export function parseCertificate(certificateDer: Uint8Array<ArrayBuffer>): ParsedCertificate {
  try {
    checkDer(certificateDer, derLimits.certificate)
    const { content, signatureAlgorithm } = readSignedDer(certificateDer)
    // TBSCertificate: an optional [0] version, then serial, signature, issuer, validity, subject, key (RFC 5280 §4.1).
    const hasVersion = content[0]?.idBlock.tagClass === 3
    const [, , issuer, , subject, spki] = content.slice(hasVersion ? 1 : 0)
    const certificate = new X509Certificate(certificateDer)
    return {
      certificate,
      spkiDer: rawSequence(spki),
      subjectDer: rawSequence(subject),
      issuerDer: rawSequence(issuer),
      signatureAlgorithm,
      subjectKeyId: certificate.getExtension(SubjectKeyIdentifierExtension)?.keyId.toLowerCase() ?? null,
      authorityKeyId: certificate.getExtension(AuthorityKeyIdentifierExtension)?.keyId?.toLowerCase() ?? null,
    }
  } catch (error) {
    throw readingFailure(error, 'certificate-malformed')
  }
}

/** Whether two byte strings are the same. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}

const keyUsageNames = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const

/** WebCrypto's names for a key's algorithm, told as people know them. */
const keyAlgorithmNames: Readonly<Record<string, (algorithm: Algorithm) => string>> = {
  'RSASSA-PKCS1-v1_5': (algorithm) => `RSA ${(algorithm as RsaKeyAlgorithm).modulusLength}`,
  'RSA-PSS': (algorithm) => `RSA-PSS ${(algorithm as RsaKeyAlgorithm).modulusLength}`,
  ECDSA: (algorithm) => `EC ${(algorithm as EcKeyAlgorithm).namedCurve}`,
}

function keyAlgorithmName({ publicKey }: X509Certificate): string {
  const { algorithm } = publicKey
  return keyAlgorithmNames[algorithm.name]?.(algorithm) ?? algorithm.name
}
