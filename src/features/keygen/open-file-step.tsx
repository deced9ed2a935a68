import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Pickup } from '../../contract/schema'
import { maxRequestFileLength } from '../../domain/request-file'
import { AppError } from '../../errors'
import { Button, ButtonRow } from '../../ui/button'
import { ErrorSummary } from '../../ui/error-summary'
import { FailureNotice } from '../../ui/failure-notice'
import { FileField } from '../../ui/file-field'
import { Lead, Stack } from '../../ui/page'
import { PasswordField } from '../../ui/password-field'
import { StepFrame } from './step-frame'
import { UserNameField } from './user-name-field'

interface OpenFileStepProps {
  readonly pickup: Pickup
  readonly onOpen: (text: string, password: string) => Promise<AppError | null>
  readonly onBack: () => void
}

interface ChosenFile {
  readonly file: File
  /** Null where it is too large to be one. */
  readonly text: string | null
}

/** The key comes from a request file: on another machine, in another browser, or after this one has lost it. */
export function OpenFileStep({ pickup, onOpen, onBack }: OpenFileStepProps) {
  const t = useTranslations('keygen.openFile')
  const [chosen, setChosen] = useState<ChosenFile | null>(null)
  const [password, setPassword] = useState('')
  const [attempt, setAttempt] = useState(0)
  const [opening, setOpening] = useState(false)
  const [failure, setFailure] = useState<AppError | null>(null)
  const wrong = failure?.code === 'sealed-key-password-wrong'

  const problems =
    attempt === 0
      ? []
      : [
          ...(chosen ? [] : [{ fieldId: 'request-file', text: t('fileMissing') }]),
          ...(password === ''
            ? [{ fieldId: 'request-file-password', text: t('passwordMissing') }]
            : wrong
              ? [{ fieldId: 'request-file-password', text: t('passwordWrong') }]
              : []),
        ]
  const problemOf = (id: string) => problems.find(({ fieldId }) => fieldId === id)?.text

  const choose = async (file: File) => {
    setFailure(null)
    // Bytes of four to a character is the most there can be; anything larger is not read at all.
    const text = file.size > maxRequestFileLength * 4 ? null : await file.text()
    setChosen({ file, text })
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (opening) return
    setAttempt(attempt + 1)
    setFailure(null)
    if (!chosen || password === '') return
    setOpening(true)
    setFailure(
      chosen.text === null ? new AppError('request-file-malformed') : await onOpen(chosen.text, password),
    )
    setOpening(false)
    setAttempt((now) => now + 1) // the summary takes the focus once it knows
  }
  return (
    <StepFrame title={t('title')} withError={problems.length > 0 || failure !== null} onBack={onBack}>
      <ErrorSummary problems={problems} attempt={attempt} />
      <Lead>{t('lead', { orderNumber: pickup.orderNumber })}</Lead>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Stack>
          <FileField
            id="request-file"
            label={t('file')}
            hint={t('fileHint')}
            error={problemOf('request-file')}
            file={chosen?.file ?? null}
            disabled={opening}
            drop={t('drop')}
            dropNow={t('dropNow')}
            choose={t('choose')}
            chooseOther={t('chooseOther')}
            onFile={(file) => void choose(file)}
          />
          <UserNameField value={pickup.emails[0] ?? pickup.commonName} />
          <PasswordField
            id="request-file-password"
            label={t('password')}
            hint={t('passwordHint')}
            error={problemOf('request-file-password')}
            autoComplete="current-password"
            value={password}
            onChange={({ target }) => setPassword(target.value)}
          />
          {failure && !wrong ? <FailureNotice error={failure} /> : null}
          <ButtonRow>
            <Button look="primary" type="submit" aria-disabled={opening}>
              {t('open')}
            </Button>
          </ButtonRow>
          <div role="status">{opening ? t('opening') : null}</div>
        </Stack>
      </form>
    </StepFrame>
  )
}
