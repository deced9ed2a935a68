import { useTranslations } from 'use-intl'
import type { ClientOrder } from '../../../contract/schema'
import { CardTable } from '../../../ui/lists/card-table'
import { ValueLines } from '../../../ui/lists/description-list'
import { BreakableText } from '../../../ui/texts/breakable-text'
import { SearchedList } from '../wizard/searched-list'

type Recipient = ClientOrder['recipients'][number]

/** Each recipient of an order with how it stands. */
export function OrderRecipients({ recipients }: Pick<ClientOrder, 'recipients'>) {
  const t = useTranslations('order.submitted')
  const textOf = ({ commonName, emails }: Recipient) => `${commonName} ${emails.join(' ')}`
  return (
    <SearchedList id="order-search" items={recipients} textOf={textOf}>
      {(shown) => (
        <CardTable
          caption={t('recipients', { count: recipients.length })}
          columns={(['commonName', 'emails', 'status', 'key'] as const).map((key) => ({
            key,
            text: t(`column.${key}`),
          }))}
          rows={shown.map((recipient) => ({
            key: textOf(recipient),
            cells: [
              <BreakableText key="name">{recipient.commonName}</BreakableText>,
              <ValueLines
                key="emails"
                values={recipient.emails.map((email) => <BreakableText key={email}>{email}</BreakableText>)}
              />,
              t(`status.${recipient.status}`),
              t(recipient.ownCsr ? 'ownCsr' : 'inBrowser'),
            ],
          }))}
        />
      )}
    </SearchedList>
  )
}
