import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import type { SavableFile } from '../../../blocks/files/save-button'
import { Button, ButtonRow } from '../../../ui/buttons/button'
import { FailureNotice } from '../../../ui/pages/failure-notice'
import { LoadingBlock } from '../../../ui/pages/loading-page'
import { Notice } from '../../../ui/pages/notice'
import { Lead, Page, PageHeading, Small, Stack } from '../../../ui/pages/page'
import { SaveFileLink } from '../files/save-link'
import { useFileMaking } from '../files/use-making'
import { useRequestFileExplanation } from '../files/use-request-file-explanation'
import type { KeyCustody } from '../flow/key-custody'

interface KeepFileStepProps {
  readonly custody: KeyCustody
  readonly name: string
  readonly onRequestFile: (explanation: readonly string[]) => Promise<SavableFile>
  readonly onFileSaved: () => void
  readonly onGoOn: () => void
  readonly onCancel: () => void
}

/** The browser keeps nothing: the person saves the sealed key before the request leaves. */
export function KeepFileStep({
  custody,
  name,
  onRequestFile,
  onFileSaved,
  onGoOn,
  onCancel,
}: KeepFileStepProps) {
  const t = useTranslations('keygen.keepFile')
  const explanation = useRequestFileExplanation(name)
  const { making, make } = useFileMaking()

  // biome-ignore lint/correctness/useExhaustiveDependencies: made once; another language later makes no other file
  useEffect(() => make(() => onRequestFile(explanation)), [make])

  return (
    <Page>
      <PageHeading>{t('title')}</PageHeading>
      <Stack>
        <Lead>{t('lead')}</Lead>
        <p>{t(whyNotKept(custody))}</p>
      </Stack>
      {making.at === 'ready' ? (
        <SaveFileLink
          file={making.file}
          kind="request"
          look={custody.filed ? 'secondary' : 'primary'}
          onSaved={onFileSaved}
        />
      ) : making.at === 'failed' ? (
        <FailureNotice error={making.error} />
      ) : (
        <LoadingBlock />
      )}
      <div role="status">
        {custody.filed ? (
          <Notice tone="success" title={t('savedTitle')}>
            <p>{t('saved')}</p>
          </Notice>
        ) : null}
      </div>
      <ButtonRow>
        {custody.filed ? (
          <Button look="primary" onClick={onGoOn}>
            {t('next')}
          </Button>
        ) : null}
        <Button onClick={onCancel}>{t('cancel')}</Button>
      </ButtonRow>
      <Small>{t('sealed')}</Small>
    </Page>
  )
}

function whyNotKept({ keepFault }: KeyCustody) {
  if (keepFault === 'storage-full') return 'whyFull'
  return keepFault === 'storage-unavailable' ? 'whyNotKept' : 'whyNotNow'
}
