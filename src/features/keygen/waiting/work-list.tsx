import { useTranslations } from 'use-intl'
import { StepList } from '../../../ui/lists/step-list'
import type { WorkStep } from '../flow/work-steps'

/** The steps of the work under their names. */
export function WorkList({ work }: { readonly work: readonly WorkStep[] }) {
  const t = useTranslations('keygen.create')
  return <StepList label={t('steps')} steps={work.map((step) => ({ ...step, text: t(`work.${step.id}`) }))} />
}
