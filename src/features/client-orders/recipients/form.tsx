import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { StepForm } from '../../../blocks/step-form/step-form'
import { organizationNameOf } from '../../../domain/orders/client-order'
import { type DraftRecipient, newRecipient, organizationOf } from '../../../domain/orders/client-order-draft'
import { askedNames } from '../../../domain/orders/recipient'
import { useLanguage } from '../../../i18n/language-provider'
import { Button, ButtonRow } from '../../../ui/buttons/button'
import { DownloadIcon } from '../../../ui/buttons/icons'
import { Lead, Stack } from '../../../ui/pages/page'
import { afterNextFrame } from '../../../ui/timing/after-next-frame'
import { useFocusAt } from '../../../ui/timing/use-focus-at'
import { useFocusWish } from '../../../ui/timing/use-focus-wish'
import { useStable } from '../../../ui/timing/use-stable'
import { randomId } from '../drafts/random-id'
import { saveRecipientTable } from '../import/export'
import { RecipientImport } from '../import/panel'
import { useTableIntake } from '../import/use-intake'
import { placeOf } from '../rows/judgement'
import { isBlankRow } from '../rows/row-list'
import { StepActions } from '../wizard/step-actions'
import type { StepProps } from '../wizard/steps'
import { type EditorSurroundings, RecipientEditor } from './editor'
import { fieldElementId, rowElementId } from './field-ids'
import { RecipientList } from './list'
import styles from './list.module.css'
import { RecipientListBar } from './list-bar'
import { ListChangeNotice } from './list-change'
import {
  NotificationEmailsField,
  notificationEmailsId,
  useNotificationFaults,
} from './notification-emails-field'
import { RecipientRow } from './row'
import { RecipientRowActions } from './row-actions'
import { useRecipientFaults } from './use-faults'
import { useRecipientList } from './use-list'
import { useRecipientProblems } from './use-problems'
import { useStandingOf } from './use-standing-of'
import { useRecipientView } from './use-view'

/** The recipients: a plain form for one, a list with an editor in place for more. */
export function RecipientsForm({
  draft,
  product,
  policy,
  now,
  change,
  faults,
  attempt,
  onContinue,
  onBack,
  returnsToCheck,
  target,
}: StepProps) {
  const t = useTranslations('recipients')
  const { language } = useLanguage()
  const focus = useFocusWish()
  const { catalogue } = policy
  const rows = draft.recipients
  const [single] = rows.length === 1 ? rows : []

  const standingOf = useStandingOf(policy, now)
  const organizationName = organizationNameOf({ organization: organizationOf(draft, product) }, policy)
  const surroundings = { product, standingOf, organizationName }
  const { judge, faultsOf, leaveInPeace } = useRecipientFaults({ rows, surroundings, faults, attempt })
  const firstField = ({ rowId, commonNameSource }: DraftRecipient) => {
    const asked = askedNames(product, commonNameSource)
    const named = asked === 'names' ? (language === 'zh-Hant' ? '/surname' : '/givenName') : '/pseudonym'
    return fieldElementId(rowId, asked === 'none' ? '/emails/0' : named)
  }
  const list = useRecipientList({
    rows,
    change,
    newRow: () => newRecipient(product, language, randomId),
    focus,
    firstField,
    onBegun: leaveInPeace,
  })
  const tableOptions = { product, language, randomId, maxRecipients: catalogue.maxRecipients }
  const table = useTableIntake(tableOptions, judge)
  const [isImporting, setImporting] = useState(false)
  const view = useRecipientView({ rows, faultsOf, openId: list.openId })

  const openAt = (row: DraftRecipient, pointer: string | undefined) => {
    list.open(row.rowId)
    focus(pointer === undefined ? rowElementId(row.rowId) : fieldElementId(row.rowId, pointer))
  }
  const nextFault = () => {
    const from = rows.findIndex(({ rowId }) => rowId === list.openId)
    const next = view.faulty.find(({ index }) => index > from) ?? view.faulty[0]
    if (next) openAt(next.row, next.faults[0]?.pointer)
  }

  useFocusAt(target, (pointer) => {
    const place = placeOf(pointer)
    const row = place && rows[place.index]
    if (row) list.open(row.rowId)
    if (row) return place.pointer === '' ? rowElementId(row.rowId) : fieldElementId(row.rowId, place.pointer)
    return pointer.startsWith('/notificationEmails') ? notificationEmailsId : 'recipients-title'
  })

  const notificationErrors = useNotificationFaults(draft.notificationEmails, catalogue)
  const shownNotificationErrors = attempt > 0 ? notificationErrors : []
  const problems = useRecipientProblems({
    faulty: view.faulty,
    isSingle: single !== undefined,
    notificationErrors: shownNotificationErrors,
    onRow: openAt,
    onRest: () => {
      view.showFaulty(true)
      focus('recipients-only-faulty')
    },
  })

  const editing: EditorSurroundings = {
    ...surroundings,
    catalogue,
    onRow: useStable(list.set),
    onPastedRows: useStable((text: string) => {
      setImporting(true)
      table.takeText(text)
    }),
    focus,
  }
  const onToggle = useStable(list.toggle)
  const onMove = useStable((rowId: string, by: number) => {
    if (!view.isWhole) return
    list.move(rowId, by)
    focus(rowElementId(rowId))
  })
  const canAdd = rows.length < catalogue.maxRecipients
  const closeImport = () => {
    table.discard()
    setImporting(false)
  }
  /** The preview goes in one frame, the rows come in the next: both at once take longer than a frame may. */
  const takeRows = (take: () => void) => {
    closeImport()
    view.showAll()
    afterNextFrame(() => {
      take()
      focus('recipients-title')
    })
  }
  const place = rows.findIndex(({ rowId }) => rowId === list.moved?.rowId)
  const actionsOf = (row: DraftRecipient, index: number) => (
    <RecipientRowActions
      number={index + 1}
      total={rows.length}
      canMove={view.isWhole}
      canAdd={canAdd}
      onDuplicate={() => list.duplicate(row, (rowId) => fieldElementId(rowId, '/emails/0'))}
      onMove={(by) => list.move(row.rowId, by)}
      onRemove={() => list.remove(row)}
    />
  )
  return (
    <StepForm
      problems={problems}
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
            <RecipientEditor {...editing} row={single} faults={faultsOf(single)} />
            {actionsOf(single, 0)}
          </div>
        ) : (
          <>
            <RecipientListBar
              total={rows.length}
              shown={view.shown.length}
              query={view.query}
              onQuery={view.setQuery}
              onlyFaulty={view.onlyFaulty}
              onOnlyFaulty={view.showFaulty}
              faulty={view.faulty.length}
              onNextFault={nextFault}
            />
            {view.shown.length === 0 ? (
              <p className={styles['empty']}>{t('list.nothingFound')}</p>
            ) : (
              <RecipientList
                label={t('list.label')}
                shown={view.shown}
                openId={list.openId}
                pinned={[list.openId, list.moved?.rowId ?? null]}
              >
                {({ row, index }) => (
                  <>
                    <RecipientRow
                      row={row}
                      number={index + 1}
                      faultCount={view.faultCountOf(row.rowId)}
                      isOpen={row.rowId === list.openId}
                      product={product}
                      standingOf={standingOf}
                      onToggle={onToggle}
                      onMove={onMove}
                    />
                    {row.rowId === list.openId ? (
                      <div className={styles['open']}>
                        <RecipientEditor {...editing} row={row} faults={faultsOf(row)} />
                        {actionsOf(row, index)}
                      </div>
                    ) : null}
                  </>
                )}
              </RecipientList>
            )}
            <p role="status" className={styles['said']}>
              {list.moved && place >= 0 ? t('list.moved', { number: place + 1, total: rows.length }) : null}
            </p>
          </>
        )}
        <ButtonRow>
          {canAdd ? (
            <Button onClick={list.add}>{t('add')}</Button>
          ) : (
            <p>{t('full', { limit: catalogue.maxRecipients })}</p>
          )}
          <Button
            aria-expanded={isImporting}
            onClick={() => (isImporting ? closeImport() : setImporting(true))}
          >
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
            maxRecipients={catalogue.maxRecipients}
            onText={table.takeText}
            onFile={table.takeFile}
            onAdd={(added) => takeRows(() => list.append(added))}
            onReplace={(added) => takeRows(() => list.replace(added))}
            onDiscard={table.discard}
            onClose={closeImport}
          />
        ) : null}
      </Stack>
      <NotificationEmailsField
        text={draft.notificationEmails}
        errors={shownNotificationErrors}
        onText={(notificationEmails) => change((before) => ({ ...before, notificationEmails }))}
      />
      <StepActions onBack={onBack} returnsToCheck={returnsToCheck} />
    </StepForm>
  )
}
