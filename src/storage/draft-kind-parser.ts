/** How the content of one kind is read from the disk, and which part of it is parsed row by row. */
export interface DraftKindParser<Content> {
  /** Null where it can't be read. */
  read(stored: unknown): Content | null
  /** Rows never change, they are replaced: each is parsed once. */
  rowsOf(content: Content): readonly object[]
  withRows(content: Content, rows: readonly object[]): Content
  /** Null where it can't be read. */
  readRow(row: object): object | null
  rowIdOf(row: object): string
  /** The rest of a draft that was submitted: the order has the names and addresses of its people now. */
  emptied(content: Content): Content
}
