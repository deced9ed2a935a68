import { useTranslations } from 'use-intl'
import { Button } from '../../../ui/buttons/button'
import { Checkbox } from '../../../ui/fields/choice'
import { TextField } from '../../../ui/fields/text-field'
import styles from './list.module.css'

interface RecipientListBarProps {
  readonly total: number
  readonly shown: number
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly onlyFaulty: boolean
  readonly onOnlyFaulty: (only: boolean) => void
  /** How many recipients have something to mend. */
  readonly faulty: number
  readonly onNextFault: () => void
}

/**
 * Finding a recipient: by name or address, and what is to be mended. The browser's own search sees only the
 * rows that are drawn.
 */
export function RecipientListBar({
  total,
  shown,
  query,
  onQuery,
  onlyFaulty,
  onOnlyFaulty,
  faulty,
  onNextFault,
}: RecipientListBarProps) {
  const t = useTranslations('recipients.list')
  return (
    <div className={styles['bar']}>
      <div className={styles['search']}>
        <TextField
          id="recipients-search"
          type="search"
          label={t('search')}
          autoComplete="off"
          enterKeyHint="search"
          value={query}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.preventDefault() // it is no answer of the form
          }}
          onChange={(event) => onQuery(event.target.value)}
        />
      </div>
      {faulty > 0 || onlyFaulty ? (
        <>
          <Checkbox
            id="recipients-only-faulty"
            label={t('onlyFaulty')}
            checked={onlyFaulty}
            onChange={(event) => onOnlyFaulty(event.target.checked)}
          />
          <Button aria-disabled={faulty === 0} onClick={onNextFault}>
            {t('nextFault')}
          </Button>
        </>
      ) : null}
      <p role="status">
        <span>{shown === total ? t('total', { total }) : t('shown', { shown, total })}</span>
        <span>
          {faulty > 0 ? ` ${t('faulty', { count: faulty })}` : onlyFaulty ? ` ${t('noneFaulty')}` : null}
        </span>
      </p>
    </div>
  )
}
