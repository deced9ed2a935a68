import * as asn1js from 'asn1js'
import { AppError } from '../../errors'
import { nameOids, nameText, readName } from '../der/distinguished-name'
import { readGeneralNames } from '../der/general-names'
import { sha256Hex } from '../der/hex'
import { checkDer, derLimits } from '../der/limits'
import { rawSequence, readSignedDer, type SignedDer } from '../der/signed'
import { childrenOf, type DerValue, elementsOf, octetsOf, oidOf, readingFailure } from '../der/values'
import { judgePublicKey } from '../keys/accepted-keys'
import type { KeyPair } from '../keys/key-pair'
import { type KeyProfileId, keyProfiles } from '../keys/profiles'
import { signatureAlgorithmName, signatureAlgorithms } from '../signatures/algorithms'
import { verifySignature } from '../signatures/check'

/** The facts of a CSR; an authority decides itself what it takes of them (ours takes the public key only). */
export interface CsrSubject {
  readonly commonName: string
  readonly organizationName?: string
  readonly emails: readonly string[]
}

/** A verified CSR as plain data. */
export interface CsrFacts {
  /** RFC 4514 style, in the order of the encoding. */
  readonly subject: string
  /** rfc822Names of the requested subjectAltName (RFC 2985 §5.4.2); none where they can't be read. */
  readonly emails: readonly string[]
  readonly keyProfile: KeyProfileId
  /** SHA-256 of the DER SubjectPublicKeyInfo, lower-case hex. */
  readonly publicKeySha256: string
  readonly signatureAlgorithm: string
}

/** How long a CSR in PEM may be: the contract's `csrPem`. */
export const maxCsrPemLength = 16_384

const extensionRequest = '1.2.840.113549.1.9.14'
const subjectAltName = '2.5.29.17'

const sequence = (...value: readonly asn1js.AsnType[]) =>
  new asn1js.Sequence({ value: [...value] as asn1js.BaseBlock[] })
const setOf = (value: asn1js.AsnType) => new asn1js.Set({ value: [value as asn1js.BaseBlock] })
const oid = (value: string) => new asn1js.ObjectIdentifier({ value })
const derOfElement = (element: asn1js.AsnType) => new Uint8Array(element.toBER())

/**
 * A PKCS#10 CSR in DER (RFC 2986), signed with the key pair; addresses go into a requested subjectAltName.
 */
export async function createCsr(
  subject: CsrSubject,
  keyPair: KeyPair,
  provider: Crypto,
): Promise<Uint8Array<ArrayBuffer>> {
  const { signing } = keyProfiles[keyPair.keyProfile]
  const attributes = subject.emails.length > 0 ? [requestedNames(subject.emails)] : []
  const info = sequence(
    new asn1js.Integer({ value: 0 }),
    nameElement(subject),
    asn1js.fromBER(keyPair.spkiDer).result,
    new asn1js.Constructed({ idBlock: { tagClass: 3, tagNumber: 0 }, value: attributes }),
  )
  const signature = await provider.subtle.sign(signing, keyPair.privateKey, derOfElement(info))
  const isRsa = signing.name !== 'ECDSA'
  const algorithm = sequence(oid(signatureOid(signing)), ...(isRsa ? [new asn1js.Null()] : []))
  const valueHex = isRsa ? signature : ecdsaSigValue(new Uint8Array(signature))
  return derOfElement(sequence(info, algorithm, new asn1js.BitString({ valueHex })))
}

function nameElement({ commonName, organizationName }: CsrSubject): asn1js.Sequence {
  const parts = [
    [nameOids.organizationName, organizationName ?? ''],
    [nameOids.commonName, commonName],
  ] as const
  return sequence(
    ...parts.flatMap(([type, value]) =>
      value === '' ? [] : [setOf(sequence(oid(type), new asn1js.Utf8String({ value })))],
    ),
  )
}

/** extensionRequest { subjectAltName { [1] rfc822Name … } } */
function requestedNames(emails: readonly string[]): asn1js.Sequence {
  const names = emails.map(
    (email) =>
      new asn1js.Primitive({
        idBlock: { tagClass: 3, tagNumber: 1 },
        valueHex: new TextEncoder().encode(email),
      }),
  )
  const extension = sequence(
    oid(subjectAltName),
    new asn1js.OctetString({ valueHex: sequence(...names).toBER() }),
  )
  return sequence(oid(extensionRequest), setOf(sequence(extension)))
}

function signatureOid(signing: { readonly name: string; readonly hash: string }): string {
  const scheme = signing.name === 'ECDSA' ? 'ecdsa' : 'rsa'
  const found = Object.entries(signatureAlgorithms).find(
    ([, row]) => row.scheme === scheme && row.hash === signing.hash,
  )
  if (!found) throw new AppError('unexpected', { check: 'signature-algorithm' })
  return found[0]
}

/** The two halves that WebCrypto gives, as ECDSA-Sig-Value (RFC 3279 §2.2.3). */
function ecdsaSigValue(halves: Uint8Array): ArrayBuffer {
  const half = halves.length / 2
  const number = (octets: Uint8Array) => {
    const first = octets.findIndex((octet) => octet !== 0)
    const digits = octets.subarray(first)
    const padding = (digits[0] ?? 0) >= 0x80 ? [0] : []
    return new asn1js.Integer({ valueHex: Uint8Array.from([...padding, ...digits]) })
  }
  return sequence(number(halves.subarray(0, half)), number(halves.subarray(half))).toBER()
}

/**
 * Reads a CSR (DER), judges its key and verifies its signature. It is strict where OpenSSL and Go are; faults
 * in parts that nobody needs (attributes, extensions, the version) are accepted. Throws `csr-malformed`,
 * `input-too-large`, `der-too-deep`, the codes of `judgePublicKey`, `csr-signature-hash-unsupported`
 * (`algorithm`: MD5, SHA-1 and what else isn't SHA-2 with RSA or ECDSA), `csr-signature-invalid`.
 */
export async function readCsr(csrDer: Uint8Array<ArrayBuffer>, provider: Crypto): Promise<CsrFacts> {
  try {
    return await read(csrDer, provider)
  } catch (error) {
    throw readingFailure(error, 'csr-malformed')
  }
}

async function read(csrDer: Uint8Array<ArrayBuffer>, provider: Crypto): Promise<CsrFacts> {
  checkDer(csrDer, derLimits.csr)
  const signed = readSignedDer(csrDer)
  const [version, subject, spki, attributes, ...more] = signed.content
  // CertificationRequestInfo { version, subject, subjectPKInfo, [0] attributes } (RFC 2986 §4.1). OpenSSL and
  // Go take any version: real tools write 1, too.
  if (!(version instanceof asn1js.Integer) || more.length > 0) throw new AppError('csr-malformed')
  const areAttributes =
    attributes === undefined || (attributes.idBlock.tagClass === 3 && attributes.idBlock.tagNumber === 0)
  if (!areAttributes) throw new AppError('csr-malformed')
  const name = readName(rawSequence(subject))
  const spkiDer = rawSequence(spki)
  const profile = judgePublicKey(spkiDer)
  const { signatureAlgorithm } = signed
  await provider.subtle.importKey('spki', spkiDer, profile.keyAlgorithm, true, ['verify']).catch((error) => {
    throw new AppError('key-malformed', {}, error) // a point off its curve, say
  })
  requireSoundAlgorithm(signed)
  if ((await verifySignature(signed, spkiDer, provider)) !== 'valid') {
    throw new AppError('csr-signature-invalid')
  }
  return {
    subject: nameText(name),
    emails: requestedEmails(attributes),
    keyProfile: profile.id,
    publicKeySha256: await sha256Hex(spkiDer, provider),
    signatureAlgorithm: signatureAlgorithmName(signatureAlgorithm),
  }
}

const acceptedHashes: ReadonlySet<string> = new Set(['SHA-256', 'SHA-384', 'SHA-512'])

/**
 * No signature covers the outer algorithm: RFC 4055 §5 and RFC 5758 §3.2 leave it a NULL or nothing (Mbed TLS
 * writes one after ECDSA as well).
 */
function requireSoundAlgorithm({ signatureAlgorithm, signatureParameters }: SignedDer): void {
  const { scheme, hash } = signatureAlgorithms[signatureAlgorithm] ?? { scheme: 'other', hash: null }
  if ((scheme !== 'rsa' && scheme !== 'ecdsa') || !hash || !acceptedHashes.has(hash)) {
    throw new AppError('csr-signature-hash-unsupported', {
      algorithm: signatureAlgorithmName(signatureAlgorithm),
    })
  }
  if (signatureParameters !== undefined && !(signatureParameters instanceof asn1js.Null)) {
    throw new AppError('csr-malformed')
  }
}

/** Addresses are shown only: where they, or anything before them, can't be read there are none. */
function requestedEmails(attributes: DerValue): readonly string[] {
  try {
    const request = childrenOf(attributes).find((one) => oidOf(elementsOf(one)[0]) === extensionRequest)
    const extensions = elementsOf(childrenOf(elementsOf(request)[1])[0])
    const names = extensions.map(elementsOf).find(([type]) => oidOf(type) === subjectAltName)
    return readGeneralNames(octetsOf(names?.at(-1))).flatMap(({ type, value }) =>
      type === 'email' ? value : [],
    )
  } catch (error) {
    if (error instanceof AppError) return []
    throw error
  }
}
