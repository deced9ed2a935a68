import { useTranslations } from 'use-intl'
import type { AppError } from '../../errors'
import type { Elements } from '../texts/elements'
import { ErrorCodeLine, wordedCode } from './failure-page'
import { Notice } from './notice'

interface FailureNoticeProps {
  readonly error: Pick<AppError, 'code'>
  readonly children?: Elements
}

/** A part of a page that could not be, with the rest of the page kept. */
export function FailureNotice({ error, children }: FailureNoticeProps) {
  const t = useTranslations('errors')
  const code = wordedCode(t, error.code)
  return (
    <Notice tone="danger" role="alert" title={t(`${code}.title`)}>
      <p>{t(`${code}.help`)}</p>
      {children}
      <ErrorCodeLine error={error} />
    </Notice>
  )
}
