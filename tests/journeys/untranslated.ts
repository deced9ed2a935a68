import type { Page } from '@playwright/test'
import { catalogueOf } from '../setup/catalogues'
import type { Language } from './words'

/** The texts of a catalogue by key (`keygen.done.save`). */
function flat(node: object, prefix = ''): [string, string][] {
  return Object.entries(node).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [[prefix + name, value] as [string, string]]
      : flat(value, `${prefix}${name}.`),
  )
}

const textsOf = (language: Language): readonly [string, string][] => [
  ...flat(catalogueOf(language)),
  ...flat(catalogueOf(language, 'mocks/messages')),
]

const asRead = (text: string) => text.replace(/\s+/g, ' ').trim()

/**
 * The literal parts of an ICU message: what stands between arguments and tags, in every form of a plural or
 * choice.
 */
export function fragmentsOf(message: string): string[] {
  const found: string[] = []
  let at = 0
  const until = (stops: string) => {
    const start = at
    while (at < message.length && !stops.includes(message.charAt(at))) at++
    return message.slice(start, at)
  }
  const text = () => {
    while (at < message.length && message[at] !== '}') {
      if (message[at] === '{') argument()
      else if (message[at] === '<') at = message.indexOf('>', at) + 1 || message.length
      else if (message[at] === '#') at++
      else found.push(until('{<#}'))
    }
  }
  const argument = () => {
    until(',}')
    let type = ''
    if (message[at] === ',') {
      at++
      type = until(',}').trim()
    }
    while (
      ['plural', 'select', 'selectordinal'].includes(type) &&
      message[at] !== '}' &&
      at < message.length
    ) {
      until('{}')
      if (message[at] !== '{') break
      at++
      text()
      at++
      while (message[at] === ' ') at++
    }
    until('}')
    at++
  }
  text()
  return found.map(asRead).filter((part) => /\p{L}{2}/u.test(part))
}

/**
 * Everything that is to be read or heard on the page, piece by piece, but for what is marked as being in no
 * language.
 */
const pieces = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const language = document.documentElement.lang
    const isForeign = (element: Element | null) =>
      element?.closest('[translate=no]') !== null ||
      element?.closest('[lang]')?.getAttribute('lang') !== language
    const found = [document.title]
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      // An address is in no language, and is shown in parts so that it may break.
      if (/^\S+@\S+$/.test(parent?.textContent.trim() ?? '')) continue
      if (!parent || parent.closest('script, style') || !parent.checkVisibility() || isForeign(parent))
        continue
      found.push(node.nodeValue ?? '')
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
      if (!element.checkVisibility() || isForeign(element)) continue
      for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        found.push(element.getAttribute(name) ?? '')
    }
    return found
  })

/**
 * From how many letters on a text is known for English wherever it stands; shorter ones must be the whole
 * piece.
 */
const tellingLength = 12

/**
 * Tells, for pages in one language, which of their texts are still in English or are keys that have no text.
 */
export function untranslatedIn(language: Language): (page: Page) => Promise<string[]> {
  const own = textsOf(language)
  const translated = new Map(own)
  const ownFragments = new Set(own.flatMap(([, text]) => fragmentsOf(text)))
  const ownText = [...ownFragments].join('\n')
  const english = textsOf('en')
    .filter(([key, text]) => language !== 'en' && translated.get(key) !== text)
    .flatMap(([key, text]) => fragmentsOf(text).map((fragment) => ({ key, fragment })))
    .filter(({ fragment }) => !ownFragments.has(fragment) && !ownText.includes(fragment))
  const namespaces = [...new Set(own.map(([key]) => key.split('.')[0]))].join('|')
  const rawKey = new RegExp(`\\b(${namespaces})(\\.[A-Za-z][\\w-]*)+`)
  const keys = new Set(own.map(([key]) => key))

  return async (page) => {
    const read = (await pieces(page)).map(asRead).filter(Boolean)
    return read.flatMap((piece) => [
      ...english
        .filter(({ fragment }) =>
          fragment.length >= tellingLength && fragment.includes(' ')
            ? piece.includes(fragment)
            : piece === fragment,
        )
        .map(({ key }) => `${key} is in English: “${piece}”`),
      ...(keys.has(rawKey.exec(piece)?.[0] ?? '') ? [`a key: “${piece}”`] : []),
    ])
  }
}
