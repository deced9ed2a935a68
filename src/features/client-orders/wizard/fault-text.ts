import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { isFaultCode } from '../../../domain/fault-codes'
import { type ErrorDetails, isErrorCode } from '../../../errors'
import { isolated } from '../../../i18n/isolated'
import { useFormatter } from '../../../i18n/use-formatter'
import { missingOf } from './order-fields'

/** A fault as the rules or the server name it. */
interface SaidFault {
  readonly code: string
  readonly details?: ErrorDetails
}

/** The one sentence of a fault, for a field and for the summary alike. */
export function useFaultText(): (fault: SaidFault) => string {
  const faults = useTranslations('faults')
  const errors = useTranslations('errors')
  const format = useFormatter()
  return useCallback(
    ({ code, details = {} }) => {
      if (isFaultCode(code))
        return faults(code, readable(details, (day) => format.dateTime(day, 'day')) as never)
      // A server newer than this page may know more.
      return isErrorCode(code) ? errors(`${code}.title`) : faults('field-malformed')
    },
    [faults, errors, format],
  )
}

/**
 * Days come as YYYY-MM-DD and are read with the month in words; the direction of a typed text affects no word
 * around it.
 */
function readable(details: ErrorDetails, dayText: (day: Date) => string): ErrorDetails {
  const { since } = details
  const values = Object.entries(details).map(
    ([name, value]) => [name, typeof value === 'string' ? isolated(value) : value] as const,
  )
  return typeof since === 'string' && !Number.isNaN(Date.parse(since))
    ? { ...Object.fromEntries(values), since: dayText(new Date(`${since.slice(0, 10)}T12:00:00`)) }
    : Object.fromEntries(values)
}

/** The sentence of a fault of an order; a missing field is named where its label alone is ambiguous. */
export function useOrderFaultText(): (fault: SaidFault & { readonly pointer: string }) => string {
  const t = useTranslations('order.missing')
  const faultText = useFaultText()
  return useCallback(
    (fault) => {
      const missing = fault.code === 'field-required' ? missingOf(fault.pointer) : null
      return missing === null ? faultText(fault) : t(missing)
    },
    [t, faultText],
  )
}
