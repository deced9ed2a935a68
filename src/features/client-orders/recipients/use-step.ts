import { useState } from 'react'
import { organizationNameOf } from '../../../domain/orders/client-order'
import { type DraftRecipient, newRecipient, organizationOf } from '../../../domain/orders/client-order-draft'
import { askedNames } from '../../../domain/orders/recipient'
import { useLanguage } from '../../../i18n/language-provider'
import { afterNextFrame } from '../../../ui/timing/after-next-frame'
import { useFocusAt } from '../../../ui/timing/use-focus-at'
import { useFocusWish } from '../../../ui/timing/use-focus-wish'
import { useStable } from '../../../ui/timing/use-stable'
import { randomId } from '../drafts/random-id'
import { useTableIntake } from '../import/use-intake'
import { rowOfPointer } from '../rows/judgement'
import type { StepProps } from '../wizard/steps'
import type { EditorContext } from './editor'
import { fieldElementId, rowElementId } from './field-ids'
import { notificationEmailsId, useNotificationFaults } from './notification-emails-field'
import { useDomainClassifier } from './use-domain-classifier'
import { useRecipientFaults } from './use-faults'
import { useRecipientList } from './use-list'
import { useRecipientProblems } from './use-problems'
import { useRecipientView } from './use-view'

export type RecipientsStepState = ReturnType<typeof useRecipientsStep>

/** The state of the recipients step: the list, its faults, the table that is read, where the focus goes. */
export function useRecipientsStep(props: StepProps) {
  const { draft, product, policy, now, change, faults, attempt, target } = props
  const { language } = useLanguage()
  const focus = useFocusWish()
  const { catalogue } = policy
  const rows = draft.recipients
  const [single] = rows.length === 1 ? rows : []

  const classifyDomain = useDomainClassifier(policy, now)
  const organizationName = organizationNameOf({ organization: organizationOf(draft, product) }, policy)
  const context = { product, classifyDomain, organizationName }
  const { judge, faultsOf, leaveInPeace } = useRecipientFaults({ rows, context, faults, attempt })
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
  const view = useRecipientView({ rows, faultsOf, openId: list.openId })

  const openAt = (row: DraftRecipient, pointer: string | undefined) => {
    list.open(row.rowId)
    focus(pointer === undefined ? rowElementId(row.rowId) : fieldElementId(row.rowId, pointer))
  }
  useFocusAt(target, (pointer) => {
    const found = rowOfPointer(pointer)
    const row = found && rows[found.index]
    if (row) list.open(row.rowId)
    if (row) return found.pointer === '' ? rowElementId(row.rowId) : fieldElementId(row.rowId, found.pointer)
    return pointer.startsWith('/notificationEmails') ? notificationEmailsId : 'recipients-title'
  })

  const notificationFaults = useNotificationFaults(draft.notificationEmails, catalogue)
  const notificationErrors = attempt > 0 ? notificationFaults : []
  const problems = useRecipientProblems({
    faulty: view.faulty,
    isSingle: single !== undefined,
    notificationErrors,
    onRow: openAt,
    onRest: () => {
      view.showFaulty(true)
      focus('recipients-only-faulty')
    },
  })

  const tableOptions = { product, language, randomId, maxRecipients: catalogue.maxRecipients }
  const table = useTableIntake(tableOptions, judge)
  const [isImporting, setImporting] = useState(false)
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

  const editing: EditorContext = {
    ...context,
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
  return {
    rows,
    single,
    list,
    view,
    table,
    problems,
    notificationErrors,
    faultsOf,
    classifyDomain,
    editing,
    onToggle,
    onMove,
    canAdd: rows.length < catalogue.maxRecipients,
    nextFault: () => {
      const from = rows.findIndex(({ rowId }) => rowId === list.openId)
      const next = view.faulty.find(({ index }) => index > from) ?? view.faulty[0]
      if (next) openAt(next.row, next.faults[0]?.pointer)
    },
    isImporting,
    openImport: () => setImporting(true),
    closeImport,
    takeRows,
  }
}
