import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import type { OrderFault } from '../../../domain/orders/client-order'
import type { ClientOrderDraft } from '../../../domain/orders/client-order-draft'
import { isolated } from '../../../i18n/isolated'

/** What a pointer's field is called; the first row that fits. */
const places = [
  ['/productId', 'product'],
  ['/organization/organization/name', 'organizationName'],
  ['/organization/organization/countryCode', 'country'],
  ['/organization/organization/locality', 'locality'],
  ['/organization/organization/organizationIdentifier', 'organizationIdentifier'],
  ['/organization/organization/phone', 'phone'],
  ['/organization', 'organization'],
  ['/generation', 'generation'],
  ['/signatureHash', 'hash'],
  ['/validity', 'validity'],
  ['/renewal', 'renewal'],
  ['/notificationEmails', 'notificationEmails'],
  ['/recipients', 'recipients'],
  ['/payment', 'payment'],
  ['/total', 'price'],
  ['/attestation', 'attestation'],
  ['/servicesAgreement', 'servicesAgreement'],
  ['/masterAgreementVersion', 'masterAgreement'],
] as const

/** Names the place of a fault, away from its field: “Recipient 12 (a.whitcombe@…)”, “Validity period”. */
export function useFaultPlace({ recipients }: ClientOrderDraft): (fault: OrderFault) => string {
  const t = useTranslations('order.place')
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
      const [, place = 'order' as const] = places.find(([begin]) => pointer.startsWith(begin)) ?? []
      return t(place)
    },
    [t, recipients],
  )
}
