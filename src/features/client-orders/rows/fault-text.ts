import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { useFaultText } from '../wizard/fault-text'
import type { RowFault } from './judgement'

/** Where “this is needed” would leave open what is: the first part of a pointer. */
const missing = {
  givenName: 'givenName',
  surname: 'surname',
  pseudonym: 'pseudonym',
  emails: 'email',
  csrPem: 'csr',
} as const

const isNamed = (field: string): field is keyof typeof missing => Object.hasOwn(missing, field)

/** The sentence of a fault in a row, for its field and for the summary alike. */
export function useRowFaultText(): (fault: RowFault) => string {
  const t = useTranslations('recipients.missing')
  const faultText = useFaultText()
  return useCallback(
    (fault) => {
      const [, field = ''] = fault.pointer.split('/')
      return fault.code === 'field-required' && isNamed(field) ? t(missing[field]) : faultText(fault)
    },
    [t, faultText],
  )
}
