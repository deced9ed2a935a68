import { useTranslations } from 'use-intl'
import { isolated } from '../../../i18n/isolated'

/** What a request file says of itself, for whoever finds it in two years. */
export function useRequestFileExplanation(name: string): readonly string[] {
  const t = useTranslations('keygen.requestFile')
  return [t('what', { name: isolated(name) }), t('how'), t('secret')]
}
