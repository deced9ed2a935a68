import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMailedLink } from '../../../src/features/keygen/link-state/mailed-link'
import { isPickupToken, leadsToGenerate } from '../../../src/paths'

const token = 'vQ3-x_Zk81mB0cYh7RtLpW2sNfGjDaEo9iUuKbXqTz4'
const [head, tail] = [token.slice(0, 20), token.slice(20)]
const escapedBy = (times: number, text: string): string =>
  times === 0 ? text : escapedBy(times - 1, encodeURIComponent(text))

/** The parts of such an address as a browser reads it. */
const opened = (href: string) => {
  const { pathname, search, hash } = new URL(`https://certdesk.example${href}`)
  return { pathname, address: pathname + search + hash }
}

describe('an address that was changed on its way', () => {
  test.each<readonly [what: string, href: string]>([
    ['as it was mailed', `/generate#${token}`],
    ['# escaped', `/generate%23${token}`],
    ['# escaped twice', `/generate%2523${token}`],
    ['# escaped three times', `/generate%252523${token}`],
    ['quoted-printable', `/generate=23${token}`],
    ['quoted-printable, a soft break in the token', `/generate=23${head}=\n${tail}`],
    ['a soft break of CR LF, escaped', `/generate#${head}=%0D%0A${tail}`],
    ['a soft break whose line end was lost', `/generate#${head}=${tail}`],
    ['a full-width #', `/generate＃${token}`],
    ['an entity', `/generate&#35;${token}`],
    ['an entity in hex', `/generate&#x23;${token}`],
    ['a session id', `/generate;jsessionid=A1B2C3#${token}`],
    ['a query', `/generate?utm_source=mail&utm_medium=x#${token}`],
    ['a query behind', `/generate#${token}?utm_source=mail`],
    ['Safe Links’ rest', `/generate%23${token}&data=05%7C02%7Cx%40y.example%7C0&sdata=abc%3D&reserved=0`],
    ['two slashes', `//generate#${token}`],
    ['a slash behind', `/generate/#${token}`],
    ['capitals', `/GENERATE#${token}`],
    ['two #', `/generate##${token}`],
    ['# escaped behind #', `/generate#%23${token}`],
    ['? for #', `/generate?${token}`],
    ['/ for #', `/generate/${token}`],
    ['a blank before', `/generate#%20${token}`],
    ['a no-break space before', `/generate#%C2%A0${token}`],
    ['a byte order mark', `/generate#%EF%BB%BF${token}`],
    ['a zero-width space within', `/generate#${head}\u200b${tail}`],
    ['a soft hyphen within', `/generate#${head}\u00ad${tail}`],
    ['wrapped with a blank', `/generate#${head}%20${tail}`],
    ['wrapped with CR LF', `/generate#${head}%0d%0a${tail}`],
    ['wrapped with a tab and blanks', `/generate#${head}%09%20%20${tail}`],
    ['a no-break hyphen', `/generate#${token.replace('-', '\u2011')}`],
    ['an en dash', `/generate#${token.replace('-', '–')}`],
    ['full-width letters', `/generate#${token.replace('k81', 'ｋ８１')}`],
    ['URL Defense, the older', `/generate-23${token.replace('-', '-2D').replace('_', '-5F')}&d=DwMFAg`],
    ['URL Defense, the newer', `/generate*${token}__;Iw!!N0rdg9Wr!x$`],
    ...[
      '.',
      ',',
      '>',
      ')',
      '"',
      '*',
      ']',
      "'",
      ';',
      ':',
      '!',
      '}',
      '|',
      '\\',
      '”',
      '»',
      '…',
      '。',
      '%3E',
      '&gt;',
      '_',
    ].map((sign) => [`${sign} behind`, `/generate#${token}${sign}`] as const),
    ...['<', '"', '(', '*', '“', '«'].map((sign) => [`${sign} before`, `/generate#${sign}${token}`] as const),
  ])('%s', (_what, href) => {
    const { pathname, address } = opened(href)
    expect(leadsToGenerate(pathname)).toBe(true)
    expect(readMailedLink(address)).toContain(token)
  })

  test('words that ran into it: the token is among the readings', () => {
    expect(readMailedLink(`/generate#${token}%20Kind%20regards`)).toContain(token)
  })

  test('two hyphens that became one dash', () => {
    const twice = token.replace('-', '--')
    expect(readMailedLink(`/generate#${twice.replace('--', '—')}`)[0]).toBe(twice)
  })

  test.each([
    '/generate',
    '/generate#',
    '/generate#short',
    '/generate?utm_source=x',
    '/generate#%',
    '/generate#абвгдежзийклмноп',
  ])('%s: nothing to read', (address) => {
    expect(readMailedLink(address)).toEqual([])
  })

  test('other pages are not the link’s', () => {
    for (const pathname of ['/', '/repair', '/orders/generate', '/install/windows', '/regenerate']) {
      expect(leadsToGenerate(pathname), pathname).toBe(false)
    }
  })
})

describe('a text that was pasted', () => {
  const link = `https://certdesk.example/generate#${token}`
  test.each([
    ['the link', link],
    ['the token alone', `  ${token}\n`],
    ['the token with its #', `#${token}`],
    [
      'a whole mail',
      `Dear Alice,\n\ngenerate your certificate here:\n\n${link}\n\nIt works until Monday.\nKind regards`,
    ],
    ['in angle brackets', `Open <${link}>.`],
    ['quoted in a reply', `> Open the link:\n> ${link}\n> Regards`],
    ['wrapped', `Open ${link.slice(0, -15)}\n${link.slice(-15)}\nRegards`],
    ['the mail’s source', `Open https://certdesk.example/generate#${head}=\r\n${tail}\r\n\r\nRegards`],
    ['the mail’s source, escaped', `href=3D"https://certdesk.example/generate=23${token}"`],
    ['HTML', `<a href="https://certdesk.example/generate&#35;${token}">Create it</a>`],
    [
      'behind Safe Links',
      `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(link)}&data=05%7C02%7Cx&reserved=0`,
    ],
    ['escaped again and again', escapedBy(3, link)],
  ])('%s', (_what, text) => {
    expect(readMailedLink(text)).toContain(token)
  })

  test.each([
    '',
    'generate',
    'Please generate your certificate with order #1004217 of last week',
    'https://example.com/#x',
  ])('%j: no link', (text) => {
    expect(readMailedLink(text)).toEqual([])
  })
})

test('whatever is given, a reading has a token’s form, and there are few', () => {
  const pieces = fc.constantFrom(
    'generate',
    '#',
    '%23',
    '%',
    '=',
    '\n',
    ' ',
    token,
    '&',
    '?',
    '—',
    '\ufeff',
    '🔑',
    '\ud800',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 30 }), (parts) => {
      const readings = readMailedLink(parts.join(''))
      expect(readings.length).toBeLessThanOrEqual(4)
      expect(readings.every(isPickupToken)).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['one long word', 'a'],
  ['the page’s name', 'generate'],
  ['its name and a #', 'generate#'],
  ['escapes', '%25'],
  ['broken escapes', '%'],
  ['blanks', ' '],
  ['soft breaks', '=\n'],
  ['hyphens', '-2D'],
  ['pieces of a token', 'generate#aaaa '],
  ['marks', '\u200b'],
  ['an entity', '&#35;'],
  ['signs that come apart', '\ufdfa'],
])('hostile: %s without end is over in a moment', (_what, piece) => {
  for (const text of [piece.repeat(2_000_000 / piece.length), `/generate#${piece.repeat(500_000)}`]) {
    const start = performance.now()
    readMailedLink(text)
    expect(performance.now() - start).toBeLessThan(5_000)
  }
})
