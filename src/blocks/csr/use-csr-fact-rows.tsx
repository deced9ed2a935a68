import { useTranslations } from 'use-intl'
import type { KeyProfile } from '../../contract/schema'
import type { DescriptionRow } from '../../ui/lists/description-list'
import { CodeText } from '../../ui/texts/code-text'

interface CsrFacts {
  readonly keyProfile: KeyProfile
  /** Lower-case hex. */
  readonly publicKeySha256: string
  readonly signatureAlgorithm: string
}

/** Key and signature of a valid CSR, as rows of a list. */
export function useCsrFactRows(): (facts: CsrFacts) => readonly DescriptionRow[] {
  const t = useTranslations('csrFacts')
  return ({ keyProfile, publicKeySha256, signatureAlgorithm }) => [
    { key: 'key', term: t('key'), value: t(`keyProfile.${keyProfile}`) },
    {
      key: 'sha256',
      term: t('keySha256'),
      value: <CodeText groupsOf={2}>{publicKeySha256}</CodeText>,
    },
    {
      key: 'signature',
      term: t('signature'),
      value: t('signatureHolds', { algorithm: signatureAlgorithm }),
    },
  ]
}
