import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { checkPickupCode, type PickupLink } from '../../../api/pickup'
import { type AppError, toAppError } from '../../../errors'
import { Button, ButtonRow } from '../../../ui/buttons/button'
import { TextField } from '../../../ui/fields/text-field'
import { FailureNotice } from '../../../ui/pages/failure-notice'
import { Lead, Page, PageHeading, Small, Stack } from '../../../ui/pages/page'
import { oneTimeCode } from './one-time-code'

export interface CodePageProps {
  readonly link: PickupLink
  /** The access token takes the link's place; it stays in the page's memory. */
  readonly onAccess: (accessToken: string) => void
  /** Five wrong codes lock the link; a locked link has a page of its own. */
  readonly onLocked: () => void
}

/** The order asks for a code that was told by another way than the mail. */
export function CodePage({ link, onAccess, onLocked }: CodePageProps) {
  const t = useTranslations('keygen.code')
  const [typed, setTyped] = useState('')
  const [missing, setMissing] = useState(false)
  const [checking, setChecking] = useState(false)
  const [failure, setFailure] = useState<AppError | null>(null)
  const left = failure?.details['attemptsLeft']
  const wrong =
    failure?.code === 'pickup-code-wrong'
      ? typeof left === 'number'
        ? t('wrongLeft', { left })
        : t('wrong')
      : undefined

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (checking) return
    const code = oneTimeCode(typed)
    setFailure(null)
    setMissing(code === null)
    if (code !== null) {
      setChecking(true)
      try {
        const { accessToken } = await checkPickupCode(link, code)
        return onAccess(accessToken)
      } catch (error) {
        const known = toAppError(error)
        if (known.code === 'pickup-code-locked') return onLocked()
        setFailure(known)
        setChecking(false)
      }
    }
    document.getElementById('one-time-code')?.focus()
  }
  return (
    <Page>
      <PageHeading withError={missing || wrong !== undefined}>{t('title')}</PageHeading>
      <Lead>{t('lead')}</Lead>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Stack>
          <TextField
            id="one-time-code"
            label={t('field')}
            hint={t('hint')}
            error={wrong ?? (missing ? t('missing') : undefined)}
            autoComplete="one-time-code"
            inputMode="numeric"
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
          {failure && !wrong ? <FailureNotice error={failure} /> : null}
          <ButtonRow>
            <Button look="primary" type="submit" aria-disabled={checking}>
              {t('open')}
            </Button>
          </ButtonRow>
          <div role="status">{checking ? t('checking') : null}</div>
        </Stack>
      </form>
      <Small>{t('noCode')}</Small>
    </Page>
  )
}
