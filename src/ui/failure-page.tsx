import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { AppError } from '../errors'
import { ButtonRow } from './button'
import { CodeText } from './code-text'
import { Lead, Page, PageHeading, Small } from './page'

interface FailurePageProps {
  readonly error: Pick<AppError, 'code'>
  /** What can be done: buttons. */
  readonly children?: ReactNode
}

/** A page that could not be: what happened, what to do, and the code for whoever helps. */
export function FailurePage({ error, children }: FailurePageProps) {
  const t = useTranslations('errors')
  return (
    <Page>
      <PageHeading>{t(`${error.code}.title`)}</PageHeading>
      <Lead>{t(`${error.code}.help`)}</Lead>
      {children ? <ButtonRow>{children}</ButtonRow> : null}
      <ErrorCodeLine error={error} />
    </Page>
  )
}

/** The code of a failure, the same in every language. */
export function ErrorCodeLine({ error }: { readonly error: Pick<AppError, 'code'> }) {
  const t = useTranslations('app')
  return (
    <Small>
      {t.rich('errorCode', { code: error.code, mono: (text) => <CodeText>{String(text)}</CodeText> })}
    </Small>
  )
}
