import { useEffect, useState } from 'react'
import { isLanguage, type Language, languageNames, languages } from '../../i18n/language'
import styles from './language-select.module.css'

interface LanguageSelectProps {
  readonly language: Language
  readonly onChoose: (language: Language) => void
  /** The control's name, for those who don't see where it stands. */
  readonly label: string
  readonly className?: string | undefined
}

/** After the first page's own work, and soon enough for a person who looks for their language at once. */
const otherLanguagesDelayMs = 600

/**
 * Every language by its own name. The list is as wide as its widest name, so the browser measures all of
 * them, and searches the whole device for a font with Chinese letters: the other names come when the page is
 * there.
 */
export function LanguageSelect({ language, onChoose, label, className }: LanguageSelectProps) {
  const [all, setAll] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setAll(true), otherLanguagesDelayMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    <select
      className={`${styles['select']} ${className ?? ''}`.trimEnd()}
      aria-label={label}
      value={language}
      onPointerEnter={() => setAll(true)}
      onFocus={() => setAll(true)}
      onChange={({ target }) => {
        if (isLanguage(target.value)) onChoose(target.value)
      }}
    >
      {languages
        .filter((tag) => all || tag === language)
        .map((tag) => (
          <option key={tag} value={tag} lang={tag}>
            {languageNames[tag]}
          </option>
        ))}
    </select>
  )
}
