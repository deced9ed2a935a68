import { expect, test } from 'vitest'
import { isInAppBrowser } from '../../../src/features/keygen/files/in-app-browser'

const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'
const android = 'Mozilla/5.0 (Linux; Android 16; Pixel 9 Build/BP2A'

test.each([
  [`${iphone} Mobile/15E148`, true],
  [`${iphone} Mobile/15E148 [FBAN/FBIOS;FBAV/510.0;FBDV/iPhone16,1]`, true],
  [`${iphone} Version/18.5 Mobile/15E148 Safari/604.1`, false],
  [`${iphone} CriOS/143.0 Mobile/15E148 Safari/604.1`, false],
  [`${iphone} Mobile/15E148 Safari Line/15.3.0`, true],
  [
    `${android}; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/143.0 Mobile Safari/537.36`,
    true,
  ],
  [`${android}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0 Mobile Safari/537.36`, false],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0 Safari/537.36',
    false,
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', false],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15',
    false,
  ],
])('%s: %s', (userAgent, expected) => {
  expect(isInAppBrowser(userAgent)).toBe(expected)
})
