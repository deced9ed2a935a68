import { useMutation } from '@tanstack/react-query'
import { openPaymentSession } from '../../../api/payment'
import type { Money, PaymentPurpose } from '../../../contract/schema'
import { AppError } from '../../../errors'
import { useLanguage } from '../../../i18n/language-provider'
import { paths } from '../../../paths'
import type { Drafts } from '../../../storage/drafts'
import { useStillHere } from '../../../ui/timing/use-still-here'
import { clientOrderKind } from '../drafts/client-order-kind'
import { useAskForDrafts } from '../drafts/use-account-drafts'

interface PaymentPageOptions {
  readonly draftId: string
  readonly purpose: PaymentPurpose
  readonly onSession: (paymentSessionId: string) => void
  readonly flush: () => Promise<void>
}

/**
 * Leaves for the payment provider's page and comes back to this very step. It leaves only once the draft,
 * with the session in it, was read back from the disk: the draft must be there on the way back.
 */
export function usePaymentPage({ draftId, purpose, onSession, flush }: PaymentPageOptions) {
  const { language } = useLanguage()
  const askForDrafts = useAskForDrafts()
  const isStillHere = useStillHere()
  return useMutation({
    mutationFn: async (amount: Money) => {
      const returnTo = paths.orderDraft(draftId, 'payment')
      const { paymentSessionId, url } = await openPaymentSession({ purpose, amount, returnTo, language })
      onSession(paymentSessionId)
      await leaveFor(url, {
        ...{ draftId, paymentSessionId, flush, isStillHere },
        drafts: await askForDrafts(),
      })
    },
  })
}

interface Leaving extends Pick<PaymentPageOptions, 'draftId' | 'flush'> {
  readonly paymentSessionId: string
  readonly isStillHere: () => boolean
  readonly drafts: Drafts
}

/** Goes to a session's page once the draft is on the disk; nowhere where the person has gone on meanwhile. */
export async function leaveFor(
  url: string,
  { draftId, paymentSessionId, flush, isStillHere, drafts }: Leaving,
): Promise<void> {
  await flush()
  const { cardSessionId, depositSessionId } =
    clientOrderKind.contentOf(await drafts.load(draftId))?.payment ?? {}
  if (cardSessionId !== paymentSessionId && depositSessionId !== paymentSessionId) {
    throw new AppError('draft-conflict')
  }
  if (isStillHere()) location.assign(url)
}
