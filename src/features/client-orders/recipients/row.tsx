import { type KeyboardEvent, memo } from 'react'
import { useTranslations } from 'use-intl'
import type { Product } from '../../../contract/schema'
import type { ClassifyDomain } from '../../../domain/addresses/classification'
import type { DraftRecipient } from '../../../domain/orders/client-order-draft'
import { ChevronIcon, WarningIcon } from '../../../ui/buttons/icons'
import { BreakableText } from '../../../ui/texts/breakable-text'
import { VisuallyHidden } from '../../../ui/texts/visually-hidden'
import { titleOf } from '../rows/row-list'
import { RowAddressClass } from './address-class'
import { rowElementId } from './field-ids'
import styles from './list.module.css'

interface RecipientRowProps {
  readonly row: DraftRecipient
  /** Its place in the order, from 1. */
  readonly number: number
  readonly faultCount: number
  readonly isOpen: boolean
  readonly product: Product
  readonly classifyDomain: ClassifyDomain
  readonly onToggle: (rowId: string) => void
  readonly onMove: (rowId: string, by: number) => void
}

/** One recipient on a line; opens the editor below it. Alt with an arrow key moves it. */
export const RecipientRow = memo(function RecipientRow({
  row,
  number,
  faultCount,
  isOpen,
  product,
  classifyDomain,
  onToggle,
  onMove,
}: RecipientRowProps) {
  const t = useTranslations('recipients.list')
  const { title, email } = titleOf(row)
  return (
    <button
      type="button"
      id={rowElementId(row.rowId)}
      className={styles['line']}
      aria-expanded={isOpen}
      aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
      onClick={() => onToggle(row.rowId)}
      onKeyDown={(event) => {
        const by = moveOf(event)
        if (by === 0) return
        event.preventDefault()
        onMove(row.rowId, by)
      }}
    >
      <span className={styles['number']}>
        <VisuallyHidden>{`${t('recipient')} `}</VisuallyHidden>
        <span>{number}</span>
      </span>
      <span className={styles['who']}>
        <strong>{title === '' ? t('unnamed') : <BreakableText>{title}</BreakableText>}</strong>
        {email === '' ? null : (
          <span className={styles['address']}>
            <BreakableText>{email}</BreakableText>
          </span>
        )}
        {row.emails.length > 1 ? (
          <span className={styles['address']}>{t('moreEmails', { count: row.emails.length - 1 })}</span>
        ) : null}
      </span>
      <span className={styles['facts']}>
        <RowAddressClass emails={row.emails} product={product} classifyDomain={classifyDomain} />
        <span>{t(row.hasOwnCsr ? 'ownCsr' : 'inBrowser')}</span>
      </span>
      <span className={styles['faults']}>
        {faultCount > 0 ? (
          <>
            <WarningIcon /> <span>{t('toMend', { count: faultCount })}</span>
          </>
        ) : null}
      </span>
      <span className={styles['chevron']}>
        <ChevronIcon />
      </span>
    </button>
  )
})

/** Where a key moves a row: one up, one down, or nowhere. */
function moveOf({ altKey, key }: KeyboardEvent): -1 | 0 | 1 {
  if (!altKey) return 0
  return key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : 0
}
