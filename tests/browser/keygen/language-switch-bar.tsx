import { useLanguage } from '../../../src/i18n/language-provider'
import { LanguageSwitch } from '../../../src/ui/languages/language-switch'

/** The shell's language switch, without the shell. */
export function LanguageSwitchBar() {
  const { language, choose } = useLanguage()
  return <LanguageSwitch language={language} onChoose={choose} />
}
