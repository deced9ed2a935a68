import 'reflect-metadata' // @peculiar/x509 needs it before its own first line.
import {
  type JsonNameParams,
  Name,
  Pkcs10CertificateRequest,
  Pkcs10CertificateRequestGenerator,
  SubjectAlternativeNameExtension,
} from '@peculiar/x509'
import { AppError } from '../errors'
import { judgePublicKey } from './accepted-keys'
import { checkDer, derLimits } from './der-limits'
import { readingFailure } from './der-values'
import { sha256Hex } from './hex'
import type { KeyPair } from './key-pair'
import { type KeyProfileId, keyProfiles } from './key-profiles'
import { signatureAlgorithmName, signatureAlgorithms } from './signature-algorithms'
import { rawSequence, readSignedDer } from './signed-der'

/** What a CSR asks for; an authority takes its own view of it (and ours takes the public key only). */
export interface CsrSubject {
  readonly commonName: string
  readonly organizationName?: string
  readonly emails: readonly string[]
}

/** A verified CSR as plain data. */
export interface CsrFacts {
  /** RFC 4514 style, in the order of the encoding. */
  readonly subject: string
  /** rfc822Names of the requested subjectAltName (RFC 2985 §5.4.2). */
  readonly emails: readonly string[]
  readonly keyProfile: KeyProfileId
  /** SHA-256 of the DER SubjectPublicKeyInfo, lower-case hex. */
  readonly publicKeySha256: string
  readonly signatureAlgorithm: string
}

/** A PKCS#10 CSR in DER (RFC 2986), signed with the key pair; addresses go into a requested subjectAltName. */
export async function createCsr(
  subject: CsrSubject,
  keyPair: KeyPair,
  provider: Crypto,
): Promise<Uint8Array<ArrayBuffer>> {
  // Typed values: x509 reads a plain string for `#`, quotes and backslashes, and people's names have them.
  const utf8 = (type: string, utf8String: string): JsonNameParams[number] => ({ [type]: [{ utf8String }] })
  const { commonName, organizationName, emails } = subject
  const csr = await Pkcs10CertificateRequestGenerator.create(
    {
      name: new Name([
        ...(organizationName ? [utf8('O', organizationName)] : []),
        ...(commonName ? [utf8('CN', commonName)] : []),
      ]),
      keys: { privateKey: keyPair.privateKey, publicKey: keyPair.publicKey },
      signingAlgorithm: keyProfiles[keyPair.keyProfile].signing,
      extensions:
        emails.length > 0
          ? [new SubjectAlternativeNameExtension(emails.map((value) => ({ type: 'email' as const, value })))]
          : [],
    },
    provider,
  )
  return new Uint8Array(csr.rawData)
}

/**
 * Reads a CSR (DER), judges its key and verifies its signature. Throws `csr-malformed`, `input-too-large`, `der-too-deep`,
 * the codes of `judgePublicKey`, `csr-signature-hash-unsupported` (`algorithm`: MD5, SHA-1 and what else isn't SHA-2 with RSA or
 * ECDSA), `csr-signature-invalid`.
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
  const { content, signatureAlgorithm } = readSignedDer(csrDer)
  // CertificationRequestInfo { version, subject, subjectPKInfo, attributes } (RFC 2986 §4.1)
  const spkiDer = rawSequence(content[2])
  const profile = judgePublicKey(spkiDer)
  const hash = signatureAlgorithms[signatureAlgorithm]?.hash
  if (!hash || !acceptedHashes.has(hash)) {
    throw new AppError('csr-signature-hash-unsupported', {
      algorithm: signatureAlgorithmName(signatureAlgorithm),
    })
  }
  const csr = new Pkcs10CertificateRequest(csrDer)
  const facts: CsrFacts = {
    subject: csr.subject,
    emails: requestedEmails(csr),
    keyProfile: profile.id,
    publicKeySha256: await sha256Hex(spkiDer, provider),
    signatureAlgorithm: signatureAlgorithmName(signatureAlgorithm),
  }
  await provider.subtle.importKey('spki', spkiDer, profile.keyAlgorithm, true, ['verify']).catch((error) => {
    throw new AppError('key-malformed', {}, error) // a point off its curve, say
  })
  const verified = await csr.verify(provider).catch(() => false)
  if (!verified) throw new AppError('csr-signature-invalid')
  return facts
}

const acceptedHashes: ReadonlySet<string> = new Set(['SHA-256', 'SHA-384', 'SHA-512'])

function requestedEmails(csr: Pkcs10CertificateRequest): readonly string[] {
  const names = csr.extensions.find((extension) => extension instanceof SubjectAlternativeNameExtension)
  return names ? names.names.items.filter(({ type }) => type === 'email').map(({ value }) => value) : []
}
