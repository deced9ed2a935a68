import { type FormEvent, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Pickup } from '../../../contract/schema'
import type { KeptKeyFacts } from '../../../crypto-worker/client'
import type { AppError } from '../../../errors'
import { useFormatter } from '../../../i18n/use-formatter'
import { Button, ButtonRow } from '../../../ui/buttons/button'
import { Disclosure } from '../../../ui/buttons/disclosure'
import { PasswordField } from '../../../ui/fields/password-field'
import { DescriptionList } from '../../../ui/lists/description-list'
import { FailureNotice } from '../../../ui/pages/failure-notice'
import { Lead, Page, PageHeading, Sheet, Stack } from '../../../ui/pages/page'
import { ContactLine } from '../flow/contact-line'
import type { KeyGoal } from '../flow/states'
import { useOddPassword } from '../password/use-odd'
import { UserNameField } from '../password/user-name-field'

interface ResumeStepProps {
  readonly goal: KeyGoal
  readonly pickup: Pickup
  readonly kept: KeptKeyFacts
  readonly onOpen: (password: string) => Promise<AppError | null>
  readonly onOpenFile: () => void
  readonly onBeginAgain: () => void
}

/** The link was opened again and this browser has the key: one password leads on. */
export function ResumeStep({ goal, pickup, kept, onOpen, onOpenFile, onBeginAgain }: ResumeStepProps) {
  const t = useTranslations('keygen.resume')
  const format = useFormatter()
  // The field's own text counts: some browsers fill it without telling the page.
  const field = useRef<HTMLInputElement>(null)
  const oddPassword = useOddPassword()
  const [tried, setTried] = useState('')
  const [opening, setOpening] = useState(false)
  const [failure, setFailure] = useState<AppError | null>(null)
  const [missing, setMissing] = useState(false)
  const sent = goal !== 'submit'
  const wrong = failure?.code === 'sealed-key-password-wrong'

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (opening) return
    const password = field.current?.value ?? ''
    setMissing(password === '')
    setTried(password)
    setFailure(null)
    if (password !== '') {
      setOpening(true)
      setFailure(await onOpen(password))
      setOpening(false)
    }
    field.current?.focus()
  }
  const moment = (time: string) => format.dateTime(new Date(time), 'moment')
  return (
    <Page>
      <PageHeading withError={wrong || missing}>{t('title')}</PageHeading>
      <Lead>{t(sent ? 'leadIssued' : 'leadNotSent')}</Lead>
      <Sheet>
        <DescriptionList
          rows={[
            { key: 'name', term: t('name'), value: pickup.commonName },
            { key: 'order', term: t('order'), value: pickup.orderNumber },
            { key: 'sealed', term: t('sealedAt'), value: moment(kept.sealedAt) },
            {
              key: 'sent',
              term: t('sentAt'),
              value: pickup.submission ? moment(pickup.submission.receivedAt) : t('notSent'),
            },
          ]}
        />
      </Sheet>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Stack>
          <UserNameField value={pickup.emails[0] ?? pickup.commonName} />
          <PasswordField
            id="resume-password"
            label={t('password')}
            hint={t('hint')}
            error={wrong ? t('wrong') + oddPassword(tried) : missing ? t('missing') : undefined}
            autoComplete="current-password"
            ref={field}
          />
          {failure && !wrong ? (
            <FailureNotice error={failure}>
              <Button onClick={onOpenFile}>{t('openFile')}</Button>
            </FailureNotice>
          ) : null}
          <ButtonRow>
            <Button look="primary" type="submit" aria-disabled={opening}>
              {t(sent ? 'getFile' : 'goOn')}
            </Button>
          </ButtonRow>
          <div role="status">{opening ? t('opening') : null}</div>
        </Stack>
      </form>
      <Disclosure summary={t('forgotTitle')}>
        <p>{t(sent ? 'forgotSent' : 'forgotNotSent')}</p>
        {sent ? (
          <ContactLine contact={pickup.contact} orderNumber={pickup.orderNumber} />
        ) : (
          <div>
            <Button onClick={onBeginAgain}>{t('beginAgain')}</Button>
          </div>
        )}
      </Disclosure>
      <Disclosure summary={t('fileTitle')}>
        <p>{t('file')}</p>
        <div>
          <Button onClick={onOpenFile}>{t('openFile')}</Button>
        </div>
      </Disclosure>
    </Page>
  )
}
