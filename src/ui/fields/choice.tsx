import type { InputHTMLAttributes, ReactNode } from 'react'
import type { Elements } from '../texts/elements'
import { describedBy, FieldError, FieldHint, type FieldTexts } from './field'
import styles from './field.module.css'

interface ChoiceProps extends FieldTexts, Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> {
  readonly id: string
}

function Choice({ id, type, label, hint, error, ...input }: ChoiceProps & { type: 'checkbox' | 'radio' }) {
  return (
    <label className={styles['choice']} htmlFor={id}>
      {/* The hint is within reach of a finger, but is a description and no part of the name. */}
      <input
        {...input}
        {...describedBy(id, { hint, error })}
        aria-labelledby={`${id}-name`}
        id={id}
        type={type}
      />
      <span className={styles['choiceText']}>
        <span id={`${id}-name`}>{label}</span>
        <FieldHint id={id} hint={hint} />
      </span>
    </label>
  )
}

/** A tick that stands for itself, such as an acceptance. */
export function Checkbox({ error, ...rest }: ChoiceProps) {
  return (
    <div className={error ? styles['invalid'] : undefined}>
      <FieldError id={rest.id} error={error} />
      <Choice {...rest} error={error} type="checkbox" />
    </div>
  )
}

/** One of several; they stand in a `ChoiceGroup` and share a `name`. */
export function Radio(props: ChoiceProps) {
  return <Choice {...props} type="radio" />
}

type ChoiceGroupProps = {
  readonly legend: ReactNode
  readonly children: Elements
} & (
  | { readonly id?: never; readonly hint?: never; readonly error?: never }
  | { readonly id: string; readonly hint?: ReactNode; readonly error?: string | undefined }
)

/** A question with its answers; `id` is needed where there is a hint or an error to tie to it. */
export function ChoiceGroup({ id, legend, hint, error, children }: ChoiceGroupProps) {
  return (
    <fieldset
      className={`${styles['choices']} ${error ? styles['invalid'] : ''}`}
      {...(id === undefined
        ? {}
        : { 'aria-describedby': describedBy(id, { hint, error })['aria-describedby'] })}
    >
      <legend className={styles['legend']}>{legend}</legend>
      {id === undefined ? null : (
        <div className={styles['choicesAbout']}>
          <FieldHint id={id} hint={hint} />
          <FieldError id={id} error={error} />
        </div>
      )}
      {children}
    </fieldset>
  )
}
