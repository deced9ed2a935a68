import { type TextareaHTMLAttributes, useRef } from 'react'
import { describedBy, Field, type FieldTexts } from './field'
import styles from './field.module.css'
import { useGuardedField } from './field-guard'
import { manyLinesLimit, type TextLimit, useTextLimit } from './text-limit'

interface TextAreaFieldProps extends FieldTexts, TextareaHTMLAttributes<HTMLTextAreaElement> {
  readonly id: string
  /** For what a machine wrote: fixed width, long lines scroll. */
  readonly code?: boolean
  /** Says in another way than by the field's own notice that a private key was kept out. */
  readonly onPrivateKey?: () => void
  /** Where less than usual is meant to be in it. */
  readonly limit?: TextLimit
}

/** Several lines of text. */
export function TextAreaField({
  id,
  label,
  hint,
  error,
  code = false,
  onPrivateKey,
  limit = manyLinesLimit,
  ...area
}: TextAreaFieldProps) {
  const control = useRef<HTMLDivElement>(null)
  const { refused, first, last } = useTextLimit(control, limit)
  const { key, guarded, notice } = useGuardedField<HTMLTextAreaElement>(id, last(area), onPrivateKey)
  return (
    <Field id={id} label={label} hint={hint} error={error} refusedOver={refused ? limit : null}>
      {notice}
      <div ref={control} className={styles['control']}>
        <textarea
          key={key}
          rows={3}
          wrap={code ? 'off' : 'soft'}
          maxLength={limit.characters}
          {...area}
          {...guarded}
          onChange={first(guarded.onChange, area.value)}
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
