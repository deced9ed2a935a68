import { useTranslations } from 'use-intl'
import { Button } from '../../../ui/buttons/button'
import { VisuallyHidden } from '../../../ui/texts/visually-hidden'
import styles from './list.module.css'

interface RecipientRowActionsProps {
  readonly number: number
  readonly total: number
  readonly canMove: boolean
  readonly canAdd: boolean
  readonly onDuplicate: () => void
  readonly onMove: (by: number) => void
  readonly onRemove: () => void
}

/** The actions on a recipient as a whole. */
export function RecipientRowActions({
  number,
  total,
  canMove,
  canAdd,
  onDuplicate,
  onMove,
  onRemove,
}: RecipientRowActionsProps) {
  const t = useTranslations('recipients.list')
  const whom = total > 1 ? <VisuallyHidden>{` ${t('ofRecipient', { number })}`}</VisuallyHidden> : null
  return (
    <div className={styles['actions']}>
      {canAdd ? (
        <Button look="quiet" onClick={onDuplicate}>
          <span>{t('duplicate')}</span>
          {whom}
        </Button>
      ) : null}
      {total > 1 ? (
        <>
          {canMove ? (
            <>
              {/* They stay enabled at the ends: disabled, they would drop the focus. */}
              <Button look="quiet" aria-disabled={number === 1} onClick={() => onMove(-1)}>
                <span>{t('up')}</span>
                {whom}
              </Button>
              <Button look="quiet" aria-disabled={number === total} onClick={() => onMove(1)}>
                <span>{t('down')}</span>
                {whom}
              </Button>
            </>
          ) : null}
          <Button look="quiet" onClick={onRemove}>
            <span>{t('remove')}</span>
            {whom}
          </Button>
        </>
      ) : null}
    </div>
  )
}
