import type { ClientOrderDraft } from '../domain/orders/client-order-draft'
import { clientOrderContent } from './client-order-content'
import type { DraftKindParser } from './draft-kind-parser'

/** The content of a draft of each kind: texts as they were typed, none of them secret. */
interface DraftContents {
  readonly client_order: ClientOrderDraft
}
export type DraftKind = keyof DraftContents

/** A kind of draft with its content. */
export type DraftBody = {
  readonly [K in DraftKind]: { readonly kind: K; readonly content: DraftContents[K] }
}[DraftKind]
type AnyContent = DraftBody['content']

/** The parsers by kind. A new kind of draft is a row here and in `DraftContents`. */
const draftKinds: { readonly [K in DraftKind]: DraftKindParser<DraftContents[K]> } = {
  client_order: clientOrderContent,
}

/** Whether this build knows a kind of draft. */
export const isDraftKind = (kind: unknown): kind is DraftKind =>
  typeof kind === 'string' && Object.hasOwn(draftKinds, kind)

/** The parser of a kind, for the content of a draft of that kind and of no other. */
export const draftParserOf = (kind: DraftKind) => draftKinds[kind] as unknown as DraftKindParser<AnyContent>

/** A kind and the content that belongs to it, as one. */
export const draftBodyOf = (kind: DraftKind, content: AnyContent) => ({ kind, content }) as DraftBody
