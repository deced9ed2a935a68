import { describe, expect, test } from 'vitest'
import { receiptText } from '../../../src/features/keygen/done/receipt-text'
import { fileKindIterations } from '../../../src/features/keygen/files/kind-facts'
import { foreignCharacters } from '../../../src/features/keygen/password/foreign-characters'
import { pkcs12Profiles } from '../../../src/pki/pkcs12/profiles'

test('an expert is told the iterations that are really made', () => {
  const made = Object.values(pkcs12Profiles).map(({ id, iterations }) => [id, iterations])
  expect(fileKindIterations).toEqual(Object.fromEntries(made))
})

describe('characters that devices read differently', () => {
  test.each([
    ['plain ASCII ~!', []],
    ['é è é', ['é', 'è']],
    ['密碼', ['密', '碼']],
    ['🔑', ['🔑']],
    ['tab\tnbsp\u00a0zero\u200bwidth', ['U+0009', 'U+00A0', 'U+200B']],
    ['e\u0301', ['U+0301']],
    ['\ud800', ['U+D800']],
    ['éèêëēė', ['é', 'è', 'ê', 'ë', 'ē']],
  ])('%j', (password, shown) => {
    expect(foreignCharacters(password)).toEqual(shown)
  })
})

test('a saved receipt has one fact a line; a name can begin none of its own and turn none round', () => {
  const text = receiptText({
    title: 'Receipt of \u202eEve\u2069\nOrder: 9\u0085Order: 8',
    rows: [
      { term: 'Issued to', text: 'CN=Eve\nFingerprint: 00\u2028Order: 1' },
      { term: 'Order', text: '1004214' },
    ],
    line: (term, text) => `${term} : ${text}`,
    checksTitle: 'Checks',
    checks: [{ text: 'The file opens', result: 'passed', reason: null }],
  })
  expect(text).toBe(
    'Receipt of Eve Order: 9 Order: 8\n\nIssued to : CN=Eve Fingerprint: 00 Order: 1\nOrder : 1004214\n\nChecks\n- The file opens : passed\n',
  )
})
