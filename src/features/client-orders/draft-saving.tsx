import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useLocation } from 'wouter'
import { type AppError, toAppError } from '../../errors'
import { useFormatter } from '../../i18n/use-formatter'
import { paths } from '../../paths'
import { Button, ButtonRow } from '../../ui/buttons/button'
import { FailureNotice } from '../../ui/pages/failure-notice'
import { Notice } from '../../ui/pages/notice'
import { VisuallyHidden } from '../../ui/texts/visually-hidden'
import { useDebounced } from '../../ui/timing/use-debounced'
import { useStillHere } from '../../ui/timing/use-still-here'
import type { UsedDraft } from './drafts/use-draft'
import styles from './wizard-frame.module.css'

type Opened = Extract<UsedDraft, { readonly at: 'ready' }>

/** Says that the draft is saved or is being saved. Screen readers hear it after a pause, not at each key. */
export function DraftSavingLine({ saving, savedAt }: Pick<Opened, 'saving' | 'savedAt'>) {
  const t = useTranslations('order.saving')
  const format = useFormatter()
  const text =
    saving === 'saved'
      ? t('saved', { time: format.dateTime(new Date(savedAt), { hour: 'numeric', minute: '2-digit' }) })
      : t(saving === 'conflict' ? 'failed' : saving)
  const isHeard = useDebounced(saving === 'saved', 1_500)
  return (
    <span className={styles['saving']}>
      <span>{text}</span>
      <span role="status">
        <VisuallyHidden>{isHeard ? t('savedShort') : ''}</VisuallyHidden>
      </span>
    </span>
  )
}

/** Asks the person for a decision: another tab has saved a newer version, or the browser keeps nothing. */
export function DraftConflict({ opened }: { readonly opened: Opened }) {
  const t = useTranslations('order.saving')
  const app = useTranslations('app')
  const [, navigate] = useLocation()
  const [error, setError] = useState<AppError | null>(null)
  const isStillHere = useStillHere()
  const keepMine = () =>
    opened.keepMineAsCopy().then(
      (copyId) => {
        if (isStillHere()) navigate(paths.orderDraft(copyId, opened.step))
      },
      (cause: unknown) => setError(toAppError(cause)),
    )
  if (error) return <FailureNotice error={error} />
  if (opened.saving === 'conflict') {
    return (
      <Notice tone="warning" role="alert" title={t('conflict')}>
        <p>{t('conflictHelp')}</p>
        <ButtonRow>
          <Button onClick={opened.takeTheirs}>{t('takeTheirs')}</Button>
          <Button onClick={() => void keepMine()}>{t('keepMine')}</Button>
        </ButtonRow>
      </Notice>
    )
  }
  if (opened.saving === 'failed') {
    return (
      <Notice tone="warning" role="alert" title={t('notKept')}>
        <p>{t('notKeptHelp')}</p>
        <Button onClick={() => void opened.flush()}>{app('tryAgain')}</Button>
      </Notice>
    )
  }
  return null
}
