import type english from './english-messages'
import type { formats } from './formats'
import type { Language } from './language'

/** Texts of all areas. A page sees those of the areas it asked for (`MessageArea`). */
export type Messages = typeof english

declare module 'use-intl' {
  interface AppConfig {
    Messages: typeof english
    Formats: typeof formats
  }
}

/**
 * `start` is there from the first page on; the others come with the chunk that shows them. `blocks` has the
 * texts of `src/blocks` and the error codes that no first page can meet: it comes with any area but `start`.
 */
export const messageAreas = ['start', 'blocks', 'home', 'keygen', 'guides', 'orders', 'recipients'] as const
export type MessageAreaName = (typeof messageAreas)[number]

type Catalogue = Readonly<Record<string, string | Readonly<Record<string, unknown>>>>
type Loader = () => Promise<{ default: unknown }>

// One chunk per area and language. The other languages have the same keys and arguments: tests/unit/i18n
// proves it.
const catalogues: Readonly<Record<MessageAreaName, Readonly<Record<Language, Loader>>>> = {
  start: {
    en: () => import('./messages/start/en.json'),
    fr: () => import('./messages/start/fr.json'),
    nl: () => import('./messages/start/nl.json'),
    'zh-Hant': () => import('./messages/start/zh-Hant.json'),
  },
  blocks: {
    en: () => import('./messages/blocks/en.json'),
    fr: () => import('./messages/blocks/fr.json'),
    nl: () => import('./messages/blocks/nl.json'),
    'zh-Hant': () => import('./messages/blocks/zh-Hant.json'),
  },
  home: {
    en: () => import('./messages/home/en.json'),
    fr: () => import('./messages/home/fr.json'),
    nl: () => import('./messages/home/nl.json'),
    'zh-Hant': () => import('./messages/home/zh-Hant.json'),
  },
  keygen: {
    en: () => import('./messages/keygen/en.json'),
    fr: () => import('./messages/keygen/fr.json'),
    nl: () => import('./messages/keygen/nl.json'),
    'zh-Hant': () => import('./messages/keygen/zh-Hant.json'),
  },
  guides: {
    en: () => import('./messages/guides/en.json'),
    fr: () => import('./messages/guides/fr.json'),
    nl: () => import('./messages/guides/nl.json'),
    'zh-Hant': () => import('./messages/guides/zh-Hant.json'),
  },
  orders: {
    en: () => import('./messages/orders/en.json'),
    fr: () => import('./messages/orders/fr.json'),
    nl: () => import('./messages/orders/nl.json'),
    'zh-Hant': () => import('./messages/orders/zh-Hant.json'),
  },
  recipients: {
    en: () => import('./messages/recipients/en.json'),
    fr: () => import('./messages/recipients/fr.json'),
    nl: () => import('./messages/recipients/nl.json'),
    'zh-Hant': () => import('./messages/recipients/zh-Hant.json'),
  },
}

/** The texts of a language in these areas; rejects where a chunk can't be fetched. */
export async function loadMessages(
  language: Language,
  areas: readonly MessageAreaName[] = messageAreas,
): Promise<Messages> {
  const wanted = new Set(areas.some((area) => area !== 'start') ? [...areas, 'blocks' as const] : areas)
  const parts = await Promise.all(
    [...wanted].map(async (area) => (await catalogues[area][language]()).default),
  )
  return joinCatalogues(parts as readonly Catalogue[]) as unknown as Messages
}

/** A namespace may have its texts in several areas: the first page of a flow comes before its later ones. */
export function joinCatalogues(parts: readonly Catalogue[]): Catalogue {
  const joined: Record<string, string | Readonly<Record<string, unknown>>> = {}
  for (const [name, texts] of parts.flatMap(Object.entries<Catalogue[string]>)) {
    const before = joined[name]
    joined[name] = typeof before === 'object' && typeof texts === 'object' ? { ...before, ...texts } : texts
  }
  return joined
}
