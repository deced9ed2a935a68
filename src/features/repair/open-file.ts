import type { CryptoWorkerClient, ForeignCertificate, ForeignPkcs12 } from '../../crypto-worker/client'
import { passwordReadings } from '../../domain/passwords/readings'
import { AppError } from '../../errors'
import type { FoundCertificate, FoundChain, FoundFile, FoundKey } from './found-file'
import { fault, faultOfInstead, type RepairFault, repairFaultOf } from './repair-fault'

/** A file and what it is to be opened with. */
interface FileToOpen {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly password: string
  /** Of the key's own entry, where that has another one; null where nobody was asked. */
  readonly keyPassword: string | null
}

/**
 * Opens a file in the worker and says what is in it, or what is wrong with it; the keys are held there.
 * Throws `cancelled`.
 */
export async function openFile(
  crypto: CryptoWorkerClient,
  { bytes, password, keyPassword }: FileToOpen,
  signal: AbortSignal,
): Promise<{ readonly found: FoundFile } | { readonly fault: RepairFault }> {
  try {
    const now = new Date().toISOString()
    const opened = await crypto.call('openPkcs12', { data: bytes, password, keyPassword, now }, { signal })
    if (opened.outcome === 'not-pkcs12') return { fault: faultOfInstead(opened.instead) }
    return foundIn(opened, password)
  } catch (error) {
    if (signal.aborted) throw new AppError('cancelled')
    return { fault: repairFaultOf(error) }
  }
}

type Opened = Extract<ForeignPkcs12, { outcome: 'opened' }>

function foundIn(opened: Opened, password: string): { found: FoundFile } | { fault: RepairFault } {
  const { lockedKeys, damagedKeys, loneKeys, profile, clearKeys, container } = opened
  const ends = ({ certificates }: FoundKey) => certificates[0].notAfter
  const [first, ...more] = opened.keys
    .map(foundKey)
    .toSorted((one, other) => ends(other).localeCompare(ends(one)))
  if (!first) {
    if (lockedKeys > 0) return { fault: fault('key-password', 'pkcs12-password-wrong') }
    if (damagedKeys > 0) return { fault: fault('damaged-key', 'key-malformed') }
    return { fault: fault(loneKeys > 0 ? 'no-certificate' : 'no-key', 'pkcs12-content-unexpected') }
  }
  const reading = passwordReadings(password)[opened.readingIndex]
  return {
    found: {
      keys: [first, ...more],
      kind: profile,
      reading: reading ?? { change: 'none', text: password, encoding: 'unicode' },
      container,
      clearKey: clearKeys > 0,
      leftKeys: lockedKeys + damagedKeys + loneKeys,
    },
  }
}

function foundKey({
  keyId,
  keyAlgorithm,
  certificates,
  matchedBy,
  friendlyName,
}: Opened['keys'][number]): FoundKey {
  const [first, ...others] = certificates
  return {
    keyId,
    keyAlgorithm,
    certificates: [foundCertificate(first), ...others.map(foundCertificate)],
    compared: matchedBy === 'public-key',
    friendlyName,
  }
}

function foundCertificate({ facts, chain }: ForeignCertificate): FoundCertificate {
  const above = chain.certificates.slice(1)
  return {
    subject: facts.subject,
    commonName: facts.commonName,
    emails: facts.emails,
    issuer: facts.issuer,
    notBefore: facts.notBefore,
    notAfter: facts.notAfter,
    chain: foundChain(chain.outcome, above.length),
    issuerCount: above.length,
    certificatePem: facts.certificatePem,
    intermediatePems: (chain.outcome === 'complete' ? above.slice(0, -1) : above).map(
      ({ certificatePem }) => certificatePem,
    ),
  }
}

function foundChain(outcome: ForeignCertificate['chain']['outcome'], issuerCount: number): FoundChain {
  if (outcome === 'complete') return 'complete'
  if (outcome === 'signature_invalid') return 'invalid'
  return issuerCount > 0 ? 'partial' : 'missing'
}
