import { useTranslations } from 'use-intl'
import type { CsrRefusal } from './reading'

/** The text of a field about a refused request: the reason, and the remedy. */
export function useCsrRefusalText(): (refusal: CsrRefusal) => string {
  const t = useTranslations('csr')
  const keys = useTranslations('csrFacts.keyProfile')
  const errors = useTranslations('errors')
  const faults = useTranslations('faults')
  return (refusal) => {
    if (refusal.kind === 'file-unreadable') return t('fileUnreadable')
    if (refusal.kind === 'key') {
      return t('keyNotOffered', {
        fault: faults('csr-key-not-offered'),
        key: keys(refusal.keyProfile),
      })
    }
    const { code } = refusal
    // The text for everybody sends recipients to the person who orders: that is who reads this.
    if (code === 'input-too-large') return t('tooLarge')
    return t('refused', { title: errors(`${code}.title`), help: errors(`${code}.help`) })
  }
}
