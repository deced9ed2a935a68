import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type AppError, toAppError } from '../../errors'
import { Button, ButtonRow } from '../../ui/button'
import { FailureNotice } from '../../ui/failure-notice'
import { Notice } from '../../ui/notice'
import { Stack } from '../../ui/page'
import { useRegainedFocus } from '../../ui/use-regained-focus'

interface ForgetPanelProps {
  /** Whether the file was handed over; without it forgetting loses the key for good. */
  readonly saved: boolean
  readonly forgotten: boolean
  readonly onForget: () => Promise<void>
}

type Asking =
  | { readonly at: 'offer' }
  | { readonly at: 'asking' }
  | { readonly at: 'erasing' }
  | { readonly at: 'failed'; readonly error: AppError }

/** “It works, forget my key”: says what it means before it happens. */
export function ForgetPanel({ saved, forgotten, onForget }: ForgetPanelProps) {
  const t = useTranslations('keygen.forget')
  const app = useTranslations('app')
  const [asking, setAsking] = useState<Asking>({ at: 'offer' })
  const place = useRegainedFocus<HTMLDivElement>(forgotten ? 'forgotten' : asking.at)
  const forget = () => {
    setAsking({ at: 'erasing' })
    onForget().then(
      () => setAsking({ at: 'offer' }),
      (error: unknown) => setAsking({ at: 'failed', error: toAppError(error) }),
    )
  }
  return (
    <section data-print="no">
      <Stack>
        <h2>{t('title')}</h2>
        <div ref={place} tabIndex={-1}>
          <Stack>
            {forgotten ? (
              <Notice tone="success" role="status" title={t('done')}>
                <p>{t('doneMeans')}</p>
              </Notice>
            ) : (
              <>
                <p>{t('lead')}</p>
                {asking.at === 'asking' ? (
                  <Notice tone="warning" role="alert" title={t('askTitle')}>
                    <p>{t('ask')}</p>
                    {saved ? null : <p>{t('askNotSaved')}</p>}
                    <ButtonRow>
                      <Button onClick={() => setAsking({ at: 'offer' })}>{t('no')}</Button>
                      <Button onClick={forget}>{t('yes')}</Button>
                    </ButtonRow>
                  </Notice>
                ) : (
                  <ButtonRow>
                    <Button disabled={asking.at === 'erasing'} onClick={() => setAsking({ at: 'asking' })}>
                      {t('offer')}
                    </Button>
                  </ButtonRow>
                )}
                {asking.at === 'failed' ? (
                  <FailureNotice error={asking.error}>
                    <Button onClick={forget}>{app('tryAgain')}</Button>
                  </FailureNotice>
                ) : null}
              </>
            )}
          </Stack>
        </div>
      </Stack>
    </section>
  )
}
