import { useMutation } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import type { Product } from '../../../contract/schema'
import { newDraft } from '../../../domain/orders/client-order-draft'
import { useLanguage } from '../../../i18n/language-provider'
import { paths } from '../../../paths'
import { useStillHere } from '../../../ui/timing/use-still-here'
import { wizardSteps } from '../wizard/steps'
import { randomId } from './random-id'
import { useAskForDrafts } from './use-account-drafts'
import { beginDraft } from './use-draft'

/**
 * Begins a draft for a product and goes to its first step. An open draft stays as it is, in a record of its
 * own.
 */
export function useNewDraft() {
  const { language } = useLanguage()
  const [, navigate] = useLocation()
  const askForDrafts = useAskForDrafts()
  const isStillHere = useStillHere()
  return useMutation({
    mutationFn: async (product: Product) => {
      const [step] = wizardSteps
      const content = newDraft(product, language, randomId)
      return paths.orderDraft(await beginDraft(content, step, await askForDrafts()), step)
    },
    onSuccess: (path) => {
      if (isStillHere()) navigate(path)
    },
  })
}
