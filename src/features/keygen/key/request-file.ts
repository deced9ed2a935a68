import type { SavableFile } from '../../../blocks/files/save-button'
import {
  composeRequestFile,
  type RequestFileFacts,
  requestFileName,
} from '../../../domain/files/request-file'

/** The request file of a sealed key, named after its order and today. */
export function makeRequestFile(
  { pickupId, orderNumber, deviceId, agreementVersion, sealedAt, publicKeySha256 }: RequestFileFacts,
  sealedKeyPem: string,
  explanation: readonly string[],
): SavableFile {
  const facts = { pickupId, orderNumber, deviceId, agreementVersion, sealedAt, publicKeySha256 }
  const text = composeRequestFile({ facts, sealedKeyPem, explanation })
  return { name: requestFileName(orderNumber, new Date()), bytes: new TextEncoder().encode(text) }
}
