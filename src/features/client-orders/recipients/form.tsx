import { useTranslations } from 'use-intl'
import { StepForm } from '../../../blocks/step-form/step-form'
import { useLanguage } from '../../../i18n/language-provider'
import { Button, ButtonRow } from '../../../ui/buttons/button'
import { DownloadIcon } from '../../../ui/buttons/icons'
import { Lead, Stack } from '../../../ui/pages/page'
import { saveRecipientTable } from '../import/export'
import { RecipientImport } from '../import/panel'
import { isBlankRow } from '../rows/row-list'
import { StepActions } from '../wizard/step-actions'
import type { StepProps } from '../wizard/steps'
import { RecipientEditor } from './editor'
import styles from './list.module.css'
import { ListChangeNotice } from './list-change'
import { NotificationEmailsField } from './notification-emails-field'
import { ActionsOfRow, SeveralRecipients } from './several'
import { useRecipientsStep } from './use-step'

/** The recipients: a plain form for one, a list with an editor in place for more. */
export function RecipientsForm(props: StepProps) {
  const { draft, product, policy, change, attempt, onContinue, onBack, returnsToCheck } = props
  const t = useTranslations('recipients')
  const { language } = useLanguage()
  const step = useRecipientsStep(props)
  const { rows, single, list, view, table, isImporting } = step
  const { maxRecipients } = policy.catalogue
  return (
    <StepForm
      problems={step.problems}
      attempt={attempt}
      lead={single ? undefined : t('summary.lead', { count: view.faulty.length, total: rows.length })}
      onSubmit={onContinue}
    >
      <Stack gap="group">
        <h2 id="recipients-title" tabIndex={-1}>
          {t('title', { count: rows.length })}
        </h2>
        <Lead>{t('lead')}</Lead>
        {list.last ? <ListChangeNotice last={list.last} onTakeBack={list.takeBack} /> : null}
        {single ? (
          <div className={styles['single']}>
            <RecipientEditor {...step.editing} row={single} faults={step.faultsOf(single)} />
            <ActionsOfRow step={step} row={single} index={0} />
          </div>
        ) : (
          <SeveralRecipients step={step} product={product} />
        )}
        <ButtonRow>
          {step.canAdd ? (
            <Button onClick={list.add}>{t('add')}</Button>
          ) : (
            <p>{t('full', { limit: maxRecipients })}</p>
          )}
          <Button aria-expanded={isImporting} onClick={isImporting ? step.closeImport : step.openImport}>
            {t('import.open')}
          </Button>
          {rows.length > 1 ? (
            <Button
              look="quiet"
              icon={<DownloadIcon />}
              onClick={() => saveRecipientTable(rows, language, t('export.fileName'))}
            >
              {t('export.save')}
            </Button>
          ) : null}
        </ButtonRow>
        {isImporting ? (
          <RecipientImport
            intake={table.intake}
            present={rows.filter((row) => !isBlankRow(row)).length}
            maxRecipients={maxRecipients}
            onText={table.takeText}
            onFile={table.takeFile}
            onAdd={(added) => step.takeRows(() => list.append(added))}
            onReplace={(added) => step.takeRows(() => list.replace(added))}
            onDiscard={table.discard}
            onClose={step.closeImport}
          />
        ) : null}
      </Stack>
      <NotificationEmailsField
        text={draft.notificationEmails}
        errors={step.notificationErrors}
        onText={(notificationEmails) => change((before) => ({ ...before, notificationEmails }))}
      />
      <StepActions onBack={onBack} returnsToCheck={returnsToCheck} />
    </StepForm>
  )
}
