import type { PaymentSession } from '../../../contract/schema'
import type { NoticeTone } from '../../../ui/pages/notice'

/** The tone in which the outcome of a payment session is shown. */
export const sessionTone: Readonly<Record<PaymentSession['status'], NoticeTone>> = {
  open: 'info',
  succeeded: 'success',
  declined: 'danger',
  cancelled: 'warning',
  expired: 'warning',
}
