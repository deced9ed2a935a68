import { useTranslations } from 'use-intl'
import { isLanguage, type Language, languageNames, languages } from '../i18n/language'
import { LanguageIcon } from './icons'
import styles from './quiet-select.module.css'
import { VisuallyHidden } from './visually-hidden'

interface LanguageSwitchProps {
  readonly language: Language
  readonly onChoose: (language: Language) => void
}

/** Every language by its own name. */
export function LanguageSwitch({ language, onChoose }: LanguageSwitchProps) {
  const t = useTranslations('app')
  return (
    <label className={styles['quiet']}>
      <LanguageIcon />
      <VisuallyHidden>{t('language')}</VisuallyHidden>
      <select
        value={language}
        onChange={({ target }) => {
          if (isLanguage(target.value)) onChoose(target.value)
        }}
      >
        {languages.map((tag) => (
          <option key={tag} value={tag} lang={tag}>
            {languageNames[tag]}
          </option>
        ))}
      </select>
    </label>
  )
}
