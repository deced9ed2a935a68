import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { placeOrder } from '../../../api/orders'
import { queryKeys } from '../../../api/query-keys'
import type { OrderSubmission } from '../../../contract/schema'
import type { ClientOrderDraft } from '../../../domain/orders/client-order-draft'
import { toAppError } from '../../../errors'
import { paths } from '../../../paths'
import { useStillHere } from '../../../ui/timing/use-still-here'
import type { OrderRefusal } from '../wizard/order-refusal'

interface PlacingOptions {
  readonly draft: ClientOrderDraft
  readonly flush: () => Promise<void>
  readonly markPlaced: (orderNumber: string) => Promise<void>
  readonly onRefused: (refusal: OrderRefusal) => void
}

/**
 * The submission in flight, made of the draft as it was then: the draft may be edited before the answer
 * comes.
 */
interface Sending {
  readonly submission: OrderSubmission
  readonly idempotencyKey: string
  readonly rowIds: readonly string[]
}

/**
 * Submits a draft. Its key makes one order of it, however often and from whichever tab it is sent; the draft
 * then becomes a note of its order's number, and the page becomes the order's.
 */
export function usePlacing({ draft, flush, markPlaced, onRefused }: PlacingOptions) {
  const queryClient = useQueryClient()
  const [, navigate] = useLocation()
  const isStillHere = useStillHere()
  const placing = useMutation({
    mutationFn: async ({ submission, idempotencyKey }: Sending) => {
      // The submission is stored before it is sent: after a crash the same can be sent again.
      await flush()
      return placeOrder(submission, idempotencyKey)
    },
    onSuccess: async ({ orderNumber }) => {
      // Asked before: once the draft is noted as placed its page is another one, and this part is gone from
      // it.
      const isHere = isStillHere()
      try {
        await markPlaced(orderNumber)
      } finally {
        // Even where the note can't be kept, the key prevents a second order of this draft.
        void queryClient.invalidateQueries({ queryKey: queryKeys.account })
        // A person who has left this page meanwhile stays there; the order is in the list.
        if (isHere) navigate(paths.order(orderNumber), { replace: true })
      }
    },
    onError: (error, { submission, rowIds }) => {
      const { code, fields } = toAppError(error)
      if (code !== 'order-refused') return
      // The server judged by something newer than this page knows.
      void queryClient.invalidateQueries({ queryKey: queryKeys.catalogue })
      void queryClient.invalidateQueries({ queryKey: queryKeys.account })
      onRefused({ submission, rowIds, faults: fields })
    },
  })
  const { mutate } = placing
  return {
    ...placing,
    mutate: (submission: OrderSubmission, options: { readonly onSettled: () => void }) => {
      const { idempotencyKey, recipients } = draft
      mutate({ submission, idempotencyKey, rowIds: recipients.map(({ rowId }) => rowId) }, options)
    },
  }
}
