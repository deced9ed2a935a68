import { useTranslations } from 'use-intl'
import type { Catalogue } from '../../../contract/schema'
import { isolated } from '../../../i18n/isolated'
import { TextAreaField } from '../../../ui/fields/text-area-field'
import { notificationFaults } from '../rows/judgement'
import { useFaultText } from '../wizard/fault-text'

export const notificationEmailsId = 'notification-emails'

/** Says what is wrong with the additional addresses, each with the address it is about. */
export function useNotificationFaults(text: string, catalogue: Catalogue): readonly string[] {
  const t = useTranslations('recipients.notification')
  const faultText = useFaultText()
  return notificationFaults(text, catalogue).map(({ fault, email }) =>
    email === null ? faultText(fault) : t('fault', { email: isolated(email), fault: faultText(fault) }),
  )
}

/** The addresses that an order may name, several times over. */
const addressesLimit = { characters: 5_000, lines: 100 }

interface NotificationEmailsFieldProps {
  readonly text: string
  readonly errors: readonly string[]
  readonly onText: (text: string) => void
}

/** Addresses that also receive notices of the order. They stand on no certificate. */
export function NotificationEmailsField({ text, errors, onText }: NotificationEmailsFieldProps) {
  const t = useTranslations('recipients.notification')
  return (
    <TextAreaField
      id={notificationEmailsId}
      rows={2}
      label={t('label')}
      hint={t('hint')}
      error={errors.length > 0 ? errors.join(' ') : undefined}
      inputMode="email"
      autoComplete="off"
      translate="no"
      limit={addressesLimit}
      value={text}
      onChange={(event) => onText(event.target.value)}
    />
  )
}
