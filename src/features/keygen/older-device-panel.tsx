import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type AppError, toAppError } from '../../errors'
import { Button } from '../../ui/button'
import { Disclosure } from '../../ui/disclosure'
import { FailureNotice } from '../../ui/failure-notice'
import type { SavableFile } from './keygen-progress'
import { SaveFileLink } from './save-file-link'

interface OlderDevicePanelProps {
  readonly onBuild: () => Promise<SavableFile>
  readonly onSaved: () => void
}

type Making =
  | { at: 'offer' }
  | { at: 'making' }
  | { at: 'ready'; file: SavableFile }
  | { at: 'failed'; error: AppError }

/** The same certificate in the kind of file that older devices read; without a new order. */
export function OlderDevicePanel({ onBuild, onSaved }: OlderDevicePanelProps) {
  const t = useTranslations('keygen.done')
  const [making, setMaking] = useState<Making>({ at: 'offer' })
  const make = () => {
    setMaking({ at: 'making' })
    onBuild().then(
      (file) => setMaking({ at: 'ready', file }),
      (error: unknown) => setMaking({ at: 'failed', error: toAppError(error) }),
    )
  }
  return (
    <Disclosure summary={t('olderTitle')}>
      <p>{t('older')}</p>
      {making.at === 'ready' ? (
        <SaveFileLink file={making.file} look="secondary" onSaved={onSaved} />
      ) : (
        <div>
          <Button onClick={make} disabled={making.at === 'making'}>
            {t('olderMake')}
          </Button>
        </div>
      )}
      <div role="status">
        {making.at === 'making' ? t('olderMaking') : null}
        {making.at === 'ready' ? t('olderReady') : null}
      </div>
      {making.at === 'failed' ? <FailureNotice error={making.error} /> : null}
    </Disclosure>
  )
}
