import type { TextareaHTMLAttributes } from 'react'
import { describedBy, Field, type FieldTexts } from './field'
import styles from './field.module.css'
import { longestText, useGuardedField } from './field-guard'

interface TextAreaFieldProps extends FieldTexts, TextareaHTMLAttributes<HTMLTextAreaElement> {
  readonly id: string
  /** For what a machine wrote: fixed width, long lines scroll. */
  readonly code?: boolean
  /** Says in another way than by the field's own notice that a private key was kept out. */
  readonly onPrivateKey?: () => void
}

/** Several lines of text. */
export function TextAreaField({
  id,
  label,
  hint,
  error,
  code = false,
  onPrivateKey,
  ...area
}: TextAreaFieldProps) {
  const { key, guarded, notice } = useGuardedField<HTMLTextAreaElement>(id, area, onPrivateKey)
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {notice}
      <div className={styles['control']}>
        <textarea
          key={key}
          rows={3}
          wrap={code ? 'off' : 'soft'}
          maxLength={longestText}
          {...area}
          {...guarded}
          {...describedBy(id, { hint, error })}
          id={id}
          className={`${styles['input']} ${styles['area']} ${code ? styles['code'] : ''}`}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
        />
      </div>
    </Field>
  )
}
