import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Pickup } from '../../../contract/schema'
import {
  maxRequestFileBytes,
  parseRequestFile,
  type ReadRequestFile,
} from '../../../domain/files/request-file'
import { AppError, toAppError } from '../../../errors'
import { Button, ButtonRow } from '../../../ui/buttons/button'
import { ErrorSummary } from '../../../ui/fields/error-summary'
import { fileBytes } from '../../../ui/fields/file-bytes'
import { FileField } from '../../../ui/fields/file-field'
import { PasswordField } from '../../../ui/fields/password-field'
import { FailureNotice } from '../../../ui/pages/failure-notice'
import { Lead, Stack } from '../../../ui/pages/page'
import { ContactLine } from '../flow/contact-line'
import { StepFrame } from '../flow/step-frame'
import { useOddPassword } from '../password/use-odd'
import { UserNameField } from '../password/user-name-field'

interface OpenFileStepProps {
  readonly pickup: Pickup
  /** The request was sent: a certificate depends on the key in the file. */
  readonly sent: boolean
  readonly onOpen: (file: ReadRequestFile, password: string, signal: AbortSignal) => Promise<AppError | null>
  readonly onBack: () => void
}

interface ChosenFile {
  readonly file: File
  /** The content of the file, or the fault that hides it. */
  readonly read: Promise<ReadRequestFile | AppError>
}

/**
 * The key comes from a request file: on another machine, in another browser, or after this one has lost it.
 */
export function OpenFileStep({ pickup, sent, onOpen, onBack }: OpenFileStepProps) {
  const t = useTranslations('keygen.openFile')
  const oddPassword = useOddPassword()
  const [chosen, setChosen] = useState<ChosenFile | null>(null)
  // The field's own text counts: some browsers fill it without telling the page.
  const field = useRef<HTMLInputElement>(null)
  const [tried, setTried] = useState('')
  const [attempt, setAttempt] = useState(0)
  const [opening, setOpening] = useState(false)
  const [failure, setFailure] = useState<AppError | null>(null)
  const newest = useRef<ChosenFile | null>(null)
  const running = useRef<AbortController | null>(null)
  // A person who has left the page doesn't want its key opened any more.
  useEffect(() => () => running.current?.abort(), [])
  const wrong = failure?.code === 'sealed-key-password-wrong'

  const problems =
    attempt === 0
      ? []
      : [
          ...(chosen ? [] : [{ fieldId: 'request-file', text: t('fileMissing') }]),
          ...(tried === ''
            ? [{ fieldId: 'request-file-password', text: t('passwordMissing') }]
            : wrong
              ? [{ fieldId: 'request-file-password', text: t('passwordWrong') + oddPassword(tried) }]
              : []),
        ]
  const problemOf = (id: string) => problems.find(({ fieldId }) => fieldId === id)?.text

  const choose = (file: File) => {
    setFailure(null)
    const one = { file, read: readFile(file) }
    newest.current = one
    setChosen(one)
    // A file that is no request file is refused at once; the fault of an earlier file disappears.
    void one.read.then((read) => {
      if (newest.current === one && read instanceof AppError) setFailure(read)
    })
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (opening) return
    const password = field.current?.value ?? ''
    setTried(password)
    setAttempt(attempt + 1)
    setFailure(null)
    if (!chosen || password === '') return
    setOpening(true)
    const controller = new AbortController()
    running.current = controller
    const read = await chosen.read
    const fault = read instanceof AppError ? read : await onOpen(read, password, controller.signal)
    if (controller.signal.aborted) return
    setFailure(fault)
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
            onFile={choose}
          />
          <UserNameField value={pickup.emails[0] ?? pickup.commonName} />
          <PasswordField
            id="request-file-password"
            label={t('password')}
            hint={t('passwordHint')}
            error={problemOf('request-file-password')}
            autoComplete="current-password"
            ref={field}
          />
          {failure && !wrong ? (
            <FailureNotice error={failure}>
              {failure.code === 'request-file-damaged' ? (
                <>
                  <p>{t(sent ? 'noCopySent' : 'noCopyNotSent')}</p>
                  {sent ? <ContactLine contact={pickup.contact} orderNumber={pickup.orderNumber} /> : null}
                </>
              ) : null}
            </FailureNotice>
          ) : null}
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

/**
 * Reads a request file; a larger file is not read at all. The bytes of any file are overwritten: somebody may
 * choose a private key in clear by mistake. Never rejects: a fault is a value.
 */
async function readFile(file: File): Promise<ReadRequestFile | AppError> {
  const read = await fileBytes(file, maxRequestFileBytes)
  if ('fault' in read)
    return new AppError(read.fault === 'too-large' ? 'request-file-malformed' : 'file-unreadable')
  const { bytes } = read
  try {
    return parseRequestFile(bytes)
  } catch (error) {
    return toAppError(error)
  } finally {
    bytes.fill(0)
  }
}
