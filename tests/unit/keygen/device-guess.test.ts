import { describe, expect, test } from 'vitest'
import { guessDevice } from '../../../src/features/keygen/questions/device-guess'

const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0'

describe('what a device looks like', () => {
  test.each([
    [
      'Windows 11 (says 10)',
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Safari/537.36`,
      0,
      '15.0.0',
      'windows',
    ],
    [
      'Windows 7',
      'Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0',
      0,
      null,
      'windows_older',
    ],
    [
      'Mac',
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/26.0 Safari/605.1.15',
      0,
      null,
      'macos',
    ],
    [
      'iPad, which says Macintosh',
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/26.0 Safari/605.1.15',
      5,
      null,
      'iphone_ipad',
    ],
    [
      'iPhone',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15',
      5,
      null,
      'iphone_ipad',
    ],
    [
      'Android 16, Chrome',
      `Mozilla/5.0 (Linux; Android 10; K) ${chrome} Mobile Safari/537.36`,
      5,
      '16.0.0',
      'android',
    ],
    [
      'Android 12, Chrome',
      `Mozilla/5.0 (Linux; Android 10; K) ${chrome} Mobile Safari/537.36`,
      5,
      '12.0.0',
      'android_older',
    ],
    [
      'Android, version not told',
      `Mozilla/5.0 (Linux; Android 10; K) ${chrome} Mobile Safari/537.36`,
      5,
      null,
      null,
    ],
    [
      'Android 13, Firefox',
      'Mozilla/5.0 (Android 13; Mobile; rv:144.0) Gecko/144.0 Firefox/144.0',
      5,
      null,
      'android_older',
    ],
    [
      'Android 15, Firefox',
      'Mozilla/5.0 (Android 15; Mobile; rv:144.0) Gecko/144.0 Firefox/144.0',
      5,
      null,
      'android',
    ],
    ['Linux', 'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0', 0, null, 'linux'],
    ['Chromebook', `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${chrome} Safari/537.36`, 0, null, null],
    ['something else', 'Mozilla/5.0 (PlayStation; PlayStation 5/6.00)', 0, null, null],
  ] as const)('%s', (_name, userAgent, touchPoints, platformVersion, device) => {
    expect(guessDevice({ userAgent, touchPoints, platformVersion })).toBe(device)
  })
})
