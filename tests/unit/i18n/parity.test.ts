import { createTranslator } from 'use-intl/core'
import { describe, expect, test } from 'vitest'
import { errorCodes } from '../../../src/errors'
import { type Language, languages } from '../../../src/i18n/language'
import { loadMessages, type Messages } from '../../../src/i18n/messages'
import { catalogueOf } from '../../setup/catalogues'

const read = (language: Language) => catalogueOf(language)

function flat(messages: object, prefix = ''): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[prefix + key, value] as [string, string]]
      : flat(value as object, `${prefix}${key}.`),
  )
}

interface Argument {
  readonly name: string
  readonly type: string
  readonly forms: readonly string[]
}

/** The arguments of an ICU message, with the forms of a plural; what is inside a form is read too. */
function argumentsOf(message: string): Argument[] {
  const found: Argument[] = []
  let at = 0
  const text = (): void => {
    while (at < message.length && message[at] !== '}') {
      if (message[at++] === '{') argument()
    }
  }
  const until = (stops: string) => {
    const start = at
    while (at < message.length && !stops.includes(message.charAt(at))) at++
    return message.slice(start, at).trim()
  }
  const argument = (): void => {
    const name = until(',}')
    let type = 'plain'
    const forms: string[] = []
    if (message[at] === ',') {
      at++
      type = until(',}')
      while (type === 'plural' && message[at] !== '}') {
        if (message[at] === ',') at++
        const form = until('{}')
        if (message[at] !== '{') break
        forms.push(form)
        at++
        text()
        at++
        while (message[at] === ' ') at++
      }
      if (type !== 'plural') until('}')
    }
    at++
    found.push({ name, type, forms })
  }
  text()
  return found
}

/** Tags such as `<mono>` are arguments too. */
const tagsOf = (message: string) => [...message.matchAll(/<(\w+)>/g)].map(([, tag]) => `<${tag}>`)

const signature = (message: string) =>
  [
    ...new Set([...argumentsOf(message).map(({ name, type }) => `${name}:${type}`), ...tagsOf(message)]),
  ].sort()

const english = new Map(flat(read('en')))

test('the reader of arguments reads plurals, nested arguments and tags', () => {
  expect(argumentsOf('{a} {n, plural, one {# x {b}} other {# y}} {s, number}')).toEqual([
    { name: 'a', type: 'plain', forms: [] },
    { name: 'b', type: 'plain', forms: [] },
    { name: 'n', type: 'plural', forms: ['one', 'other'] },
    { name: 's', type: 'number', forms: [] },
  ])
  expect(signature('x <mono>{code}</mono>')).toEqual(['<mono>', 'code:plain'])
})

test('every error code has a title and a help in English', () => {
  expect(errorCodes.flatMap((code) => [`errors.${code}.title`, `errors.${code}.help`])).toEqual(
    expect.arrayContaining([...english.keys()].filter((key) => key.startsWith('errors.'))),
  )
  for (const code of errorCodes) expect([...english.keys()]).toContain(`errors.${code}.help`)
})

test.each(languages)('%s: every area arrives with all its texts', async (language) => {
  expect(await loadMessages(language)).toEqual(read(language))
})

describe.each(languages)('%s', (language) => {
  const messages = new Map(flat(read(language)))

  test('has exactly the keys of English', () => {
    expect([...messages.keys()].sort()).toEqual([...english.keys()].sort())
  })

  test('has in each message the arguments of English', () => {
    for (const [key, message] of messages) {
      expect(`${key}: ${signature(message)}`).toBe(`${key}: ${signature(english.get(key) ?? '')}`)
    }
  })

  test('has in each plural the forms its grammar has', () => {
    const grammar = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    for (const [key, message] of messages) {
      for (const { type, forms } of argumentsOf(message)) {
        if (type === 'plural') expect(`${key}: ${[...forms].sort()}`).toBe(`${key}: ${[...grammar].sort()}`)
      }
    }
  })

  test('can be formatted, every message of it', () => {
    const failures: string[] = []
    const t = createTranslator({
      locale: language,
      messages: read(language) as Messages,
      onError: (error) => failures.push(error.message),
    })
    const values = Object.fromEntries(
      [...english.values()]
        .flatMap(argumentsOf)
        .map(({ name, type }) => [name, type === 'plain' ? 'x' : 3] as [string, string | number]),
    )
    const tags = Object.fromEntries(
      [...english.values()].flatMap(tagsOf).map((tag) => [tag.slice(1, -1), (text: string) => text]),
    )
    for (const key of messages.keys()) t.markup(key as 'app.errorCode', { ...values, ...tags } as never)
    expect(failures).toEqual([])
  })

  test('says nothing twice with a straight quote or an empty text', () => {
    for (const [key, message] of messages) {
      expect(message.trim(), key).toBe(message)
      expect(message, key).not.toBe('')
      expect(message, key).not.toMatch(/["']/)
    }
  })
})

test.each(languages.filter((language) => language !== 'en'))(
  '%s is translated: few texts are the English ones',
  (language) => {
    const same = flat(read(language)).filter(([key, message]) => message === english.get(key))
    expect(same.map(([key]) => key).filter((key) => !allowedAlike.has(key))).toEqual([])
  },
)

/** Texts that may be alike in two languages: names, and words that are the same. */
const allowedAlike = new Set([
  'order.navigation.menu',
  'order.navigation.label',
  'order.price.minus',
  'order.settings.hashes.sha256',
  'order.settings.hashes.sha384',
  'order.settings.hashes.sha512',
  'order.card.used',
  'order.agreement.attestationTitle',
  'order.agreement.version',
  'order.fieldLabel.attestation',
  'order.fieldLabel.product',
  'order.check.attestation',
  'order.check.version',
  'order.check.fault',
  'order.check.product',
  'order.submitted.product',
  'order.submitted.paid',
  'app.name',
  'app.title',
  'devices.name.macos',
  'devices.name.linux',
  'keygen.agreement.version',
  'keygen.device.fileKind.modern.name',
  'keygen.device.fileKind.compatible.name',
  'keygen.receipt.line',
  'keygen.save.facts',
  'keygen.identity.product',
  'keygen.create.keyProfile.rsa_2048',
  'keygen.create.keyProfile.rsa_3072',
  'csrFacts.keyProfile.rsa_2048',
  'csrFacts.keyProfile.rsa_3072',
  'csrFacts.keyProfile.rsa_4096',
  'csr.refused', // punctuation only
])
