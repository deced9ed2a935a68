import { type ChainGap, chainFaults } from '../../domain/certificates/chain-rules'
import { AppError } from '../../errors'
import { comparableRdns } from '../der/distinguished-name'
import { hexOf } from '../der/hex'
import { type SignatureVerdict, verifySignature } from '../signatures/check'
import {
  type CertificateFacts,
  type ParsedCertificate,
  parseCertificate,
  readCertificate,
  sameBytes,
} from './certificate'

/**
 * How far a chain reaches, leaf first. `complete`: every signature verified up to a self-signed certificate;
 * whether that one is trusted is not said. Otherwise the certificates up to the gap, the name of the issuer
 * that would come next, and why it doesn't.
 */
export type ChainResult =
  | { readonly outcome: 'complete'; readonly certificates: readonly CertificateFacts[] }
  | {
      readonly outcome: 'issuer_missing' | 'signature_invalid'
      readonly certificates: readonly CertificateFacts[]
      readonly missingIssuer: string
      readonly gap: ChainGap
    }

/** Larger pools are refused. */
export const maxPoolSize = 100
const maxChainLength = 10
/**
 * Signatures that are verified at most: certificates that cross-sign each other in every way could make it
 * endless.
 */
const maxVerifications = 500

interface Link extends ParsedCertificate {
  readonly der: Uint8Array<ArrayBuffer>
}

/** A way up, leaf first. */
interface Way {
  readonly links: readonly Link[]
  readonly facts: readonly CertificateFacts[]
  /** The number of faults that mail programs would refuse it for. */
  readonly faults: number
}

/**
 * Orders a leaf and a pool of certificates (any order, duplicates, strangers and unreadable ones welcome)
 * into a chain that verifies. Of several complete ones: the one that mail programs find least fault with at
 * `now`, then the shortest, then the one that lasts longest; of none, the longest piece. Names are compared
 * byte by byte, as NSS does; OpenSSL and GnuTLS are more lenient (RFC 5280 §7.1), but a certificate whose
 * issuer Thunderbird doesn't find is of no use to its owner. Throws the codes of `parseCertificate` for the
 * leaf, `chain-too-long` (`limit`).
 */
export async function buildChain(
  leafDer: Uint8Array<ArrayBuffer>,
  poolDers: readonly Uint8Array<ArrayBuffer>[],
  provider: Crypto,
  now: Date,
): Promise<ChainResult> {
  if (poolDers.length > maxPoolSize) throw new AppError('chain-too-long', { limit: maxPoolSize })
  const leaf = linkOf(leafDer)
  const pool = new Map(poolDers.flatMap(readableLink).map((link) => [hexOf(link.der), link]))
  return new ChainSearch([...pool.values()], provider, now).from(leaf)
}

/** Root → intermediates → leaf, the order some systems want their files in. */
export function rootFirst<T>(leafFirst: readonly T[]): readonly T[] {
  return leafFirst.toReversed()
}

const linkOf = (der: Uint8Array<ArrayBuffer>): Link => ({ der, ...parseCertificate(der) })

/**
 * An unreadable certificate is left out and the others form the chain; where it was needed, an issuer is
 * missing.
 */
function readableLink(der: Uint8Array<ArrayBuffer>): readonly Link[] {
  try {
    return [linkOf(der)]
  } catch (error) {
    if (error instanceof AppError) return []
    throw error
  }
}

/**
 * Best first: the way with the fewest faults, then the fewest links, is carried on, so that the first that
 * ends is the best. Each certificate is carried on from once (again only where fewer CAs stand below it):
 * loops end, and ways don't multiply.
 */
class ChainSearch {
  readonly #pool: readonly Link[]
  readonly #provider: Crypto
  readonly #now: Date
  readonly #verdicts = new Map<Link, Map<string, SignatureVerdict>>()
  #verifications = 0
  readonly #facts = new Map<Link, Promise<CertificateFacts>>()
  readonly #carriedOn = new Map<Link, number>()

  constructor(pool: readonly Link[], provider: Crypto, now: Date) {
    this.#pool = pool
    this.#provider = provider
    this.#now = now
  }

  async from(leaf: Link): Promise<ChainResult> {
    const open: Way[] = [await this.#way([], [], leaf)]
    let longest: Way | undefined
    let tooLong = false
    for (;;) {
      const way = takeBest(open)
      if (!way) break
      if (await this.#ends(way)) return { outcome: 'complete', certificates: way.facts }
      if (!longest || way.links.length > longest.links.length) longest = way
      if (way.links.length === maxChainLength) tooLong = true
      else if (this.#isNew(way)) open.push(...(await this.#carriedOnFrom(way)))
    }
    if (!longest || tooLong) throw new AppError('chain-too-long', { limit: maxChainLength })
    const gap = await this.#gapAbove(longest.links)
    return {
      outcome: gap.startsWith('signature') ? 'signature_invalid' : 'issuer_missing',
      certificates: longest.facts,
      missingIssuer: longest.facts.at(-1)?.issuer ?? '',
      gap,
    }
  }

  async #way(links: readonly Link[], facts: readonly CertificateFacts[], next: Link): Promise<Way> {
    const known = this.#facts.get(next) ?? readCertificate(next.der, this.#provider)
    this.#facts.set(next, known)
    const all = [...facts, await known]
    return { links: [...links, next], facts: all, faults: chainFaults(all, this.#now).length }
  }

  /**
   * A self-signed certificate. One whose signature can't be verified here (MD5, an old curve) ends a chain as
   * well: it is trusted by being installed, and OpenSSL, NSS and GnuTLS don't look at its signature either. A
   * false one does not.
   */
  async #ends({ links }: Way): Promise<boolean> {
    const last = links.at(-1) as Link
    return namesIssuer(last, last) && (await this.#verdict(last, last)) !== 'invalid'
  }

  #isNew({ links }: Way): boolean {
    const last = links.at(-1) as Link
    const below = authoritiesIn(links.slice(1))
    const before = this.#carriedOn.get(last)
    if (before !== undefined && before <= below) return false
    this.#carriedOn.set(last, below)
    return true
  }

  async #carriedOnFrom({ links, facts }: Way): Promise<Way[]> {
    const child = links.at(-1) as Link
    const ways: Way[] = []
    for (const candidate of this.#named(links)) {
      const mayIssue = isAuthority(candidate) && hasRoomFor(candidate, links)
      if (!mayIssue || (await this.#verdict(child, candidate)) !== 'valid') continue
      // Of version 1 is a root or nothing.
      if (candidate.version === 1 && (await this.#verdict(candidate, candidate)) === 'invalid') continue
      ways.push(await this.#way(links, facts, candidate))
    }
    return ways
  }

  /** Those in the pool that the last of these names as its issuer. */
  #named(links: readonly Link[]): readonly Link[] {
    const child = links.at(-1) as Link
    return this.#pool.filter((candidate) => !includes(links, candidate) && namesIssuer(child, candidate))
  }

  async #gapAbove(links: readonly Link[]): Promise<ChainGap> {
    const child = links.at(-1) as Link
    const named = this.#named(links)
    const authorities = named.filter(isAuthority)
    const able = authorities.filter((candidate) => hasRoomFor(candidate, links))
    if (able.length > 0 || namesIssuer(child, child)) {
      const verdicts = await Promise.all([...able, child].map((one) => this.#verdict(child, one)))
      // CAs that certify each other in a ring: no way leads out of it.
      if (verdicts.includes('valid')) return 'not-sent'
      return verdicts.includes('unverifiable') ? 'signature-unverifiable' : 'signature-false'
    }
    if (authorities.length > 0) return 'too-deep'
    if (named.length > 0) return 'no-authority'
    const isSpelledOtherwise = this.#pool.some(
      (candidate) => !includes(links, candidate) && isSameName(child, candidate),
    )
    return isSpelledOtherwise ? 'spelled-otherwise' : 'not-sent'
  }

  /** Each signature is verified once with each key: certificates of the same key are the same issuer here. */
  async #verdict(child: Link, issuer: Link): Promise<SignatureVerdict> {
    const known = this.#verdicts.get(child) ?? new Map<string, SignatureVerdict>()
    this.#verdicts.set(child, known)
    const key = hexOf(issuer.spkiDer)
    const before = known.get(key)
    if (before) return before
    if (++this.#verifications > maxVerifications) {
      throw new AppError('chain-too-long', { limit: maxVerifications })
    }
    const verdict = await verifySignature(child.signed, issuer.spkiDer, this.#provider)
    known.set(key, verdict)
    return verdict
  }
}

function takeBest(open: Way[]): Way | undefined {
  const [best] = open.toSorted(
    (a, b) => a.faults - b.faults || a.links.length - b.links.length || lastsUntil(b) - lastsUntil(a),
  )
  if (best) open.splice(open.indexOf(best), 1)
  return best
}

/** The first end of a validity period above the leaf. */
function lastsUntil({ links }: Way): number {
  return Math.min(...links.slice(1).map(({ notAfter }) => notAfter.getTime()))
}

function includes(links: readonly Link[], candidate: Link): boolean {
  return links.some(({ der }) => sameBytes(der, candidate.der))
}

/** Same name, byte for byte, and where both name a key by its id, the same one (RFC 5280 §4.2.1.1). */
function namesIssuer(child: Link, issuer: Link): boolean {
  return sameBytes(child.issuerDer, issuer.subjectDer) && namesKey(child, issuer)
}

function isSameName(child: Link, issuer: Link): boolean {
  const [wanted, offered] = [child.issuer, issuer.subject].map((name) => comparableRdns(name).join())
  return wanted === offered && namesKey(child, issuer)
}

function namesKey(child: Link, issuer: Link): boolean {
  const wanted = child.extensions.authorityKeyId
  const offered = issuer.extensions.subjectKeyId
  return wanted === null || offered === null || wanted === offered
}

/**
 * cA and keyCertSign. A root of version 1 has no extensions to say so in, and is taken as OpenSSL, NSS and
 * GnuTLS take it: by being installed.
 */
function isAuthority({ extensions, version, subjectDer, issuerDer }: Link): boolean {
  if (version === 1) return sameBytes(subjectDer, issuerDer)
  return extensions.isCa && (extensions.keyUsage === null || extensions.keyUsage.includes('keyCertSign'))
}

/** Room below in pathLenConstraint: self-issued certificates don't count (RFC 5280 §4.2.1.9). */
function hasRoomFor({ extensions }: Link, below: readonly Link[]): boolean {
  return extensions.pathLength === null || authoritiesIn(below.slice(1)) <= extensions.pathLength
}

function authoritiesIn(links: readonly Link[]): number {
  return links.filter(({ subjectDer, issuerDer }) => !sameBytes(subjectDer, issuerDer)).length
}
