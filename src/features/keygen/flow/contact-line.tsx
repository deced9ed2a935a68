import { useTranslations } from 'use-intl'
import type { Contact } from '../../../contract/schema'
import { isolated } from '../../../i18n/isolated'
import { BreakableText } from '../../../ui/texts/breakable-text'
import { MailLink } from '../../../ui/texts/mail-link'
import { RichText } from '../../../ui/texts/rich-text'

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
      <RichText>
        {t.rich('ask', {
          name: isolated(contact.name),
          email: contact.email,
          mail: () => (
            <MailLink email={contact.email} subject={t('subject', { orderNumber })} label={contact.email}>
              <BreakableText>{contact.email}</BreakableText>
            </MailLink>
          ),
        })}
      </RichText>
    </p>
  )
}
