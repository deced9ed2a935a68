/** What is in a file, or why it can't be had. */
type FileBytes = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly fault: 'too-large' | 'unreadable' }

/**
 * The bytes of a chosen file; the one place where one is read. What is larger than the place takes is not
 * read at all. What was moved, changed or taken away since it was chosen is unreadable (the browser's error
 * names a path at most).
 */
export async function fileBytes(file: File, mostBytes: number): Promise<FileBytes> {
  if (file.size > mostBytes) return { fault: 'too-large' }
  return file.arrayBuffer().then(
    (buffer) => ({ bytes: new Uint8Array(buffer) }),
    () => ({ fault: 'unreadable' }),
  )
}
