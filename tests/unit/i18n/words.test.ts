import { expect, test } from 'vitest'
import { catalogueOf } from '../../setup/catalogues'

/**
 * Words that another one has taken the place of (`src/i18n/GLOSSARY.md`), in the product and in its mock
 * world.
 */
const retired = {
  en: /passphrase/i,
  fr: /phrase (secrète|de passe)/i,
  nl: /wacht(woord)?zin/i,
  'zh-Hant': /要求檔案(?!的運算量)|密封|封存|密語|要求憑證(?!時)/,
} as const

/** Texts with Kleopatra's own word for it. */
const theirs = ['guides.part.kleopatra.passphrase']

test.each(Object.entries(retired))('one idea has one word in %s', (language, old) => {
  for (const folder of ['src/i18n/messages', 'mocks/messages']) {
    const found = textsOf(catalogueOf(language, folder)).filter(
      ([path, text]) => old.test(text) && !theirs.includes(path),
    )
    expect(found).toEqual([])
  }
})

const textsOf = (node: object, path = ''): readonly (readonly [string, string])[] =>
  Object.entries(node).flatMap(([name, part]) =>
    typeof part === 'string' ? [[`${path}${name}`, part] as const] : textsOf(part, `${path}${name}.`),
  )
