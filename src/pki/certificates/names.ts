import { AppError } from '../../errors'
import { berElementsOf, berTags, readBer } from '../der/ber-reader'
import { hexOf } from '../der/hex'

/** Of a certificate only what is needed to sort it: names as they are encoded, in hex, and the public key. */
interface CertificateNames {
  readonly der: Uint8Array<ArrayBuffer>
  readonly subject: string
  readonly issuer: string
  /** SubjectPublicKeyInfo, DER. */
  readonly spkiDer: Uint8Array<ArrayBuffer>
}

/** The names of all certificates (DER) that can be read so far; the others are left out. */
export function findCertificateNames(ders: readonly Uint8Array<ArrayBuffer>[]): readonly CertificateNames[] {
  return ders.flatMap((der) => {
    try {
      return [namesOf(der)]
    } catch (error) {
      if (error instanceof AppError) return []
      throw error
    }
  })
}

/**
 * Certificate { TBSCertificate { [0] version OPTIONAL, serial, signature, issuer, validity, subject, key, … }
 * } (RFC 5280 §4.1).
 */
function namesOf(der: Uint8Array<ArrayBuffer>): CertificateNames {
  const [tbs] = berElementsOf(readBer(der), berTags.sequence)
  const all = berElementsOf(tbs, berTags.sequence)
  const [, , issuer, , subject, spki] = all[0]?.tag === berTags.contextZero ? all.slice(1) : all
  if (!issuer || !subject || spki?.tag !== berTags.sequence) throw new AppError('der-malformed')
  return {
    der,
    subject: hexOf(subject.encoded),
    issuer: hexOf(issuer.encoded),
    spkiDer: Uint8Array.from(spki.encoded),
  }
}

/** One certificate never needs more above it; `buildChain` takes as many. */
const mostIssuers = 60

/**
 * Those of a pool that lead up from a certificate by their names: of the hundreds that Windows exports with a
 * key, a handful.
 */
export function issuersOf(
  der: Uint8Array<ArrayBuffer>,
  pool: readonly CertificateNames[],
): readonly Uint8Array<ArrayBuffer>[] {
  const found = new Map<string, Uint8Array<ArrayBuffer>>()
  let wanted = new Set(findCertificateNames([der]).map(({ issuer }) => issuer))
  while (wanted.size > 0 && found.size < mostIssuers) {
    const next = pool.filter((one) => wanted.has(one.subject) && !found.has(hexOf(one.der)))
    for (const one of next.slice(0, mostIssuers - found.size)) found.set(hexOf(one.der), one.der)
    wanted = new Set(next.map(({ issuer }) => issuer))
  }
  return [...found.values()]
}
