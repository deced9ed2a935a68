import type { ClientOrderDraft } from '../../../domain/orders/client-order-draft'
import type { KeptKind } from './keeper'
import { randomId } from './random-id'

/**
 * A draft of its own is another order: it has another key, and the payment of the first stays with the first.
 */
function copyOf(content: ClientOrderDraft, other: ClientOrderDraft): ClientOrderDraft {
  const { payment } = content
  const unlessTheirs = (name: 'cardSessionId' | 'depositSessionId') =>
    payment[name] === other.payment[name] ? null : payment[name]
  return {
    ...content,
    payment: {
      ...payment,
      cardSessionId: unlessTheirs('cardSessionId'),
      depositSessionId: unlessTheirs('depositSessionId'),
    },
    idempotencyKey: randomId(),
  }
}

/** How an order of client certificates is kept while it is a draft. */
export const clientOrderKind: KeptKind<ClientOrderDraft> = {
  bodyOf: (content) => ({ kind: 'client_order', content }),
  contentOf: ({ kind, content }) => (kind === 'client_order' ? content : null),
  copyOf,
}
