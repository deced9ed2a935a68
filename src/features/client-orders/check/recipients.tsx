import { useTranslations } from 'use-intl'
import type { Product } from '../../../contract/schema'
import { type ClientOrderDraft, recipientOf } from '../../../domain/orders/client-order-draft'
import { commonNameOf } from '../../../domain/orders/recipient'
import { isolated } from '../../../i18n/isolated'
import { Stack } from '../../../ui/pages/page'
import { BreakableText } from '../../../ui/texts/breakable-text'
import { ChangeLink } from '../wizard/change-link'
import { SearchedList } from '../wizard/searched-list'
import styles from './recipients.module.css'

interface CheckRecipientsProps {
  readonly draftId: string
  readonly draft: ClientOrderDraft
  readonly product: Product
  readonly organizationName: string | null
}

/** Whom certificates are requested for: how many, and each with the way back to it. */
export function CheckRecipients({ draftId, draft, product, organizationName }: CheckRecipientsProps) {
  const t = useTranslations('order.check')
  const rows = draft.recipients.map((row, index) => {
    const recipient = recipientOf(row, product)
    return {
      row,
      index,
      name: commonNameOf(recipient, organizationName),
      emails: recipient.emails.map((email) => email.trim()).filter((email) => email !== ''),
    }
  })
  const own = draft.recipients.filter(({ hasOwnCsr }) => hasOwnCsr).length
  return (
    <Stack>
      <p>
        {own > 0 ? t('recipientsOwn', { count: rows.length, own }) : t('recipients', { count: rows.length })}
      </p>
      <SearchedList
        id="check-search"
        items={rows}
        textOf={({ name, emails }) => `${name} ${emails.join(' ')}`}
      >
        {(shown) => (
          <ol className={styles['list']}>
            {shown.map(({ row, index, name, emails }) => (
              <li key={row.rowId} value={index + 1}>
                <div className={styles['what']}>
                  <span className={styles['name']} translate="no">
                    <span className={styles['number']}>{index + 1}</span>{' '}
                    {name === '' ? <span>{t('unnamed')}</span> : <BreakableText>{name}</BreakableText>}
                  </span>
                  {emails
                    .filter((email) => email !== name)
                    .map((email) => (
                      <BreakableText key={email}>{email}</BreakableText>
                    ))}
                  {row.hasOwnCsr ? <span>{t('ownCsr')}</span> : null}
                </div>
                <ChangeLink
                  draftId={draftId}
                  step="recipients"
                  what={name === '' ? t('recipientNumber', { number: index + 1 }) : isolated(name)}
                  target={`/recipients/${index}`}
                />
              </li>
            ))}
          </ol>
        )}
      </SearchedList>
    </Stack>
  )
}
