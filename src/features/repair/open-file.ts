import type { CryptoWorkerClient } from '../../crypto-worker/client'
import { AppError, toAppError } from '../../errors'
import type { FoundChain, FoundFile } from './found-file'
import { fault, type RepairFault, repairFaultOf } from './repair-fault'

/** Opens a file in the worker and says what is in it, or what is wrong with it; the key is held there. */
export async function openFile(
  crypto: CryptoWorkerClient,
  bytes: Uint8Array<ArrayBuffer>,
  password: string,
  signal: AbortSignal,
): Promise<{ readonly found: FoundFile } | { readonly fault: RepairFault }> {
  try {
    const { key, certificates, friendlyName, profile } = await crypto.call(
      'openPkcs12',
      { pkcs12Der: bytes, password },
      { signal },
    )
    if (!key) return { fault: fault('no-key', 'pkcs12-content-unexpected') }
    const [own, ...above] = certificates
    if (own?.publicKeySha256 !== key.publicKeySha256) {
      await crypto.call('forgetKey', { keyId: key.keyId })
      return { fault: fault('no-certificate', 'pkcs12-content-unexpected') }
    }
    const chainPem = above.map(({ certificatePem }) => certificatePem)
    const { certificatePem } = own
    const { chain } = await crypto.call(
      'checkCertificate',
      { keyId: key.keyId, certificatePem, chainPem },
      { signal },
    )
    const issuerCount = chain.certificates.length - 1
    return {
      found: {
        keyId: key.keyId,
        subject: own.subject,
        commonName: own.commonName,
        emails: own.emails,
        issuer: own.issuer,
        notBefore: own.notBefore,
        notAfter: own.notAfter,
        kind: profile,
        chain: foundChain(chain.outcome, issuerCount),
        issuerCount,
        certificatePem,
        chainPem,
        friendlyName: friendlyName ?? own.commonName ?? own.emails[0] ?? '',
      },
    }
  } catch (error) {
    if (signal.aborted) throw new AppError('cancelled')
    const isCertificate =
      toAppError(error).code === 'pkcs12-malformed' && (await holdsCertificates(crypto, bytes))
    return {
      fault: isCertificate ? fault('certificate-only', 'pkcs12-malformed') : repairFaultOf(error),
    }
  }
}

function foundChain(
  outcome: 'complete' | 'issuer_missing' | 'signature_invalid',
  issuerCount: number,
): FoundChain {
  if (outcome === 'complete') return 'complete'
  if (outcome === 'signature_invalid') return 'invalid'
  return issuerCount > 0 ? 'partial' : 'missing'
}

/** A `.cer` or `.crt` under the name of a `.p12`: people are sent those. */
function holdsCertificates(crypto: CryptoWorkerClient, data: Uint8Array<ArrayBuffer>): Promise<boolean> {
  return crypto.call('readCertificates', { data }).then(
    (certificates) => certificates.length > 0,
    () => false, // no certificate either: the first fault stands
  )
}
