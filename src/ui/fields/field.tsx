import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Elements } from '../texts/elements'
import { VisuallyHidden } from '../texts/visually-hidden'
import styles from './field.module.css'
import type { TextLimit } from './text-limit'

/** Props of every field. */
export interface FieldTexts {
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly error?: string | undefined
}

interface FieldProps extends FieldTexts {
  readonly id: string
  readonly children: Elements
  /** More was given than this; nothing of it was taken, which is said at once. */
  readonly refusedOver?: TextLimit | null
}

/** Label, hint and error above a control, in the order in which they are read; the control has the `id`. */
export function Field({ id, label, hint, error, children, refusedOver = null }: FieldProps) {
  return (
    <div className={styles['field']}>
      <label htmlFor={id} className={styles['label']}>
        {label}
      </label>
      <FieldHint id={id} hint={hint} />
      <FieldError id={id} error={error} />
      {refusedOver ? <TooMuch limit={refusedOver} /> : null}
      {children}
    </div>
  )
}

function TooMuch({ limit: { characters, lines } }: { readonly limit: TextLimit }) {
  const t = useTranslations('field')
  return (
    <p className={styles['error']} role="alert">
      <span>
        {Number.isFinite(lines) ? t('tooManyLines', { characters, lines }) : t('tooLong', { characters })}
      </span>
    </p>
  )
}

/** The ids that tie a field's hint, error and note to it, and the attributes that name them. */
export function describedBy(
  id: string,
  { hint, error, note }: Pick<FieldTexts, 'hint' | 'error'> & { readonly note?: ReactNode },
) {
  const ids = [hint ? `${id}-hint` : null, error ? `${id}-error` : null, note ? `${id}-note` : null].filter(
    (part) => part !== null,
  )
  return {
    'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined,
    'aria-invalid': error ? true : undefined,
  } as const
}

export function FieldHint({ id, hint }: { readonly id: string; readonly hint: ReactNode }) {
  return hint ? (
    <div id={`${id}-hint`} className={styles['hint']}>
      {hint}
    </div>
  ) : null
}

export function FieldError({ id, error }: { readonly id: string; readonly error: string | undefined }) {
  const t = useTranslations('field')
  return error ? (
    <p id={`${id}-error`} className={styles['error']}>
      <span>
        <VisuallyHidden>{`${t('errorPrefix')} `}</VisuallyHidden>
        <span>{error}</span>
      </span>
    </p>
  ) : null
}
