import { useTranslations } from 'use-intl'
import { Button, ButtonRow } from '../../../ui/buttons/button'
import type { StepProps } from './steps'

/** The two ways out of a step; Continue is the submit button of the form it stands in. */
export function StepActions({ onBack, returnsToCheck }: Pick<StepProps, 'onBack' | 'returnsToCheck'>) {
  const t = useTranslations('order.wizard')
  return (
    <ButtonRow>
      <Button look="primary" type="submit">
        {t(returnsToCheck ? 'backToCheck' : 'continue')}
      </Button>
      <Button onClick={onBack}>{t('back')}</Button>
    </ButtonRow>
  )
}
