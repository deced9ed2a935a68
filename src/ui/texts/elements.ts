import type { ReactElement } from 'react'

/**
 * Children that may stand beside others: elements, or nothing. No bare text: a browser that translates the
 * page replaces it, and React then looks for a node that is gone (`tests/setup/bare-text.ts`).
 */
export type Elements = ReactElement | readonly Elements[] | false | null | undefined
