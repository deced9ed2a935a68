import { useTranslations } from 'use-intl'
import { Button, ButtonRow } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { type KeyStanding, outlivesPage } from './key-standing'

interface CancelQuestionProps {
  readonly standing: KeyStanding
  readonly onGoOn: () => void
  readonly onStop: () => void
  readonly onCancel: () => void
}

/** The request has left: whether to stop for now or to give the key up, and what each means. */
export function CancelQuestion({ standing, onGoOn, onStop, onCancel }: CancelQuestionProps) {
  const t = useTranslations('keygen.create')
  return (
    <Notice tone="warning" role="alert" title={t('cancelAskTitle')}>
      <p>{t('cancelAsk')}</p>
      <ButtonRow>
        <Button onClick={onGoOn}>{t('cancelNo')}</Button>
        {outlivesPage(standing) ? <Button onClick={onStop}>{t('cancelStop')}</Button> : null}
        <Button onClick={onCancel}>{t('cancelYes')}</Button>
      </ButtonRow>
    </Notice>
  )
}
