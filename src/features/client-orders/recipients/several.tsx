import { useTranslations } from 'use-intl'
import type { Product } from '../../../contract/schema'
import type { DraftRecipient } from '../../../domain/orders/client-order-draft'
import { RecipientEditor } from './editor'
import { fieldElementId } from './field-ids'
import { RecipientList } from './list'
import styles from './list.module.css'
import { RecipientListBar } from './list-bar'
import { RecipientRow } from './row'
import { RecipientRowActions } from './row-actions'
import type { RecipientsStepState } from './use-step'

interface ActionsProps {
  readonly step: RecipientsStepState
  readonly row: DraftRecipient
  readonly index: number
}

/** The actions on the open row. */
export function ActionsOfRow({ step: { list, rows, view, canAdd }, row, index }: ActionsProps) {
  return (
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
}

interface SeveralRecipientsProps {
  readonly step: RecipientsStepState
  readonly product: Product
}

/** More recipients than one: a list with a search, and an editor at the row that is open. */
export function SeveralRecipients({ step, product }: SeveralRecipientsProps) {
  const t = useTranslations('recipients')
  const { rows, list, view, editing, classifyDomain, faultsOf, onToggle, onMove } = step
  const movedTo = rows.findIndex(({ rowId }) => rowId === list.moved?.rowId)
  return (
    <>
      <RecipientListBar
        total={rows.length}
        shown={view.shown.length}
        query={view.query}
        onQuery={view.setQuery}
        onlyFaulty={view.onlyFaulty}
        onOnlyFaulty={view.showFaulty}
        faulty={view.faulty.length}
        onNextFault={step.nextFault}
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
                classifyDomain={classifyDomain}
                onToggle={onToggle}
                onMove={onMove}
              />
              {row.rowId === list.openId ? (
                <div className={styles['open']}>
                  <RecipientEditor {...editing} row={row} faults={faultsOf(row)} />
                  <ActionsOfRow step={step} row={row} index={index} />
                </div>
              ) : null}
            </>
          )}
        </RecipientList>
      )}
      <p role="status" className={styles['said']}>
        {list.moved && movedTo >= 0 ? t('list.moved', { number: movedTo + 1, total: rows.length }) : null}
      </p>
    </>
  )
}
