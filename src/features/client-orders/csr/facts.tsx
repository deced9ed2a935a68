import { type Ref, useId } from 'react'
import { useTranslations } from 'use-intl'
import { useCsrFactRows } from '../../../blocks/csr/use-csr-fact-rows'
import type { DraftCsr } from '../../../domain/orders/client-order-draft'
import { Button, ButtonRow } from '../../../ui/buttons/button'
import { CheckCircleIcon } from '../../../ui/buttons/icons'
import { FieldError } from '../../../ui/fields/field'
import { DescriptionList } from '../../../ui/lists/description-list'
import { Small, Stack } from '../../../ui/pages/page'
import { BreakableText } from '../../../ui/texts/breakable-text'
import styles from './facts.module.css'

interface CsrFactsProps {
  readonly id: string
  readonly csr: DraftCsr
  readonly error: string | undefined
  readonly focusTarget: Ref<HTMLDivElement>
  readonly onReplace: () => void
  readonly onRemove: () => void
}

/** A request that was read, as people read it. */
export function CsrFacts({ id, csr, error, focusTarget, onReplace, onRemove }: CsrFactsProps) {
  const t = useTranslations('csr')
  const factRows = useCsrFactRows()
  const titleId = useId()
  return (
    // The errors of the field lead here, and reading goes on here where the form was.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has fields, this has none
    <div
      id={id}
      ref={focusTarget}
      tabIndex={-1}
      role="group"
      className={`${styles['facts']} ${error ? styles['invalid'] : ''}`}
      aria-labelledby={titleId}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <Stack gap="tight">
        <p id={titleId} className={styles['title']}>
          <span className={styles['icon']}>
            <CheckCircleIcon />
          </span>{' '}
          <span>{t('read')}</span>
        </p>
        <FieldError id={id} error={error} />
        <DescriptionList
          rows={[
            {
              key: 'subject',
              term: t('subject'),
              value: csr.subject === '' ? t('noSubject') : <BreakableText>{csr.subject}</BreakableText>,
            },
            ...factRows(csr),
          ]}
        />
        <Small>{t('publicKeyOnly')}</Small>
        <ButtonRow>
          <Button onClick={onReplace}>{t('replace')}</Button>
          <Button look="quiet" onClick={onRemove}>
            {t('remove')}
          </Button>
        </ButtonRow>
      </Stack>
    </div>
  )
}
