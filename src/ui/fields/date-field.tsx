import type { InputHTMLAttributes } from 'react'
import type { FieldTexts } from './field'
import { TextField } from './text-field'

interface DateFieldProps extends FieldTexts, Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> {
  readonly id: string
  /** YYYY-MM-DD, as `min` and `max` are. */
  readonly value: string
}

/**
 * A day, by the browser's own control: it writes the day as the person's system does, and can be typed as
 * well as picked.
 */
export function DateField(props: DateFieldProps) {
  return <TextField {...props} type="date" />
}
