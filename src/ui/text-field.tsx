import type { InputHTMLAttributes } from 'react'
import { describedBy, Field, type FieldTexts } from './field'
import styles from './field.module.css'

interface TextFieldProps extends FieldTexts, InputHTMLAttributes<HTMLInputElement> {
  readonly id: string
}

/** One line of text. */
export function TextField({ id, label, hint, error, ...input }: TextFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <div className={styles['control']}>
        <input
          type="text"
          {...input}
          {...describedBy(id, { hint, error })}
          id={id}
          className={styles['input']}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
        />
      </div>
    </Field>
  )
}
