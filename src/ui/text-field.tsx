import { type InputHTMLAttributes, type ReactNode, useRef } from 'react'
import { describedBy, Field, type FieldTexts } from './field'
import styles from './field.module.css'
import { useGuardedField } from './field-guard'
import { useSilentFill } from './silent-fill'

interface TextFieldProps extends FieldTexts, InputHTMLAttributes<HTMLInputElement> {
  readonly id: string
  /** What follows from what is typed; under the control, where it may come and go without moving it. */
  readonly note?: ReactNode
}

/** Characters that are taken; the rules refuse far less, and say so. */
const longest = 2_000

/** One line of text. */
export function TextField({ id, label, hint, error, note, ...input }: TextFieldProps) {
  const control = useRef<HTMLDivElement>(null)
  const { key, guarded, notice: refusal } = useGuardedField<HTMLInputElement>(id, input)
  useSilentFill(control, guarded.onChange, input.value)
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {refusal}
      <div ref={control} className={styles['control']}>
        <input
          key={key}
          type="text"
          maxLength={longest}
          {...input}
          {...guarded}
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
