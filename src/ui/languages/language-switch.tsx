import { useTranslations } from 'use-intl'
import type { Language } from '../../i18n/language'
import { LanguageIcon } from '../buttons/icons'
import { LanguageSelect } from './language-select'
import styles from './quiet-select.module.css'

interface LanguageSwitchProps {
  readonly language: Language
  readonly onChoose: (language: Language) => void
}

/** The choice of language in the shell. */
export function LanguageSwitch({ language, onChoose }: LanguageSwitchProps) {
  const t = useTranslations('app')
  return (
    <span className={styles['quiet']}>
      <LanguageIcon />
      <LanguageSelect label={t('language')} language={language} onChoose={onChoose} />
    </span>
  )
}
