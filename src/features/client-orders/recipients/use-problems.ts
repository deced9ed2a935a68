import { useTranslations } from 'use-intl'
import type { FieldProblem } from '../../../ui/fields/error-summary'
import { useRowFaultText } from '../rows/fault-text'
import type { RowFault } from '../rows/judgement'
import { fieldElementId } from './field-ids'
import { notificationEmailsId } from './notification-emails-field'
import type { FaultyRow } from './use-view'

/** So many recipients are named one by one in the summary. */
const namedRows = 10

interface RecipientProblemsOptions {
  readonly faulty: readonly FaultyRow[]
  /** One recipient is a plain form: all that is wrong is said, without a number. */
  readonly isSingle: boolean
  readonly notificationErrors: readonly string[]
  readonly onRow: (row: FaultyRow['row'], pointer: string) => void
  /** Where more are faulty than are named. */
  readonly onRest: () => void
}

/** The lines about recipients in the summary above the step; each leads to its field. */
export function useRecipientProblems({
  faulty,
  isSingle,
  notificationErrors,
  onRow,
  onRest,
}: RecipientProblemsOptions): readonly FieldProblem[] {
  const t = useTranslations('recipients.summary')
  const faultText = useRowFaultText()
  const rows = faulty.slice(0, namedRows).flatMap(({ row, index, faults }): FieldProblem[] => {
    const problemOf = (fault: RowFault, text: string): FieldProblem => ({
      fieldId: fieldElementId(row.rowId, fault.pointer),
      text,
      onChoose: () => onRow(row, fault.pointer),
    })
    if (isSingle) return faults.map((fault) => problemOf(fault, faultText(fault)))
    const key = faults.length > 1 ? 'rowMore' : 'row'
    return faults
      .slice(0, 1)
      .map((fault) => problemOf(fault, t(key, { number: index + 1, fault: faultText(fault) })))
  })
  const left = faulty.length - namedRows
  const rest = { fieldId: 'recipients-only-faulty', text: t('rest', { count: left }), onChoose: onRest }
  return [
    ...rows,
    ...(left > 0 ? [rest] : []),
    ...notificationErrors.slice(0, 1).map((text) => ({ fieldId: notificationEmailsId, text })),
  ]
}
