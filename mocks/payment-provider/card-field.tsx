import type { ReactNode } from 'react'
import type { TypedCard } from '../payment/cards'
import styles from './provider.module.css'

export const fieldNames = ['number', 'expiry', 'securityCode'] as const satisfies readonly (keyof TypedCard)[]

interface CardFieldProps {
  readonly name: keyof TypedCard
  readonly label: string
  readonly hint: ReactNode
  readonly error: string | null
  readonly value: string
  readonly onType: (value: string) => void
}

/** One field of a card. A browser must not fill in a real one by itself. */
export function CardField({ name, label, hint, error, value, onType }: CardFieldProps) {
  const id = `card-${name}`
  const described = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter((part) => part !== null)
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p id={`${id}-hint`} className={styles['hint']}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className={styles['error']}>
          {error}
        </p>
      ) : null}
      <input
        id={id}
        data-size={name}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
        maxLength={30}
        value={value}
        onChange={(event) => onType(event.target.value)}
        aria-invalid={error ? true : undefined}
        aria-describedby={described.length > 0 ? described.join(' ') : undefined}
      />
    </div>
  )
}
