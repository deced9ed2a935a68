import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button, ButtonRow } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { Lead, Page, PageHeading, Sheet } from '../../ui/page'
import type { WorkStep } from './keygen-progress'
import { WorkList } from './work-list'

interface WorkingStepProps {
  readonly work: readonly WorkStep[]
  readonly requestSent: boolean
  readonly onCancel: () => void
}

/** While it is made: what is done, what is under way, how long it took, and Cancel. */
export function WorkingStep({ work, requestSent, onCancel }: WorkingStepProps) {
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
        <Notice tone="warning" role="alert" title={t('cancelAskTitle')}>
          <p>{t('cancelAsk')}</p>
          <ButtonRow>
            <Button onClick={() => setAsking(false)}>{t('cancelNo')}</Button>
            <Button onClick={onCancel}>{t('cancelYes')}</Button>
          </ButtonRow>
        </Notice>
      ) : (
        <ButtonRow>
          {/* Before the request has left nothing is lost; after it the key is, so the person is asked. */}
          <Button onClick={() => (requestSent ? setAsking(true) : onCancel())}>{t('cancel')}</Button>
        </ButtonRow>
      )}
    </Page>
  )
}
