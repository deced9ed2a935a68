import { type InputHTMLAttributes, type ReactNode, useRef } from 'react'
import { describedBy, Field, type FieldTexts } from './field'
import styles from './field.module.css'
import { useGuardedField } from './field-guard'
import { useSilentFill } from './silent-fill'
import { oneLineLimit, useTextLimit } from './text-limit'

interface TextFieldProps extends FieldTexts, InputHTMLAttributes<HTMLInputElement> {
  readonly id: string
  /** A remark on the typed text; under the control, where it may come and go without moving it. */
  readonly note?: ReactNode
}

/** One line of text. */
export function TextField({ id, label, hint, error, note, ...input }: TextFieldProps) {
  const control = useRef<HTMLDivElement>(null)
  const { refused, first, last } = useTextLimit(control, oneLineLimit)
  const { key, guarded, notice: refusal } = useGuardedField<HTMLInputElement>(id, last(input))
  const onChange = first(guarded.onChange, input.value)
  useSilentFill(control, onChange, input.value)
  return (
    <Field id={id} label={label} hint={hint} error={error} refusedOver={refused ? oneLineLimit : null}>
      {refusal}
      <div ref={control} className={styles['control']}>
        <input
          key={key}
          type="text"
          maxLength={oneLineLimit.characters}
          {...input}
          {...guarded}
          onChange={onChange}
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
