import type { SelectHTMLAttributes } from 'react'
import { describedBy, Field, type FieldTexts } from './field'
import styles from './field.module.css'

interface SelectFieldProps extends FieldTexts, SelectHTMLAttributes<HTMLSelectElement> {
  readonly id: string
  readonly options: readonly { readonly value: string; readonly text: string }[]
}

/** One of a short list, by the browser's own control. */
export function SelectField({ id, label, hint, error, options, ...select }: SelectFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <div className={styles['control']}>
        <select {...select} {...describedBy(id, { hint, error })} id={id} className={styles['select']}>
          {options.map(({ value, text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      </div>
    </Field>
  )
}
