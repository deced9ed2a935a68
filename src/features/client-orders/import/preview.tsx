import { useEffect, useRef } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { DraftRecipient } from '../../../domain/orders/client-order-draft'
import { isolated } from '../../../i18n/isolated'
import { Button, ButtonRow } from '../../../ui/buttons/button'
import { DescriptionList, type DescriptionRow, ValueLines } from '../../../ui/lists/description-list'
import { Notice } from '../../../ui/pages/notice'
import { Stack } from '../../../ui/pages/page'
import type { Rows } from '../rows/row-list'
import { useFaultText } from '../wizard/fault-text'
import { columnLetters } from './table-columns'
import type { ReadTable, TableIntake } from './use-intake'

interface ImportPreviewProps {
  readonly intake: Extract<TableIntake, { readonly at: 'read' }>
  readonly present: number
  readonly maxRecipients: number
  readonly onAdd: (rows: Rows) => void
  readonly onReplace: (rows: Rows) => void
  readonly onDiscard: () => void
}

/** The keys of the texts for separators. */
const separatorNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const
/** So many columns are named one by one. */
const namedColumns = 20
/** So many cells that can't be taken are named one by one. */
const namedCells = 10

/** The recognized rows and columns of a list, before any row is taken. */
export function ImportPreview({
  intake: { fileName, table, faulty },
  present,
  maxRecipients,
  onAdd,
  onReplace,
  onDiscard,
}: ImportPreviewProps) {
  const t = useTranslations('recipients.import')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { rows, columns, leftOut, separator, encoding, hasHeader, namesParted } = table
  const recipients: readonly DraftRecipient[] = rows.map(({ recipient }) => recipient)
  const fits = present + rows.length <= maxRecipients
  /** The first of a list that may be long, and how many more there are. */
  const firstOf = <T,>(items: readonly T[], textOf: (item: T) => string): readonly string[] => [
    ...items.slice(0, namedColumns).map(textOf),
    ...(items.length > namedColumns ? [t('moreCells', { count: items.length - namedColumns })] : []),
  ]
  const facts: readonly (DescriptionRow | null)[] = [
    {
      key: 'from',
      term: t('from'),
      value: fileName === null ? t('pasted') : <span translate="no">{fileName}</span>,
    },
    { key: 'rows', term: t('rows'), value: t('rowCount', { count: rows.length }) },
    {
      key: 'columns',
      term: t('columnsFound'),
      value: (
        <ValueLines
          values={firstOf(columns, ({ index, header, field }) =>
            t(hasHeader ? 'columnByHeader' : 'columnByContent', {
              header: isolated(shortened(header)) || columnLetters(index),
              field: t(`field.${field}`),
            }),
          )}
        />
      ),
    },
    leftOut.length === 0
      ? null
      : {
          key: 'leftOut',
          term: t('leftOut'),
          value: (
            <ValueLines
              values={firstOf(leftOut, ({ index, header, reason }) =>
                t(`leftOutReason.${reason}`, { header: isolated(shortened(header)) || columnLetters(index) }),
              )}
            />
          ),
        },
    separator === null
      ? null
      : { key: 'separator', term: t('separator'), value: t(`separatorName.${separatorNames[separator]}`) },
    encoding === null ? null : { key: 'encoding', term: t('encoding'), value: t(`encodingName.${encoding}`) },
  ]
  return (
    <Stack gap="group">
      <h3 ref={heading} tabIndex={-1}>
        {t('recognized', { count: rows.length })}
      </h3>
      <DescriptionList rows={facts.filter((row) => row !== null)} />
      {namesParted ? (
        <Notice tone="info" title={t('namesParted')}>
          <p>{t('namesPartedHelp')}</p>
        </Notice>
      ) : null}
      {faulty > 0 ? (
        <Notice tone="warning" title={t('faultyRows', { count: faulty })}>
          <p>{t('faultyRowsHelp')}</p>
          <CellFaults table={table} />
        </Notice>
      ) : null}
      {fits ? null : <p>{t('wouldBeTooMany', { limit: maxRecipients, count: present + rows.length })}</p>}
      <ButtonRow>
        {fits ? (
          <Button look="primary" onClick={() => onAdd(recipients)}>
            {t('add', { count: rows.length })}
          </Button>
        ) : null}
        {present > 0 ? (
          <Button onClick={() => onReplace(recipients)}>{t('replace', { count: present })}</Button>
        ) : null}
        <Button look="quiet" onClick={onDiscard}>
          {t('discard')}
        </Button>
      </ButtonRow>
    </Stack>
  )
}

/** Cells whose text no recipient can hold: they are named here, as they won't be in the list. */
function CellFaults({ table }: { readonly table: ReadTable }) {
  const t = useTranslations('recipients.import')
  const format = useFormatter()
  const faultText = useFaultText()
  const cells = table.rows.flatMap(({ number, faults }) =>
    faults.map((fault) => ({ number, ...fault, faultText: faultText(fault) })),
  )
  if (cells.length === 0) return null
  return (
    <>
      <p>{t('cells')}</p>
      <ValueLines
        values={[
          ...cells.slice(0, namedCells).map(({ number, column, text, faultText: said }) =>
            t('cell', {
              row: format.number(number),
              column: column === null ? '–' : columnLetters(column),
              text: isolated(shortened(text)),
              fault: said,
            }),
          ),
          ...(cells.length > namedCells ? [t('moreCells', { count: cells.length - namedCells })] : []),
        ]}
      />
    </>
  )
}

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
