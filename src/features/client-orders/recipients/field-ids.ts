/** The id of a row's line in the list. */
export const rowElementId = (rowId: string) => `recipient-${rowId}`

/**
 * The id of a row's field; `pointer` is relative to the row. A pointer without a field of its own leads to
 * the common name.
 */
export const fieldElementId = (rowId: string, pointer: string) =>
  `${rowElementId(rowId)}${(pointer || '/commonNameSource').replaceAll('/', '-')}`
