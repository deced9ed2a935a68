import { describe, expect, test } from 'vitest'
import { isTextFault, readEmail, splitEmails } from '../../../src/domain/addresses/email-address'

const of = (local: number, domain: number) => {
  const labels = `${'d'.repeat(50)}.`.repeat(9)
  return `${'l'.repeat(local)}@${`${labels}example`.slice(-domain)}`
}

describe('an address', () => {
  test.each([
    ['name@company.example', 'name@company.example'],
    ['  name@company.example\t\n', 'name@company.example'],
    ['\u00A0name@company.example\u200B', 'name@company.example'],
    ['mailto:name@company.example', 'name@company.example'],
    ['MAILTO:name@company.example', 'name@company.example'],
    ['Doe, Jane <jane@company.example>', 'jane@company.example'],
    ['"Jane (Sales) <x>" <jane@company.example> ', 'jane@company.example'],
    // The local part's case is its owner's; a domain has none (RFC 5321 §2.4).
    ['First.Last@COMPANY.Example', 'First.Last@company.example'],
    ["o'brien+smime@company.example", "o'brien+smime@company.example"],
    ['!#$%&*/=?^_`{|}~-@company.example', '!#$%&*/=?^_`{|}~-@company.example'],
    ['1@1a.example', '1@1a.example'],
    // As a Chinese keyboard writes it.
    ['ｎａｍｅ＠company.example', 'name@company.example'],
    ['name@company。example', 'name@company.example'],
  ])('%j is read', (text, address) => {
    expect(readEmail(text)).toMatchObject({ address, typedDomain: null })
  })

  test.each([
    ['a@bücher.example', 'a@xn--bcher-kva.example', 'bücher.example'],
    ['a@BÜCHER.example', 'a@xn--bcher-kva.example', 'bücher.example'],
    // Composed and decomposed are one domain.
    ['a@bu\u0308cher.example', 'a@xn--bcher-kva.example', 'bücher.example'],
    ['a@straße.example', 'a@xn--strae-oqa.example', 'straße.example'],
    ['a@例え.テスト', 'a@xn--r8jz45g.xn--zckzah', '例え.テスト'],
    ['a@公司。example', 'a@xn--55qx5d.example', '公司.example'],
  ])('in another script, %j, is held in A-labels and shown as typed', (text, address, typedDomain) => {
    expect(readEmail(text)).toMatchObject({ address, typedDomain })
  })

  test.each([
    'name',
    '@company.example',
    'name@',
    'name@company',
    'name@company..example',
    'name@-company.example',
    'name@company-.example',
    'name@.example',
    'name@company.123',
    'name@127.0.0.1',
    'name@[127.0.0.1]',
    'name@company.example/path',
    'name@company.example:25',
    'name@user:pass@company.example',
    'name@company_name.example',
    'name@comp any.example',
    'name@%63ompany.example',
    'na me@company.example',
    '.name@company.example',
    'name.@company.example',
    'na..me@company.example',
    'name@@company.example',
    'one@company.example, two@company.example',
    // Quoted strings: right by RFC 5321, found by no mail program.
    '"quoted local"@company.example',
    'name\\@here@company.example',
    'name(comment)@company.example',
    // No such label in IDNA.
    'name@xn--a.example',
  ])('%j is none', (text) => {
    expect(readEmail(text)).toEqual({ code: 'email-malformed' })
  })

  test.each(['', ' \t', '\u200B', '<>', 'mailto:'])('%j says nothing', (text) => {
    expect(readEmail(text)).toEqual({ code: 'field-required' })
  })

  test.each(['amélie@company.example', '張@company.example', 'naïve.name@company.example'])(
    '%j: a certificate takes ASCII before the @',
    (text) => {
      expect(readEmail(text)).toEqual({ code: 'email-not-ascii' })
    },
  )

  test('is as long as RFC 5321 allows, and no longer', () => {
    expect(readEmail(of(64, 189))).toMatchObject({ address: of(64, 189) })
    expect(of(64, 189)).toHaveLength(254)
    expect(readEmail(of(64, 190))).toEqual({ code: 'email-too-long', details: { limit: 254 } })
    expect(readEmail(of(65, 20))).toEqual({ code: 'email-too-long', details: { limit: 64 } })
  })

  test('of absurd length is refused, and not thought about for minutes', () => {
    expect(isTextFault(readEmail(`${'a.'.repeat(100_000)}@${'b.'.repeat(100_000)}example`))).toBe(true)
    expect(isTextFault(readEmail('<'.repeat(100_000)))).toBe(true)
  })
})

describe('several addresses in one field', () => {
  test.each([
    ['', []],
    [' , ;\n', []],
    ['a@x.example', ['a@x.example']],
    [
      'a@x.example, b@x.example;c@x.example\r\nd@x.example',
      ['a@x.example', 'b@x.example', 'c@x.example', 'd@x.example'],
    ],
    ['a@x.example，b@x.example；c@x.example', ['a@x.example', 'b@x.example', 'c@x.example']],
    ['a@x.example,,b', ['a@x.example', 'b']],
  ])('%j', (text, addresses) => {
    expect(splitEmails(text)).toEqual(addresses)
  })

  test.each([
    ['Doe, Jane <jane@x.example>; Roe, Rick <rick@x.example>', ['jane@x.example', 'rick@x.example']],
    ['"Doe, Jane" <jane@x.example>, rick@x.example', ['jane@x.example', 'rick@x.example']],
    ['rick@x.example, Doe, Jane <jane@x.example>', ['rick@x.example', 'jane@x.example']],
    ['Jane Doe <jane@x.example>, Rick <rick@x.example>', ['jane@x.example', 'rick@x.example']],
  ])('as mail programs copy them: %j', (text, addresses) => {
    expect(splitEmails(text).map(readEmail)).toEqual(
      addresses.map((address) => expect.objectContaining({ address })),
    )
  })
})
