import 'reflect-metadata' // @peculiar/x509 needs it before its own first line.
import { BasicConstraintsExtension, KeyUsageFlags, KeyUsagesExtension } from '@peculiar/x509'
import { AppError } from '../errors'
import {
  type CertificateFacts,
  type ParsedCertificate,
  parseCertificate,
  readCertificate,
  sameBytes,
} from './certificate'
import { hexOf } from './hex'

/**
 * How far a chain reaches, leaf first. `complete`: every signature verified up to a self-signed certificate; whether that one
 * is trusted is not said. Otherwise the certificates up to the gap, and the name of the issuer that is not there (or is there, but
 * may not issue: RFC 5280 §4.2.1.3, §4.2.1.9), or whose key didn't make the signature.
 */
export type ChainResult =
  | { readonly outcome: 'complete'; readonly certificates: readonly CertificateFacts[] }
  | {
      readonly outcome: 'issuer_missing' | 'signature_invalid'
      readonly certificates: readonly CertificateFacts[]
      readonly missingIssuer: string
    }

/** More is no pool of a chain. */
export const maxPoolSize = 100
const maxChainLength = 10
/** Steps of the search: certificates that cross-sign each other in every way could make it endless. */
const maxSteps = 500

interface Link extends ParsedCertificate {
  readonly der: Uint8Array<ArrayBuffer>
}

/** A way up, leaf first, and how it ends. */
interface Path {
  readonly links: readonly Link[]
  readonly outcome: ChainResult['outcome']
}

/**
 * Orders a leaf and a pool of certificates (any order, duplicates and strangers welcome) into the longest chain that
 * verifies, a complete one before any other. Validity periods are not looked at: time is the caller's. Throws the
 * codes of `parseCertificate`, `chain-too-long` (`limit`).
 */
export async function buildChain(
  leafDer: Uint8Array<ArrayBuffer>,
  poolDers: readonly Uint8Array<ArrayBuffer>[],
  provider: Crypto,
): Promise<ChainResult> {
  if (poolDers.length > maxPoolSize) throw new AppError('chain-too-long', { limit: maxPoolSize })
  const pool = [...new Map(poolDers.map((der) => [hexOf(der), linkOf(der)])).values()]
  const { links, outcome } = await new ChainSearch(pool, provider).from(linkOf(leafDer))
  const certificates = await Promise.all(links.map(({ der }) => readCertificate(der, provider)))
  const missingIssuer = certificates.at(-1)?.issuer ?? ''
  return outcome === 'complete' ? { outcome, certificates } : { outcome, certificates, missingIssuer }
}

/** Root → intermediates → leaf, the order some systems want their files in. */
export function rootFirst<T>(leafFirst: readonly T[]): readonly T[] {
  return leafFirst.toReversed()
}

const linkOf = (der: Uint8Array<ArrayBuffer>): Link => ({ der, ...parseCertificate(der) })

class ChainSearch {
  readonly #pool: readonly Link[]
  readonly #provider: Crypto
  readonly #verified = new Map<Link, Map<Link, boolean>>()
  #steps = 0

  constructor(pool: readonly Link[], provider: Crypto) {
    this.#pool = pool
    this.#provider = provider
  }

  from(leaf: Link): Promise<Path> {
    return this.#upFrom([leaf])
  }

  async #upFrom(links: readonly Link[]): Promise<Path> {
    if (++this.#steps > maxSteps) throw new AppError('chain-too-long', { limit: maxSteps })
    const child = links.at(-1) as Link
    const namesItself = namesIssuer(child, child)
    if (namesItself && (await this.#signed(child, child))) return { links, outcome: 'complete' }
    if (links.length === maxChainLength) throw new AppError('chain-too-long', { limit: maxChainLength })
    const named = this.#pool.filter(
      (candidate) =>
        !includes(links, candidate) && namesIssuer(child, candidate) && mayIssue(candidate, links),
    )
    const outcome = named.length > 0 || namesItself ? 'signature_invalid' : 'issuer_missing'
    let best: Path = { links, outcome }
    for (const candidate of named) {
      if (!(await this.#signed(child, candidate))) continue
      const path = await this.#upFrom([...links, candidate])
      if (path.outcome === 'complete') return path
      if (path.links.length > best.links.length) best = path
    }
    return best
  }

  async #signed(child: Link, issuer: Link): Promise<boolean> {
    const known = this.#verified.get(child) ?? new Map<Link, boolean>()
    this.#verified.set(child, known)
    const before = known.get(issuer)
    if (before !== undefined) return before
    const signed = await isSignedBy(child, issuer, this.#provider)
    known.set(issuer, signed)
    return signed
  }
}

/** What the provider can't verify (an algorithm it doesn't have, a key that is none) isn't verified. */
async function isSignedBy(child: Link, issuer: Link, provider: Crypto): Promise<boolean> {
  try {
    const { publicKey } = issuer.certificate
    return await child.certificate.verify({ publicKey, signatureOnly: true }, provider)
  } catch {
    return false
  }
}

function includes(links: readonly Link[], candidate: Link): boolean {
  return links.some(({ der }) => sameBytes(der, candidate.der))
}

/** Same name, byte for byte, and where both name a key by its id, the same one (RFC 5280 §4.2.1.1). */
function namesIssuer(child: Link, issuer: Link): boolean {
  if (!sameBytes(child.issuerDer, issuer.subjectDer)) return false
  const wanted = child.authorityKeyId
  const offered = issuer.subjectKeyId
  return wanted === null || offered === null || wanted === offered
}

/** cA, keyCertSign, and room below in pathLenConstraint: self-issued certificates don't count (RFC 5280 §4.2.1.9). */
function mayIssue({ certificate }: Link, below: readonly Link[]): boolean {
  const constraints = certificate.getExtension(BasicConstraintsExtension)
  const usage = certificate.getExtension(KeyUsagesExtension)
  if (constraints?.ca !== true) return false
  if (usage && (usage.usages & KeyUsageFlags.keyCertSign) === 0) return false
  const casBelow = below
    .slice(1)
    .filter(({ subjectDer, issuerDer }) => !sameBytes(subjectDer, issuerDer)).length
  return constraints.pathLength === undefined || casBelow <= constraints.pathLength
}
