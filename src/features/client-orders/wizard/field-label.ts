import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import type { OrderFault } from '../../../domain/orders/client-order'
import type { ClientOrderDraft } from '../../../domain/orders/client-order-draft'
import { isolated } from '../../../i18n/isolated'
import { fieldOf } from './order-fields'

/**
 * Names the field that a fault is about, away from the field itself: “Recipient 12 (a.whitcombe@…)”,
 * “Validity period”.
 */
export function useFieldLabel({ recipients }: ClientOrderDraft): (fault: OrderFault) => string {
  const t = useTranslations('order.fieldLabel')
  return useCallback(
    ({ pointer }) => {
      const [, index] = /^\/recipients\/(\d+)/.exec(pointer) ?? []
      if (index !== undefined) {
        const row = recipients[Number(index)]
        const name =
          row?.emails[0]?.trim() || [row?.givenName, row?.surname].join(' ').trim() || row?.pseudonym.trim()
        const number = Number(index) + 1
        return name ? t('recipient', { number, name: isolated(name) }) : t('recipientUnnamed', { number })
      }
      return t(fieldOf(pointer)?.label ?? 'order')
    },
    [t, recipients],
  )
}
