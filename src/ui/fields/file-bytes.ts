/** The bytes of a file, or the reason why they can't be read. */
type FileBytes = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly fault: 'too-large' | 'unreadable' }

/**
 * The bytes of a chosen file; the one place where one is read. A file over the limit is not read at all. A
 * file that was moved, changed or removed since it was chosen is unreadable (the browser's error names a path
 * at most).
 */
export async function fileBytes(file: File, mostBytes: number): Promise<FileBytes> {
  if (file.size > mostBytes) return { fault: 'too-large' }
  return file.arrayBuffer().then(
    (buffer) => ({ bytes: new Uint8Array(buffer) }),
    () => ({ fault: 'unreadable' }),
  )
}
