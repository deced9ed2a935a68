import { useState } from 'react'
import { useTranslations } from 'use-intl'
import styles from './shell.module.css'
import { keepTheme, showTheme, storedTheme, themes } from './theme-choice'

/** Light, dark, or as the device has it. */
export function ThemeSwitch() {
  const t = useTranslations('app')
  const [theme, setTheme] = useState(storedTheme)
  return (
    <label className={styles['theme']}>
      <span>{t('theme')}</span>
      <select
        value={theme}
        onChange={({ target }) => {
          const chosen = themes.find((one) => one === target.value) ?? 'system'
          setTheme(chosen)
          showTheme(chosen)
          keepTheme(chosen)
        }}
      >
        {themes.map((one) => (
          <option key={one} value={one}>
            {t(`themes.${one}`)}
          </option>
        ))}
      </select>
    </label>
  )
}
