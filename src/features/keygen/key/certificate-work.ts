import type { SavableFile } from '../../../blocks/files/save-button'
import type { CertificateFileFormat } from '../../../crypto-worker/client'
import { checkCertificate, checkFile } from '../../../domain/certificates/checks'
import { type DeviceId, deviceOf } from '../../../domain/devices'
import { certificateFileName, pkcs12FileName } from '../../../domain/files/pkcs12-file-name'
import { AppError, toAppError } from '../../../errors'
import { type StepReport, workerSteps } from '../flow/work-steps'
import { heldKey, sealedKey, type WorkContext, type WorkMemory } from './work-memory'

export type CertificateWork = ReturnType<typeof createCertificateWork>

/** From the issued certificate to the checked file, and every further file of it. */
export function createCertificateWork(
  { link, pickup, crypto, server, dispatch }: WorkContext,
  memory: WorkMemory,
  startedStep: StepReport,
) {
  const { commonName } = pickup

  const build = async (
    forDevice: DeviceId,
    options: { signal?: AbortSignal; onProgress?: (step: string) => void } = {},
  ): Promise<SavableFile> => {
    if (!memory.issued) throw new AppError('key-forgotten')
    const { password } = sealedKey(memory)
    const profile = deviceOf(forDevice)?.pkcs12Profile ?? 'compatible'
    const { pkcs12Der } = await crypto.call(
      'buildPkcs12',
      { ...memory.issued, password, profile, friendlyName: commonName },
      options,
    )
    const suffix = forDevice === memory.deviceId ? '' : forDevice.replaceAll('_', '-')
    return { name: pkcs12FileName(commonName, new Date(), suffix), bytes: pkcs12Der }
  }

  return {
    /**
     * Fetches, checks, builds, opens again. A check that fails is an event. Throws what keeps it from being
     * checked.
     */
    async finish(signal: AbortSignal): Promise<void> {
      const { keyId } = heldKey(memory)
      startedStep('certificate')
      const { certificatePem, chainPem } = await server.fetchCertificate(link, signal)
      startedStep('certificate-check')
      const found = await crypto.call(
        'checkCertificate',
        { keyId, certificatePem, chainPem, asOf: memory.asOf },
        { signal },
      )
      const checks = checkCertificate(found, pickup, new Date(memory.asOf))
      if (checks.some(({ passed }) => !passed)) {
        dispatch({ type: 'check-failed', checks })
        return
      }
      // The file holds the chain that was checked, and nothing else that was sent.
      const checkedPem = found.chain.certificates.slice(1).map((issuer) => issuer.certificatePem)
      memory.issued = { keyId, certificatePem, chainPem: checkedPem }
      const { deviceId } = memory
      startedStep('pkcs12')
      try {
        const file = await build(deviceId, { signal, onProgress: workerSteps(startedStep) })
        const outcome = { file, checks: [...checks, checkFile(null)], receipt: found.certificate }
        dispatch({ type: 'finished', outcome, deviceId })
      } catch (error) {
        const { code, details } = toAppError(error)
        const part = details['check']
        if (code !== 'unexpected' || typeof part !== 'string') throw error
        dispatch({ type: 'check-failed', checks: [...checks, checkFile(part)] })
      }
    },

    /** The same key and certificate in the kind of file a device reads. Throws `key-forgotten`. */
    buildFor: (forDevice: DeviceId): Promise<SavableFile> => build(forDevice),

    /** The certificate alone, which needs no key: fetched where this page doesn't have it. */
    async certificateFile(format: CertificateFileFormat): Promise<SavableFile> {
      const { certificatePem, chainPem } =
        memory.issued ?? (await server.fetchCertificate(link, new AbortController().signal))
      const { bytes } = await crypto.call('writeCertificateFile', { certificatePem, chainPem, format })
      return { name: certificateFileName(commonName, new Date(), format), bytes }
    },
  }
}
