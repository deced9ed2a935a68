import { useTranslations } from 'use-intl'
import { Lead, Page, PageHeading, Sheet } from '../../../ui/pages/page'
import type { KeyCustody } from '../flow/key-custody'
import type { WorkStep } from '../flow/work-steps'
import { CancelControl } from './cancel-control'
import { WorkList } from './work-list'

interface WorkingStepProps {
  readonly work: readonly WorkStep[]
  readonly custody: KeyCustody
  readonly onStop: () => void
  readonly onCancel: () => void
}

/** While it is made: the steps that are done and under way, their times, and Cancel. */
export function WorkingStep({ work, custody, onStop, onCancel }: WorkingStepProps) {
  const t = useTranslations('keygen.create')
  return (
    <Page>
      <PageHeading>{t('workingTitle')}</PageHeading>
      <Lead>{t('workingLead')}</Lead>
      <Sheet>
        <WorkList work={work} />
      </Sheet>
      {custody.sent ? <p>{t('workingSent')}</p> : null}
      <CancelControl
        custody={custody}
        label={t('cancel')}
        look="secondary"
        onStop={onStop}
        onCancel={onCancel}
      />
    </Page>
  )
}
