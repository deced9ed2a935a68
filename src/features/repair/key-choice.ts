import type { KeyId } from '../../crypto-worker/client'
import type { FoundCertificate, FoundFile, FoundKey } from './found-file'

/**
 * Which keys go into the new file, which of its certificates stands first for each, and whether they share
 * one file.
 */
export interface KeyChoice {
  readonly chosen: readonly KeyId[]
  /** Index of the certificate by key; 0 where nothing was chosen. */
  readonly certificate: Readonly<Record<string, number>>
  readonly together: boolean
}

/** Everything, each in a file of its own: that opens everywhere, and nothing is left behind. */
export function firstChoice({ keys }: FoundFile): KeyChoice {
  return { chosen: keys.map(({ keyId }) => keyId), certificate: {}, together: false }
}

/** The certificate that stands first for a key. */
export function chosenCertificate(choice: KeyChoice, { keyId, certificates }: FoundKey): FoundCertificate {
  return certificates[choice.certificate[keyId] ?? 0] ?? certificates[0]
}

/**
 * A key with its certificates in the order of the new file: the chosen one, its issuers, the key's other
 * certificates with their issuers.
 */
interface KeyToWrite {
  readonly keyId: KeyId
  readonly certificatePems: readonly [string, ...string[]]
  readonly friendlyName: string
}

/** The new files, each as the keys in it; empty where nothing is chosen. */
export function filesToWrite(
  found: FoundFile,
  choice: KeyChoice,
): readonly { readonly certificate: FoundCertificate; readonly keys: readonly KeyToWrite[] }[] {
  const entries = found.keys
    .filter(({ keyId }) => choice.chosen.includes(keyId))
    .map((key) => ({ certificate: chosenCertificate(choice, key), key: keyToWrite(key, choice) }))
  const [first] = entries
  if (!first) return []
  if (!choice.together) return entries.map(({ certificate, key }) => ({ certificate, keys: [key] }))
  return [{ certificate: first.certificate, keys: entries.map(({ key }) => key) }]
}

function keyToWrite(key: FoundKey, choice: KeyChoice): KeyToWrite {
  const first = chosenCertificate(choice, key)
  const others = key.certificates.filter((one) => one !== first)
  const pems = [first, ...others].flatMap(({ certificatePem, intermediatePems }) => [
    certificatePem,
    ...intermediatePems,
  ])
  const [own = '', ...rest] = new Set(pems)
  return { keyId: key.keyId, certificatePems: [own, ...rest], friendlyName: key.friendlyName }
}
