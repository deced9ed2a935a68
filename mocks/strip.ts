import { type Language, languageValues } from '../src/contract/schema'
import { translatorFor } from './messages'
import './strip.css'

export const deskPath = '/demo'

/** A line above the product's page that says it is a demo and leads back to the desk, in the page's own language. */
export function mountStrip(): void {
  const strip = document.createElement('aside')
  strip.className = 'mock-strip'
  const text = strip.appendChild(document.createElement('span'))
  const link = strip.appendChild(document.createElement('a'))
  link.href = deskPath
  const write = () => {
    const t = translatorFor(languageOfTag(document.documentElement.lang))
    strip.setAttribute('aria-label', t('strip.label'))
    text.textContent = t('strip.text')
    link.textContent = t('strip.link')
  }
  write()
  new MutationObserver(write).observe(document.documentElement, { attributeFilter: ['lang'] })
  document.body.prepend(strip)
}

function languageOfTag(tag: string): Language {
  return languageValues.find((language) => language === tag) ?? 'en'
}
