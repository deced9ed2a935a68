import { type InputHTMLAttributes, type ReactNode, useRef } from 'react'
import { describedBy, Field, type FieldTexts } from './field'
import styles from './field.module.css'
import { useSilentFill } from './silent-fill'

interface TextFieldProps extends FieldTexts, InputHTMLAttributes<HTMLInputElement> {
  readonly id: string
  /** What follows from what is typed; under the control, where it may come and go without moving it. */
  readonly note?: ReactNode
}

/** One line of text. */
export function TextField({ id, label, hint, error, note, ...input }: TextFieldProps) {
  const control = useRef<HTMLDivElement>(null)
  useSilentFill(control, input.onChange, input.value)
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <div ref={control} className={styles['control']}>
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
