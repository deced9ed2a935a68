import type { InputHTMLAttributes, ReactNode } from 'react'
import { describedBy, Field, type FieldTexts } from './field'
import styles from './field.module.css'

interface TextFieldProps extends FieldTexts, InputHTMLAttributes<HTMLInputElement> {
  readonly id: string
  /** What follows from what is typed; under the control, where it may come and go without moving it. */
  readonly note?: ReactNode
}

/** One line of text. */
export function TextField({ id, label, hint, error, note, ...input }: TextFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <div className={styles['control']}>
        <input
          type="text"
          {...input}
          {...describedBy(id, { hint, error, note })}
          id={id}
          className={styles['input']}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
        />
      </div>
      {note ? <div id={`${id}-note`}>{note}</div> : null}
    </Field>
  )
}
