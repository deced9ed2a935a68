import type { TextareaHTMLAttributes } from 'react'
import { describedBy, Field, type FieldTexts } from './field'
import styles from './field.module.css'

interface TextAreaFieldProps extends FieldTexts, TextareaHTMLAttributes<HTMLTextAreaElement> {
  readonly id: string
  /** For what a machine wrote: fixed width, long lines scroll. */
  readonly code?: boolean
}

/** Several lines of text. */
export function TextAreaField({ id, label, hint, error, code = false, ...area }: TextAreaFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <div className={styles['control']}>
        <textarea
          rows={3}
          wrap={code ? 'off' : 'soft'}
          {...area}
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
