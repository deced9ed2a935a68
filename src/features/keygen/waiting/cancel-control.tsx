import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button, ButtonRow } from '../../../ui/buttons/button'
import { Notice } from '../../../ui/pages/notice'
import { type KeyCustody, outlivesPage } from '../flow/key-custody'

interface CancelControlProps {
  readonly custody: KeyCustody
  /** The button's words, as they fit the page. */
  readonly label: string
  readonly look: 'secondary' | 'quiet'
  readonly onStop: () => void
  readonly onCancel: () => void
}

/**
 * Cancel. Before the request has left nothing is lost, and it is done at once; after it a certificate depends
 * on the key, so the person is asked whether to stop for now or to give the key up. The focus goes into the
 * question and comes back from it.
 */
export function CancelControl({ custody, label, look, onStop, onCancel }: CancelControlProps) {
  const t = useTranslations('keygen.create')
  const [asking, setAsking] = useState<boolean | null>(null)
  const control = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (asking !== null) control.current?.querySelector('button')?.focus()
  }, [asking])

  return (
    <div ref={control} data-print="no">
      {asking ? (
        <Notice tone="warning" role="alert" title={t('cancelAskTitle')}>
          <p>{t('cancelAsk')}</p>
          <ButtonRow>
            <Button onClick={() => setAsking(false)}>{t('cancelNo')}</Button>
            {outlivesPage(custody) ? <Button onClick={onStop}>{t('cancelStop')}</Button> : null}
            <Button look="danger" onClick={onCancel}>
              {t('cancelYes')}
            </Button>
          </ButtonRow>
        </Notice>
      ) : (
        <ButtonRow>
          <Button look={look} onClick={() => (custody.sent ? setAsking(true) : onCancel())}>
            {label}
          </Button>
        </ButtonRow>
      )}
    </div>
  )
}
