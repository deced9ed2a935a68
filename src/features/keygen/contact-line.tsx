import { useTranslations } from 'use-intl'
import type { Contact } from '../../contract/schema'
import { BreakableText } from '../../ui/breakable-text'

/** Whom to ask, with the order's number in the mail's subject. */
export function ContactLine({
  contact,
  orderNumber,
}: {
  readonly contact: Contact
  readonly orderNumber: string
}) {
  const t = useTranslations('keygen.contact')
  const address = `mailto:${contact.email}?subject=${encodeURIComponent(t('subject', { orderNumber }))}`
  return (
    <p>
      {t('ask', { name: contact.name })}
      {' · '}
      <a href={address}>
        <BreakableText>{contact.email}</BreakableText>
      </a>
    </p>
  )
}
