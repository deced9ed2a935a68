import { useTranslations } from 'use-intl'
import { isolated } from '../../../i18n/isolated'

/** The explanation in a request file, for a person who finds it in two years. */
export function useRequestFileExplanation(name: string): readonly string[] {
  const t = useTranslations('keygen.requestFile')
  return [t('what', { name: isolated(name) }), t('how'), t('secret')]
}
