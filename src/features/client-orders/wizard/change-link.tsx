import { useTranslations } from 'use-intl'
import { Link } from 'wouter'
import { paths } from '../../../paths'
import { VisuallyHidden } from '../../../ui/texts/visually-hidden'
import type { WizardLocation } from './location'
import type { WizardStep } from './steps'

interface ChangeLinkProps {
  readonly draftId: string
  readonly step: WizardStep
  /** Names the answer that the link changes, for people who don't see where the link stands. */
  readonly what: string
  readonly target?: string
}

/** To a step and back to “check your answers”. */
export function ChangeLink({ draftId, step, what, target }: ChangeLinkProps) {
  const t = useTranslations('order.check')
  const state: WizardLocation = { returnsToCheck: true, target: target ?? null }
  return (
    <Link href={paths.orderDraft(draftId, step)} state={state}>
      <span>{t('change')}</span>
      <VisuallyHidden>{` ${what}`}</VisuallyHidden>
    </Link>
  )
}
