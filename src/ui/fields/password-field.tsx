import {
  type InputHTMLAttributes,
  type KeyboardEvent,
  type Ref,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from 'react'
import { useTranslations } from 'use-intl'
import { WarningIcon } from '../buttons/icons'
import { describedBy, Field, type FieldTexts } from './field'
import styles from './field.module.css'
import { useGuardedField } from './field-guard'
import { useSilentFill } from './silent-fill'
import { oneLineLimit, useTextLimit } from './text-limit'

interface PasswordFieldProps extends FieldTexts, Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> {
  readonly id: string
  readonly label: string
  readonly ref?: Ref<HTMLInputElement>
}

/**
 * A password with a button that shows what is typed. Pasting works; password managers may fill it; Caps Lock
 * is said. It is shown beneath the field, which stays a password's: Chromium writes what a text field holds
 * into its session file, in clear.
 */
export function PasswordField({ id, label, hint, error, onBlur, ...input }: PasswordFieldProps) {
  const t = useTranslations('field')
  const [shown, setShown] = useState(false)
  const control = useRef<HTMLDivElement>(null)
  const { refused, first, last } = useTextLimit(control, oneLineLimit)
  const { key, guarded, notice } = useGuardedField<HTMLInputElement>(id, last(input))
  const onChange = first(guarded.onChange, input.value)
  useSilentFill(control, onChange, input.value)
  const [capsLock, setCapsLock] = useState(false)
  const noticeCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))
  return (
    <Field id={id} label={label} hint={hint} error={error} refusedOver={refused ? oneLineLimit : null}>
      {notice}
      <div ref={control} className={styles['control']}>
        <input
          key={key}
          autoComplete="new-password"
          maxLength={oneLineLimit.characters}
          {...input}
          {...guarded}
          onChange={onChange}
          {...describedBy(id, { hint, error, note: shown })}
          id={id}
          type="password"
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
          aria-controls={`${id}-note`}
          onClick={() => setShown(!shown)}
        >
          {t(shown ? 'hidePassword' : 'showPassword')}
        </button>
      </div>
      <div id={`${id}-note`}>{shown ? <Clear control={control} /> : null}</div>
      <div role="status">
        {capsLock ? (
          <p className={styles['capsLock']}>
            <WarningIcon /> <span>{t('capsLock')}</span>
          </p>
        ) : null}
      </div>
    </Field>
  )
}

/** How often a value that came without an event (password managers, iOS) is looked for while it is shown. */
const followEveryMs = 300

/** Shows the field's text in clear and follows it. No translation service and no printer gets it. */
function Clear({ control }: { readonly control: RefObject<HTMLDivElement | null> }) {
  const [text, setText] = useState('')
  useEffect(() => {
    const around = control.current
    const follow = () => setText(around?.querySelector('input')?.value ?? '')
    follow()
    around?.addEventListener('input', follow)
    const timer = setInterval(follow, followEveryMs)
    return () => {
      around?.removeEventListener('input', follow)
      clearInterval(timer)
    }
  }, [control])
  return (
    <p className={styles['clear']} data-print="no" translate="no" dir="ltr">
      {text}
    </p>
  )
}
