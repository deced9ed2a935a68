import { isLanguage, type Language, languageNames, languages } from '../i18n/language'

interface LanguageSelectProps {
  readonly language: Language
  readonly onChoose: (language: Language) => void
  /** The control's name, for those who don't see where it stands. */
  readonly label: string
  readonly className?: string | undefined
}

/** Every language by its own name. */
export function LanguageSelect({ language, onChoose, label, className }: LanguageSelectProps) {
  return (
    <select
      className={className}
      aria-label={label}
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
  )
}
