/** The id of a row's line in the list. */
export const rowElementId = (rowId: string) => `recipient-${rowId}`

/**
 * The id of a row's field; `pointer` is relative to the row. What has no field of its own is at the common
 * name.
 */
export const fieldElementId = (rowId: string, pointer: string) =>
  `${rowElementId(rowId)}${(pointer || '/commonNameSource').replaceAll('/', '-')}`
