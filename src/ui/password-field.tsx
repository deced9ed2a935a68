import { type InputHTMLAttributes, type KeyboardEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { describedBy, Field, type FieldTexts } from './field'
import styles from './field.module.css'
import { WarningIcon } from './icons'

interface PasswordFieldProps extends FieldTexts, Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> {
  readonly id: string
  readonly label: string
}

/** A password with a button that shows what is typed. Pasting works; password managers may fill it; Caps Lock is said. */
export function PasswordField({ id, label, hint, error, onBlur, ...input }: PasswordFieldProps) {
  const t = useTranslations('field')
  const [shown, setShown] = useState(false)
  const [capsLock, setCapsLock] = useState(false)
  const noticeCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <div className={styles['control']}>
        <input
          autoComplete="new-password"
          {...input}
          {...describedBy(id, { hint, error })}
          id={id}
          type={shown ? 'text' : 'password'}
          className={`${styles['input']} ${styles['secret']}`}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          onKeyDown={noticeCapsLock}
          onKeyUp={noticeCapsLock}
          onBlur={(event) => {
            setCapsLock(false)
            onBlur?.(event)
          }}
        />
        <button
          type="button"
          className={styles['reveal']}
          aria-label={t(shown ? 'hidePasswordLabel' : 'showPasswordLabel', { field: label })}
          aria-controls={id}
          onClick={() => setShown(!shown)}
        >
          {t(shown ? 'hidePassword' : 'showPassword')}
        </button>
      </div>
      <div role="status">
        {capsLock ? (
          <p className={styles['capsLock']}>
            <WarningIcon /> {t('capsLock')}
          </p>
        ) : null}
      </div>
    </Field>
  )
}
