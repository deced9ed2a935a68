import { useEffect, useState } from 'react'
import type { SavableFile } from './keygen-progress'

/** IANA media type of a PKCS#12 file (RFC 7292, registered as application/pkcs12; browsers and systems know the x- form). */
const pkcs12MediaType = 'application/x-pkcs12'

/** A URL under which the browser saves the file; taken back some time after it is no longer shown. */
export function useFileUrl(file: SavableFile): string | undefined {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([file.bytes], { type: pkcs12MediaType }))
    setUrl(made)
    // iOS reads the blob only after its own question is answered, which may be after the page moved on.
    return () => void setTimeout(() => URL.revokeObjectURL(made), 60_000)
  }, [file])
  return url
}
