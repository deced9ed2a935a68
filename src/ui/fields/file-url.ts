import { useEffect, useState } from 'react'

/** iOS reads a blob only after its own question is answered, which may be after the page has moved on. */
const releaseLater = (url: string) => void setTimeout(() => URL.revokeObjectURL(url), 60_000)

/** A URL under which the browser saves the file; released some time after it is no longer shown. */
export function useFileUrl(
  file: { readonly bytes: Uint8Array<ArrayBuffer> },
  mediaType: string,
): string | undefined {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([file.bytes], { type: mediaType }))
    setUrl(made)
    return () => releaseLater(made)
  }, [file, mediaType])
  return url
}

/** Has the browser save a file that is made only now, because a person asks for it. */
export function saveFile(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  releaseLater(url)
}
