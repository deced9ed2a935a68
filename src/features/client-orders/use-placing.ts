import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { placeOrder } from '../../api/orders'
import type { OrderSubmission } from '../../contract/schema'
import type { ClientOrderDraft } from '../../domain/client-order-draft'
import { toAppError } from '../../errors'
import { paths } from '../../paths'
import type { OrderRefusal } from './order-refusal'

interface PlacingOptions {
  readonly draft: ClientOrderDraft
  readonly flush: () => Promise<void>
  readonly markPlaced: (orderNumber: string) => Promise<void>
  readonly onRefused: (refusal: OrderRefusal) => void
}

/**
 * Submits a draft. However often it is sent, from whatever tab, its key makes one order of it; the draft then becomes a note of which order it is, and
 * the page is the order's.
 */
export function usePlacing({ draft, flush, markPlaced, onRefused }: PlacingOptions) {
  const queryClient = useQueryClient()
  const [, navigate] = useLocation()
  return useMutation({
    mutationFn: async (submission: OrderSubmission) => {
      // What is sent is on the disk first: after a crash the same can be sent again.
      await flush()
      return placeOrder(submission, draft.idempotencyKey)
    },
    onSuccess: async ({ orderNumber }) => {
      try {
        await markPlaced(orderNumber)
      } finally {
        // Where the note can't be kept, the key still makes no second order of this draft.
        void queryClient.invalidateQueries({ queryKey: ['account'] })
        navigate(paths.order(orderNumber), { replace: true })
      }
    },
    onError: (error, submission) => {
      const { code, fields } = toAppError(error)
      if (code !== 'order-refused') return
      // The server judged by something newer than this page knows.
      void queryClient.invalidateQueries({ queryKey: ['catalogue'] })
      void queryClient.invalidateQueries({ queryKey: ['account'] })
      onRefused({ submission, rowIds: draft.recipients.map(({ rowId }) => rowId), faults: fields })
    },
  })
}
