import { certificateFileKinds, pkcs12MediaType } from '../../../domain/files/pkcs12-file-name'
import { requestFileMediaType } from '../../../domain/files/request-file'

/**
 * Kinds of file a person saves, with the media type each is handed over with; the words are
 * `keygen.save.kind`. iOS names a file after its type: a wrong one makes `.crt.html` of a certificate.
 */
export const savedKinds = {
  p12: pkcs12MediaType,
  request: requestFileMediaType,
  pem: certificateFileKinds.pem.mediaType,
  der: certificateFileKinds.der.mediaType,
  p7b: certificateFileKinds.p7b.mediaType,
  receipt: 'text/plain;charset=utf-8',
} as const
export type SavedKind = keyof typeof savedKinds
