import { useEffect, useState } from 'react'

/** A URL under which the browser saves the file; taken back some time after it is no longer shown. */
export function useFileUrl(
  file: { readonly bytes: Uint8Array<ArrayBuffer> },
  mediaType: string,
): string | undefined {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([file.bytes], { type: mediaType }))
    setUrl(made)
    // iOS reads the blob only after its own question is answered, which may be after the page moved on.
    return () => void setTimeout(() => URL.revokeObjectURL(made), 60_000)
  }, [file, mediaType])
  return url
}
