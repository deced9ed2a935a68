import type { ClientOrderDraft } from '../domain/orders/client-order-draft'
import { clientOrderContent } from './client-order-content'
import type { DraftKindParser } from './draft-kind-parser'

/** What a draft of each kind holds: texts as they were typed, and nothing that is secret. */
interface DraftContents {
  readonly client_order: ClientOrderDraft
}
export type DraftKind = keyof DraftContents

/** A kind of draft with its content. */
export type DraftBody = {
  readonly [K in DraftKind]: { readonly kind: K; readonly content: DraftContents[K] }
}[DraftKind]

/** The parsers by kind. A new kind of draft is a row here and in `DraftContents`. */
export const draftKinds: { readonly [K in DraftKind]: DraftKindParser<DraftContents[K]> } = {
  client_order: clientOrderContent,
}

/** Whether this build knows a kind of draft. */
export const isDraftKind = (kind: unknown): kind is DraftKind =>
  typeof kind === 'string' && Object.hasOwn(draftKinds, kind)
