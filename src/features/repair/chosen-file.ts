import { fileBytes } from '../../ui/fields/file-bytes'
import { fault, type RepairFault } from './repair-fault'

/**
 * A larger file is no certificate file, even as base64 of the largest that is read (`src/pki/der/limits.ts`).
 */
const maxBytes = 1.5 * 1024 * 1024

/** The bytes of a file, or why they can't be read. The worker finds out their kind. */
export async function readChosenFile(
  file: File,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer> } | { readonly fault: RepairFault }> {
  if (file.size === 0) return { fault: fault('empty', 'pkcs12-malformed') }
  const read = await fileBytes(file, maxBytes)
  if ('bytes' in read) return read
  // A failure to read is no fault of the file; its text says how to go on.
  return {
    fault: fault(read.fault, read.fault === 'too-large' ? 'input-too-large' : 'pkcs12-malformed'),
  }
}
