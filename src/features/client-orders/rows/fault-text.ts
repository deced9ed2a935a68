import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { useFaultText } from '../wizard/fault-text'
import { missingOfRecipient } from '../wizard/order-fields'
import type { RowFault } from './judgement'

/** The sentence of a fault in a row, for its field and for the summary alike. */
export function useRowFaultText(): (fault: RowFault) => string {
  const t = useTranslations('recipients.missing')
  const faultText = useFaultText()
  return useCallback(
    (fault) => {
      const [, field = ''] = fault.pointer.split('/')
      const missing = fault.code === 'field-required' ? missingOfRecipient(field) : null
      return missing === null ? faultText(fault) : t(missing)
    },
    [t, faultText],
  )
}
