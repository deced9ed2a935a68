import { fault, type RepairFault } from './repair-fault'

/** More is no certificate file; what `src/pki/der-limits.ts` reads at most. */
const maxBytes = 1024 * 1024
/** An ASN.1 SEQUENCE: what every PKCS#12 file, DER or BER, begins with. */
const sequenceTag = 0x30

/** The bytes of a file, or why they can't be those of a `.p12`: told from size and first bytes, before any password is tried. */
export async function readChosenFile(
  file: File,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer> } | { readonly fault: RepairFault }> {
  if (file.size === 0) return { fault: fault('empty', 'pkcs12-malformed') }
  if (file.size > maxBytes) return { fault: fault('too-large', 'input-too-large') }
  const bytes = await file.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    // The browser's error names a path at most; the fault says what to do.
    () => null,
  )
  if (!bytes) return { fault: fault('unreadable', 'pkcs12-malformed') }
  if (bytes[0] === sequenceTag) return { bytes }
  const start = textStart(bytes)
  if (/^<(!doctype|html|\?xml|head|body)/i.test(start))
    return { fault: fault('web-page', 'pkcs12-malformed') }
  if (start.includes('-----BEGIN ') || isText(start)) return { fault: fault('text', 'pkcs12-malformed') }
  return { bytes }
}

/** The first kilobyte as text, without a byte order mark and blanks; UTF-16 where its mark says so. */
function textStart(bytes: Uint8Array): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  return new TextDecoder(utf16 ? 'utf-16le' : 'utf-8').decode(bytes.subarray(0, 1024)).trimStart()
}

const isText = (start: string) => start !== '' && !/[\p{Cc}\ufffd]/u.test(start.replace(/[\t\n\r]/g, ''))
