import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useLanguage } from '../../../i18n/language-provider'
import { Button, ButtonRow } from '../../../ui/buttons/button'
import { Disclosure } from '../../../ui/buttons/disclosure'
import { DownloadIcon } from '../../../ui/buttons/icons'
import { FileField } from '../../../ui/fields/file-field'
import { TextAreaField } from '../../../ui/fields/text-area-field'
import { isTooMuch, manyLinesLimit } from '../../../ui/fields/text-limit'
import { FailureNotice } from '../../../ui/pages/failure-notice'
import { Small, Stack } from '../../../ui/pages/page'
import type { Rows } from '../rows/row-list'
import { ColumnsTable } from './columns'
import { saveRecipientTable } from './export'
import styles from './panel.module.css'
import { ImportPreview } from './preview'
import type { TableIntake } from './use-intake'

interface RecipientImportProps {
  readonly intake: TableIntake
  /** Recipients that the list has already; blank ones don't count. */
  readonly present: number
  readonly maxRecipients: number
  readonly onText: (text: string) => void
  readonly onFile: (file: File) => void
  readonly onAdd: (rows: Rows) => void
  readonly onReplace: (rows: Rows) => void
  readonly onDiscard: () => void
  readonly onClose: () => void
}

/**
 * Many recipients at once: a CSV file, or rows copied from a spreadsheet. The person sees the rows before
 * they are added.
 */
export function RecipientImport({
  intake,
  present,
  maxRecipients,
  onText,
  onFile,
  onAdd,
  onReplace,
  onDiscard,
  onClose,
}: RecipientImportProps) {
  const t = useTranslations('recipients.import')
  const { language } = useLanguage()
  const titleId = useId()
  const [file, setFile] = useState<File | null>(null)
  const [typed, setTyped] = useState('')
  return (
    <section className={styles['panel']} aria-labelledby={titleId}>
      <h2 id={titleId}>{t('title')}</h2>
      {intake.at === 'read' ? (
        <ImportPreview
          intake={intake}
          present={present}
          maxRecipients={maxRecipients}
          onAdd={onAdd}
          onReplace={onReplace}
          onDiscard={() => {
            onDiscard()
            setFile(null)
          }}
        />
      ) : (
        <Stack gap="group">
          {intake.at === 'refused' ? (
            <FailureNotice error={intake}>
              {intake.code === 'table-too-many-rows' ? (
                <p>
                  {t('tooMany', {
                    count: Number(intake.details['count']),
                    limit: Number(intake.details['limit']),
                  })}
                </p>
              ) : intake.code === 'table-too-large' ? (
                <p>
                  {t('tooLarge', {
                    megabytes: Number(intake.details['megabytes']),
                    columns: Number(intake.details['columns']),
                  })}
                </p>
              ) : intake.code === 'table-quote-unclosed' ? (
                <p>{t('quoteRow', { row: Number(intake.details['row']) })}</p>
              ) : null}
            </FailureNotice>
          ) : null}
          <FileField
            id="recipients-file"
            label={t('file')}
            hint={t('fileHint')}
            file={file}
            disabled={intake.at === 'reading'}
            drop={t('drop')}
            dropNow={t('dropNow')}
            choose={t('choose')}
            chooseOther={t('chooseOther')}
            onFile={(chosen) => {
              setFile(chosen)
              onFile(chosen)
            }}
          />
          <TextAreaField
            id="recipients-paste"
            code
            rows={4}
            label={t('paste')}
            hint={t('pasteHint')}
            autoComplete="off"
            translate="no"
            value={typed}
            onPaste={(event) => {
              const pasted = event.clipboardData.getData('text/plain')
              if (!isTooMuch(pasted, manyLinesLimit) || intake.at === 'reading') return
              event.preventDefault() // no field is made for so much; it is read at once
              onText(pasted)
            }}
            onChange={(event) => setTyped(event.target.value)}
          />
          <ButtonRow>
            <Button
              aria-disabled={intake.at === 'reading' || typed.trim() === ''}
              onClick={() => {
                if (intake.at !== 'reading' && typed.trim() !== '') onText(typed)
              }}
            >
              {t('read')}
            </Button>
            <Button look="quiet" onClick={onClose}>
              {t('close')}
            </Button>
            <span role="status">{intake.at === 'reading' ? t('reading') : null}</span>
          </ButtonRow>
          <Disclosure summary={t('columns')}>
            <ColumnsTable />
            <div>
              <Button
                icon={<DownloadIcon />}
                onClick={() => saveRecipientTable([], language, t('templateName'))}
              >
                {t('template')}
              </Button>
            </div>
            <Small>{t('templateHint')}</Small>
          </Disclosure>
        </Stack>
      )}
    </section>
  )
}
