import { describe, expect, test } from 'vitest'
import { isPaymentAddress } from '../../../src/api/payment-address'

const origins = ['https://pay.example', 'https://pay.example:8443']
const here = 'https://certdesk.example'

describe('where a page may be left for to pay', () => {
  test.each([
    '/',
    '/payment-provider/abc?x=1#y',
    '/a//b',
    'https://pay.example/s/1',
    'https://pay.example',
    'https://pay.example:8443/s',
    'https://PAY.example/s',
  ])('%j', (address) => expect(isPaymentAddress(address, origins)).toBe(true))

  test.each([
    ...[
      '',
      'pay',
      '//evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      '/\n/evil.example',
      '/\r\\evil.example',
    ],
    ...['\t//evil.example', ' //evil.example', '/ /evil.example', '\\\\evil.example', '/\u00A0', '/é'],
    ...[
      'javascript:alert(1)',
      'java\tscript:alert(1)',
      'data:text/html,x',
      'http://pay.example/',
      'https:evil.example',
    ],
    ...['https://evil.example/', 'https://pay.example.evil.example/', 'https://pay.example@evil.example/'],
    ...[
      'https://evil.example\\@pay.example/',
      'https://x@pay.example/',
      'https://pay.example:444/',
      'https://',
    ],
    ...['https:///pay.example', 'https://pay.example\t.evil.example/', 'HTTPS://pay.example'],
  ])('%j is refused', (address) => expect(isPaymentAddress(address, origins)).toBe(false))

  test('of this origin is what a browser, too, takes for this origin', () => {
    for (const first of [
      '/',
      '\\',
      '\t',
      '\n',
      '\r',
      ' ',
      '.',
      'a',
      '@',
      ':',
      '?',
      '#',
      '%2f',
      '%5c',
      '\u3000',
    ]) {
      for (const second of ['/', '\\', '\t', '', 'x', '@']) {
        const address = `/${first}${second}/evil.example`
        if (isPaymentAddress(address, [])) expect(new URL(address, here).origin).toBe(here)
      }
    }
  })

  test('is nowhere else where the build names nothing', () => {
    expect(isPaymentAddress('https://pay.example/s/1')).toBe(false)
    expect(isPaymentAddress('https://pay.example/s/1', [''])).toBe(false)
  })
})
