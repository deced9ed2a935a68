import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { AppError, ErrorCode } from '../../errors'
import { ButtonRow } from '../buttons/button'
import { CodeText } from '../texts/code-text'
import { RichText } from '../texts/rich-text'
import { Lead, Page, PageHeading, Small } from './page'

interface FailurePageProps {
  readonly error: Pick<AppError, 'code'>
  /** Buttons for the ways out. */
  readonly children?: ReactNode
}

/** A page that could not be shown: the reason, the way on, and the code for support. */
export function FailurePage({ error, children }: FailurePageProps) {
  const t = useTranslations('errors')
  const code = wordedCode(t, error.code)
  return (
    <Page>
      <PageHeading>{t(`${code}.title`)}</PageHeading>
      <Lead>{t(`${code}.help`)}</Lead>
      {children ? <ButtonRow>{children}</ButtonRow> : null}
      <ErrorCodeLine error={error} />
    </Page>
  )
}

/**
 * The code whose words are shown: the error's own, or the general one where its words did not come with this
 * page (the area `failures`). The line with the code names the error's own all the same.
 */
export const wordedCode = (t: ReturnType<typeof useTranslations<'errors'>>, code: ErrorCode): ErrorCode =>
  t.has(`${code}.title`) ? code : 'unexpected'

/** The code of a failure, the same in every language. */
export function ErrorCodeLine({ error }: { readonly error: Pick<AppError, 'code'> }) {
  const t = useTranslations('app')
  return (
    <Small>
      <RichText>
        {t.rich('errorCode', { code: error.code, mono: (text) => <CodeText>{String(text)}</CodeText> })}
      </RichText>
    </Small>
  )
}
