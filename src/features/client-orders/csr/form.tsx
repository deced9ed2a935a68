import { type ClipboardEvent, type DragEvent, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../../ui/buttons/button'
import { FileField } from '../../../ui/fields/file-field'
import { TextAreaField } from '../../../ui/fields/text-area-field'
import { isTooMuch, manyLinesLimit } from '../../../ui/fields/text-limit'
import { FailureNotice } from '../../../ui/pages/failure-notice'
import { Stack } from '../../../ui/pages/page'
import type { CsrRefusal } from './reading'
import { useCsrRefusalText } from './refusal-text'

/** The source of the refused CSR: its error stands there. */
export interface CsrFormRefusal {
  readonly from: 'text' | 'file'
  readonly refusal: CsrRefusal
}

interface CsrFormProps {
  readonly id: string
  readonly refused: CsrFormRefusal | null
  /** Other faults of the answer, such as that there is none. */
  readonly error: string | undefined
  readonly onGiven: (given: string | File) => void
  /** Something was typed: an earlier refusal no longer counts. */
  readonly onTyped: () => void
  /** A private key was pasted, dropped or typed; it is out of the field already. */
  readonly onPrivateKey: () => void
}

/** A request is complete with its last line; before, a person is still typing. */
const lastLine = /END (NEW )?CERTIFICATE REQUEST/i

/** Paste, choose or drop. A private key gets neither into the field's state nor into its undo history. */
export function CsrForm({ id, refused, error, onGiven, onTyped, onPrivateKey }: CsrFormProps) {
  const t = useTranslations('csr')
  const refusalText = useCsrRefusalText()
  const [text, setText] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const given = useRef('')

  const isKey = refused?.refusal.kind === 'code' && refused.refusal.code === 'private-key-given'
  const failure =
    refused?.refusal.kind === 'code' && tryAgain.has(refused.refusal.code) ? refused.refusal : null
  const shownFile = isKey ? null : file
  const errorOf = (from: CsrFormRefusal['from']) =>
    refused?.from === from && !isKey && !failure ? refusalText(refused.refusal) : undefined

  const give = (value: string) => {
    if (value.trim() === '' || value === given.current) return
    given.current = value
    setFile(null)
    onGiven(value)
  }
  const takeFile = (chosen: File) => {
    given.current = ''
    setFile(chosen)
    onGiven(chosen)
  }
  const wipe = () => {
    given.current = ''
    setText('')
    setFile(null)
    onPrivateKey()
  }
  /**
   * A file may be dropped on the text, too; a private key is kept out by the field. A whole mail is read, but
   * in no field.
   */
  const arrives = (event: ClipboardEvent | DragEvent, transfer: DataTransfer) => {
    const [first] = transfer.files
    const long = transfer.getData('text/plain')
    if (!first && !isTooMuch(long, manyLinesLimit)) return
    event.preventDefault()
    if (first) takeFile(first)
    else give(long)
  }
  return (
    <Stack gap="group">
      {isKey ? (
        <FailureNotice error={{ code: 'private-key-given' }}>
          <p>{t('notTheKey')}</p>
        </FailureNotice>
      ) : null}
      {failure ? (
        <FailureNotice error={failure}>
          <Button onClick={() => onGiven(file ?? (given.current || text))}>{t('again')}</Button>
        </FailureNotice>
      ) : null}
      <TextAreaField
        id={id}
        code
        rows={6}
        label={t('label')}
        hint={t('hint')}
        error={errorOf('text') ?? (shownFile ? undefined : error)}
        value={text}
        autoComplete="off"
        onPaste={(event) => arrives(event, event.clipboardData)}
        onDrop={(event) => arrives(event, event.dataTransfer)}
        onPrivateKey={wipe}
        onChange={(event) => {
          const { value } = event.target
          setText(value)
          onTyped()
          const { inputType } = event.nativeEvent as InputEvent
          if (inputType === 'insertFromPaste' || inputType === 'insertFromDrop' || lastLine.test(value))
            give(value)
        }}
        onBlur={(event) => give(event.target.value)}
      />
      <FileField
        id={`${id}-file`}
        label={t('file.label')}
        hint={t('file.hint')}
        error={errorOf('file')}
        file={shownFile}
        drop={t('file.drop')}
        dropNow={t('file.dropNow')}
        choose={t('file.choose')}
        chooseOther={t('file.chooseOther')}
        onFile={takeFile}
      />
    </Stack>
  )
}

/** Failures that are not the request's fault: the same text may well be read the next time. */
const tryAgain: ReadonlySet<string> = new Set(['crypto-worker-failed', 'unexpected'])
