import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button, ButtonRow } from '../../ui/button'
import { Lead, Page, PageHeading, Sheet } from '../../ui/page'
import { CancelQuestion } from './cancel-question'
import type { KeyStanding } from './key-standing'
import { WorkList } from './work-list'
import type { WorkStep } from './work-steps'

interface WorkingStepProps {
  readonly work: readonly WorkStep[]
  readonly standing: KeyStanding
  readonly onStop: () => void
  readonly onCancel: () => void
}

/** While it is made: what is done, what is under way, how long it took, and Cancel. */
export function WorkingStep({ work, standing, onStop, onCancel }: WorkingStepProps) {
  const t = useTranslations('keygen.create')
  const [asking, setAsking] = useState(false)
  return (
    <Page>
      <PageHeading>{t('workingTitle')}</PageHeading>
      <Lead>{t('workingLead')}</Lead>
      <Sheet>
        <WorkList work={work} />
      </Sheet>
      {asking ? (
        <CancelQuestion
          standing={standing}
          onGoOn={() => setAsking(false)}
          onStop={onStop}
          onCancel={onCancel}
        />
      ) : (
        <ButtonRow>
          {/* Before the request has left nothing is lost; after it the key is, so the person is asked. */}
          <Button onClick={() => (standing.sent ? setAsking(true) : onCancel())}>{t('cancel')}</Button>
        </ButtonRow>
      )}
    </Page>
  )
}
