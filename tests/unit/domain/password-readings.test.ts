import { describe, expect, test } from 'vitest'
import { generatePassphrase } from '../../../src/domain/passphrase'
import {
  brokenPasswordRules,
  passwordOddity,
  passwordReadings,
  passwordReadingsAtMost,
} from '../../../src/domain/password'

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
const fullWidth = (text: string) =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))

/** What happens to a passphrase between the card it stood on and the field it comes to. */
const damages: Readonly<Record<string, (passphrase: string) => string>> = {
  'a blank behind': (text) => `${text} `,
  'a blank before': (text) => ` ${text}`,
  'a no-break space': (text) => `\u00a0${text}\u202f`,
  'a zero-width space within': (text) => `${text.slice(0, 7)}\u200b${text.slice(7)}\ufeff`,
  'a line end': (text) => `${text}\r\n`,
  capitals: (text) => text.toUpperCase(),
  'a capital at the begin': (text) => text.replace(/[a-z]/, (letter) => letter.toUpperCase()),
  'blanks for hyphens': (text) => text.replaceAll('-', ' '),
  'en dashes': (text) => text.replaceAll('-', '–'),
  'no-break hyphens': (text) => text.replaceAll('-', '\u2011'),
  'soft hyphens': (text) => text.replaceAll('-', '\u00ad'),
  'hyphens with blanks, as from blocks': (text) => text.replaceAll('-', '- '),
  'no hyphens': (text) => text.replaceAll('-', ''),
  'full width': fullWidth,
  'full width and capitals': (text) => fullWidth(text.toUpperCase()),
  'wrapped in the middle of a group': (text) => `${text.slice(0, 17)}\n${text.slice(17)}`,
  'wrapped, as a field of one line takes it': (text) => `${text.slice(0, 17)} ${text.slice(17)}`,
  'quotation marks': (text) => `“${text}”`,
  'a full stop': (text) => `${text}.`,
  'its name before it': (text) => `Your passphrase: ${text}`,
  'its name in another script before it': (text) => `您的密語：${text}`,
}

describe('the readings of a password', () => {
  test('of an exact passphrase or a password of one’s own is that one alone', () => {
    for (const password of [generatePassphrase(random), 'seven plaid otters', 'A–not'.replace('–', '-')]) {
      expect(passwordReadings(password)).toEqual([password])
    }
    expect(passwordReadings('')).toEqual([])
  })

  test.each(Object.entries(damages))('of a passphrase with %s holds the passphrase', (_name, damage) => {
    for (let round = 0; round < 20; round++) {
      const passphrase = generatePassphrase(random)
      const readings = passwordReadings(damage(passphrase))
      expect(readings).toContain(passphrase)
      expect(readings.length).toBeLessThanOrEqual(2)
    }
  })

  test('of a password of one’s own: as typed first, then without the noise', () => {
    expect(passwordReadings(' seven plaid otters\u00a0')).toEqual(['seven plaid otters'])
    expect(passwordReadings('it’s “plaid” – otter')).toEqual(['it\'s "plaid" - otter'])
    expect(passwordReadings('AAAA-BBBB-CCCC-DDDD-EEEE-FFFF')).toEqual([
      'AAAA-BBBB-CCCC-DDDD-EEEE-FFFF',
      'aaaa-bbbb-cccc-dddd-eeee-ffff',
    ])
    // Blanks within are the person's own.
    expect(passwordReadings('two  blanks within')).toEqual(['two  blanks within'])
    expect(passwordReadings('short')).toEqual(['short'])
  })

  test('never are more than three, none twice, and none that the rules exclude where another is left', () => {
    const pieces = ['ab2c', 'Ab2C', '-', '–', ' ', '\u00a0', '\u200b', '"', '”', '\n', 'é', 'x']
    for (let round = 0; round < 5000; round++) {
      const typed = Array.from(random(round % 14), (byte) => pieces[byte % pieces.length]).join('')
      const readings = passwordReadings(typed)
      expect(readings.length).toBeLessThanOrEqual(passwordReadingsAtMost)
      expect(new Set(readings).size).toBe(readings.length)
      if (typed !== '') expect(readings.length).toBeGreaterThan(0)
      // A password that keeps the rules is always tried as it was typed, first.
      if (brokenPasswordRules(typed).length === 0) expect(readings[0]).toBe(typed)
    }
  })

  test('don’t hold up the page, whatever is pasted', () => {
    const begun = performance.now()
    for (const piece of ['a', '-', ' ', 'a2-', 'ab2c-', '\u200b', '–']) {
      for (const size of [390, 1000, 100_000]) {
        passwordReadings(piece.repeat(size))
        passwordOddity(piece.repeat(size))
      }
    }
    expect(performance.now() - begun).toBeLessThan(1000)
  })
})

describe('what is odd in a password that opens nothing', () => {
  test.each([
    ['rav7-974t-pr4b-2xyz-abcd-wxyz', null],
    ['seven plaid otters', null],
    ['rav7-974t-pr4b-2xyz-abcd-wxy', 'passphrase-length'],
    ['rav7-974t-pr4b-2xyz-abcd', 'passphrase-length'],
    ['rav7-974t-pr4b-2xyz-abcd-wxyz-wxyz', 'passphrase-length'],
    ['rav7-974t-pr4b-2xyz-abcd-wx0l', 'passphrase-character'],
    ['RAV7 974T PR4B 2XYZ ABCD WX0L', 'passphrase-character'],
    ['eleven char', 'too-short'],
    ['  eleven char  ', 'too-short'],
    ['x'.repeat(32), 'too-long'],
    ['motdepasseété', 'character-outside-ascii'],
    ['a trailing blank ', 'blank-at-edge'],
    ['SEVEN PLAID OTTERS', 'capitals-only'],
    ['RAV7-974T-PR4B-2XYZ-ABCD-WXYZ', null],
  ] as const)('%j', (typed, oddity) => {
    expect(passwordOddity(typed)).toBe(oddity)
  })
})
