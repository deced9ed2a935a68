import * as asn1js from 'asn1js'
import type { GeneralName, NameConstraints } from '../../domain/certificates/name-constraints'
import { AppError } from '../../errors'
import { readGeneralNames, readNameConstraints } from '../der/general-names'
import { hexOf } from '../der/hex'
import {
  contentOf,
  type DerValue,
  elementsOf,
  octetsOf,
  oidOf,
  parseDer,
  positiveIntegerOf,
} from '../der/values'

/** The extensions of a certificate (RFC 5280 §4.2). Null, unless said otherwise: the extension is absent. */
export interface CertificateExtensions {
  /** Names of RFC 5280 §4.2.1.3. */
  readonly keyUsage: readonly string[] | null
  /** OIDs. */
  readonly extendedKeyUsage: readonly string[] | null
  /** Netscape's older list of uses, which OpenSSL and NSS still keep to: `sslClient`, `smime`, … */
  readonly netscapeCertType: readonly string[] | null
  /** Whether the extension is there at all. */
  readonly hasBasicConstraints: boolean
  readonly isCa: boolean
  /** Null: no limit, or no CA. */
  readonly pathLength: number | null
  readonly subjectKeyId: string | null
  readonly authorityKeyId: string | null
  /** Empty where there are none. */
  readonly altNames: readonly GeneralName[]
  readonly nameConstraints: NameConstraints | null
  /** OIDs; empty where there are none. */
  readonly policies: readonly string[]
  /**
   * OIDs of critical extensions that OpenSSL, NSS or GnuTLS refuse because they don't know them; empty where
   * there are none.
   */
  readonly unknownCritical: readonly string[]
}

const oids = {
  subjectKeyId: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  nameConstraints: '2.5.29.30',
  certificatePolicies: '2.5.29.32',
  authorityKeyId: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  netscapeCertType: '2.16.840.1.113730.1.1',
} as const

/**
 * Critical extensions that all three know: each was tried with each program
 * (`tests/interop/chain-verdicts.test.ts`).
 */
const knownToAll: ReadonlySet<string> = new Set([
  oids.keyUsage,
  oids.subjectAltName,
  oids.basicConstraints,
  oids.nameConstraints,
  oids.certificatePolicies,
  oids.extendedKeyUsage,
])

const keyUsages = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
]
const netscapeCertTypes = [
  'sslClient',
  'sslServer',
  'smime',
  'objectSigning',
  'reserved',
  'sslCa',
  'smimeCa',
  'objectSigningCa',
]

/**
 * Reads the [3] of a TBSCertificate; undefined: a certificate of version 1 or 2. Throws `der-malformed` where
 * an extension that is judged here can't be read or stands there twice (RFC 5280 §4.2); all others may hold
 * what they like.
 */
export function readExtensions(field: DerValue): CertificateExtensions {
  const all = field ? extensionsOf(field) : []
  const read = <T>(oid: string, reader: (value: Uint8Array<ArrayBuffer>) => T): T | null => {
    const found = all.filter((extension) => extension.oid === oid)
    if (found.length > 1) throw new AppError('der-malformed')
    return found[0] ? reader(found[0].value) : null
  }
  const constraints = read(oids.basicConstraints, basicConstraintsOf)
  return {
    keyUsage: read(oids.keyUsage, (value) => bitNames(value, keyUsages)),
    extendedKeyUsage: read(oids.extendedKeyUsage, (value) => elementsOf(parseDer(value)).map(oidOf)),
    netscapeCertType: read(oids.netscapeCertType, (value) => bitNames(value, netscapeCertTypes)),
    hasBasicConstraints: constraints !== null,
    isCa: constraints?.isCa === true,
    pathLength: constraints?.isCa ? constraints.pathLength : null,
    subjectKeyId: read(oids.subjectKeyId, (value) => hexOf(octetsOf(parseDer(value)))),
    authorityKeyId: read(oids.authorityKeyId, authorityKeyIdOf),
    altNames: read(oids.subjectAltName, readGeneralNames) ?? [],
    nameConstraints: read(oids.nameConstraints, readNameConstraints),
    policies:
      read(oids.certificatePolicies, (value) =>
        elementsOf(parseDer(value)).map((policy) => oidOf(elementsOf(policy)[0])),
      ) ?? [],
    unknownCritical: all.flatMap(({ oid, critical }) => (critical && !knownToAll.has(oid) ? [oid] : [])),
  }
}

/** Extension { extnID, critical DEFAULT FALSE, extnValue } */
function extensionsOf(field: DerValue) {
  if (!(field instanceof asn1js.Constructed)) throw new AppError('der-malformed')
  return elementsOf(field.valueBlock.value[0]).map((extension) => {
    const [oid, ...rest] = elementsOf(extension)
    const [critical, value] = rest[0] instanceof asn1js.Boolean ? rest : [undefined, ...rest]
    return {
      oid: oidOf(oid),
      critical: critical instanceof asn1js.Boolean && critical.valueBlock.value,
      value: value instanceof asn1js.OctetString ? contentOf(value) : octetsOf(value),
    }
  })
}

function basicConstraintsOf(value: Uint8Array): { isCa: boolean; pathLength: number | null } {
  const [first, second] = elementsOf(parseDer(value))
  const isCa = first instanceof asn1js.Boolean && first.valueBlock.value
  const length = first instanceof asn1js.Boolean ? second : first
  return { isCa, pathLength: length === undefined ? null : naturalOf(length) }
}

function naturalOf(value: DerValue): number {
  const isZero =
    value instanceof asn1js.Integer && value.valueBlock.valueHexView.every((octet) => octet === 0)
  return isZero ? 0 : positiveIntegerOf(value)
}

/** AuthorityKeyIdentifier { [0] keyIdentifier, … } */
function authorityKeyIdOf(value: Uint8Array): string | null {
  const keyId = elementsOf(parseDer(value)).find((field) => field?.idBlock.tagNumber === 0)
  return keyId ? hexOf(contentOf(keyId)) : null
}

/** Names of the bits that are set, the first bit the highest (X.690 §8.6.2.1). */
function bitNames(value: Uint8Array, names: readonly string[]): readonly string[] {
  const bits = parseDer(value)
  if (!(bits instanceof asn1js.BitString)) throw new AppError('der-malformed')
  const octets = bits.valueBlock.valueHexView
  return names.filter((_, index) => ((octets[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0)
}
