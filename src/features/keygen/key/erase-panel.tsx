import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type AppError, toAppError } from '../../../errors'
import { Button, ButtonRow } from '../../../ui/buttons/button'
import { FailureNotice } from '../../../ui/pages/failure-notice'
import { Notice } from '../../../ui/pages/notice'
import { Stack } from '../../../ui/pages/page'
import type { Elements } from '../../../ui/texts/elements'
import { useRegainedFocus } from '../../../ui/timing/use-regained-focus'

interface EraseKeyPanelProps {
  /** Left out where something around it says what it is about. */
  readonly title?: string
  /** The facts of the kept key, and until when it is of use. */
  readonly lead: readonly string[]
  readonly offer: string
  /** The consequences of erasing, said before it happens. */
  readonly ask: readonly string[]
  readonly doneMeans: string
  readonly erased: boolean
  /** More about the key; hidden once it is erased. */
  readonly children?: Elements
  readonly onErase: () => Promise<void>
}

type Asking =
  | { readonly at: 'offer' }
  | { readonly at: 'asking' }
  | { readonly at: 'erasing' }
  | { readonly at: 'failed'; readonly error: AppError }

/** Erases the key that this browser keeps: says what that means before, and that it is done after. */
export function EraseKeyPanel({
  title,
  lead,
  offer,
  ask,
  doneMeans,
  erased,
  children,
  onErase,
}: EraseKeyPanelProps) {
  const t = useTranslations('keygen.forget')
  const app = useTranslations('app')
  const [asking, setAsking] = useState<Asking>({ at: 'offer' })
  const focusTarget = useRegainedFocus<HTMLDivElement>(erased ? 'erased' : asking.at)
  const erase = () => {
    setAsking({ at: 'erasing' })
    onErase().then(
      () => setAsking({ at: 'offer' }),
      (error: unknown) => setAsking({ at: 'failed', error: toAppError(error) }),
    )
  }
  return (
    <section data-print="no">
      <Stack>
        {title === undefined ? null : <h2>{title}</h2>}
        {erased ? (
          <div ref={focusTarget} tabIndex={-1}>
            <Notice tone="success" role="status" title={t('done')}>
              <p>{doneMeans}</p>
            </Notice>
          </div>
        ) : (
          <>
            {lead.map((text) => (
              <p key={text}>{text}</p>
            ))}
            {children}
            <div ref={focusTarget} tabIndex={-1}>
              <Stack>
                {asking.at === 'asking' ? (
                  <Notice tone="warning" role="alert" title={t('askTitle')}>
                    {ask.map((text) => (
                      <p key={text}>{text}</p>
                    ))}
                    <ButtonRow>
                      <Button onClick={() => setAsking({ at: 'offer' })}>{t('no')}</Button>
                      <Button look="danger" onClick={erase}>
                        {t('yes')}
                      </Button>
                    </ButtonRow>
                  </Notice>
                ) : (
                  <ButtonRow>
                    <Button
                      look="danger"
                      disabled={asking.at === 'erasing'}
                      onClick={() => setAsking({ at: 'asking' })}
                    >
                      {offer}
                    </Button>
                  </ButtonRow>
                )}
                {asking.at === 'failed' ? (
                  <FailureNotice error={asking.error}>
                    <Button onClick={erase}>{app('tryAgain')}</Button>
                  </FailureNotice>
                ) : null}
              </Stack>
            </div>
          </>
        )}
      </Stack>
    </section>
  )
}
