import { useTranslations } from 'use-intl'
import type { Contact } from '../../contract/schema'
import { isolated } from '../../i18n/isolated'
import { BreakableText } from '../../ui/breakable-text'
import { MailLink } from '../../ui/mail-link'

/** Whom to ask, with the order's number in the mail's subject. */
export function ContactLine({
  contact,
  orderNumber,
}: {
  readonly contact: Contact
  readonly orderNumber: string
}) {
  const t = useTranslations('keygen.contact')
  return (
    <p>
      <span>{`${t('ask', { name: isolated(contact.name) })} · `}</span>
      <MailLink email={contact.email} subject={t('subject', { orderNumber })} label={contact.email}>
        <BreakableText>{contact.email}</BreakableText>
      </MailLink>
    </p>
  )
}
