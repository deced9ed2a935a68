import { readPreference, writePreference } from '../storage/preferences'

export const themes = ['system', 'light', 'dark'] as const
type Theme = (typeof themes)[number]

/** The theme chosen before, else the device's. */
export function storedTheme(): Theme {
  const stored = readPreference('theme')
  return themes.find((theme) => theme === stored) ?? 'system'
}

/** Shows a theme; theme.css reads the attribute. */
export function showTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}

export function keepTheme(theme: Theme): void {
  writePreference('theme', theme === 'system' ? null : theme)
}
