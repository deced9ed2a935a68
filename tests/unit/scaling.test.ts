import { describe, expect, test } from 'vitest'
import type { Product } from '../../src/contract/schema'
import { domainClassifier } from '../../src/domain/addresses/classification'
import { readEmail, splitEmails } from '../../src/domain/addresses/email-address'
import { pkcs12FileName } from '../../src/domain/files/pkcs12-file-name'
import { parseRequestFile } from '../../src/domain/files/request-file'
import { bareBase64, holdsPrivateKey } from '../../src/domain/keys/private-key-text'
import { judgeNotificationEmails } from '../../src/domain/orders/client-order'
import { judgeNewOrganization } from '../../src/domain/orders/new-organization'
import { commonNameOf, judgeRecipient, personalName } from '../../src/domain/orders/recipient'
import { repeatFaults } from '../../src/domain/orders/recipient-repeats'
import { passwordOddities } from '../../src/domain/passwords/oddities'
import { passphraseSlip, readPassphrase } from '../../src/domain/passwords/passphrase'
import { brokenPasswordRules, passwordOddity, passwordReadings } from '../../src/domain/passwords/password'
import { passwordReadings as foreignReadings } from '../../src/domain/passwords/readings'
import { isSameMailbox, isSameName } from '../../src/domain/texts/name-comparison'
import { judgeSubjectText, tidyText } from '../../src/domain/texts/subject-text'
import { guardCell, unguardCell } from '../../src/features/client-orders/import/formula-guard'
import { readRecipientTable } from '../../src/features/client-orders/import/table'
import { fieldOfHeader, isCsrHeader, languageOf } from '../../src/features/client-orders/import/table-columns'
import { addressesIn, addressLine } from '../../src/features/client-orders/import/table-emails'
import { decodeTable } from '../../src/features/client-orders/import/table-encoding'
import { partName } from '../../src/features/client-orders/import/table-names'
import { readAmount } from '../../src/features/client-orders/wizard/money-text'
import { readMailedLink } from '../../src/features/keygen/link-state/mailed-link'
import { oneTimeCode } from '../../src/features/keygen/link-state/one-time-code'
import { foreignCharacters } from '../../src/features/keygen/password/foreign-characters'
import { mendedText } from '../../src/pki/csr/text'
import { allDerOf } from '../../src/pki/der/pem'
import { findPkcs12 } from '../../src/pki/pkcs12/intake'
import { hostileTexts } from '../setup/hostile-text'
import { examplePolicy, exampleProduct, goodRecipient, orderNow } from '../setup/order-policy'

/**
 * A reader of text from outside takes time in proportion to the text's length. A text four times as long that
 * takes sixteen times as long freezes the page.
 */
const product = exampleProduct()
const { catalogue, domains } = examplePolicy()
const classifyDomain = domainClassifier({ domains, publicProviders: catalogue.publicProviders }, orderNow)
const context = { product, classifyDomain, organizationName: 'Severn Analytics Ltd' }
const tableOptions = {
  product: { commonNameSources: ['email', 'name', 'pseudonym'], contents: [] } as unknown as Product,
  language: 'en',
  randomId: () => 'row',
  maxRecipients: 1_000,
} as const
const organization = { name: '', locality: '', countryCode: 'GB', organizationIdentifier: '', phone: '' }
const bytesOf = (text: string) => new TextEncoder().encode(text)
/** A reader that refuses by an error has taken its time all the same. */
const tried = (read: () => unknown) => {
  try {
    return read()
  } catch (error) {
    return error
  }
}

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  'private key in text': holdsPrivateKey,
  'private key in bytes': (text) => holdsPrivateKey(bytesOf(text)),
  'base64 alone': bareBase64,
  'an address': readEmail,
  'several addresses': (text) => splitEmails(text).map(readEmail),
  'notification addresses': (text) =>
    judgeNotificationEmails(splitEmails(text), { maxNotificationEmails: 10 }),
  'a subject’s text': (text) => judgeSubjectText(text, 64),
  'a subject’s text, tidied': tidyText,
  'a recipient’s names': (text) => {
    const recipient = goodRecipient({ givenName: text, surname: text })
    return [judgeRecipient(recipient, null, context), personalName(recipient)]
  },
  'a recipient’s pseudonym': (text) =>
    judgeRecipient(goodRecipient({ commonNameSource: 'pseudonym', pseudonym: text }), null, context),
  'a recipient’s addresses': (text) => {
    const recipient = goodRecipient({ commonNameSource: 'email', emails: [text] })
    return [
      judgeRecipient(recipient, null, context),
      commonNameOf(recipient, null),
      repeatFaults([recipient, recipient], []),
    ]
  },
  'an organization’s name and place': (text) =>
    judgeNewOrganization({ ...organization, name: text, locality: text }, ''),
  'an organization’s identifier': (text) =>
    judgeNewOrganization({ ...organization, organizationIdentifier: `VATGB-${text}` }, ''),
  'an organization’s country and telephone': (text) =>
    judgeNewOrganization({ ...organization, countryCode: text, phone: text }, ''),
  'names compared': (text) => [isSameName(text, `${text}x`), isSameMailbox(text, `${text}x`)],
  'a full name': partName,
  'a cell’s addresses': addressesIn,
  'a line of addresses': addressLine,
  'a header': (text) => [fieldOfHeader(text), isCsrHeader(text), languageOf(text)],
  'a cell, written': (text) => unguardCell(guardCell(text)),
  'a list': (text) => readRecipientTable(text, tableOptions),
  'a list under a header': (text) => readRecipientTable(`Name;E-mail\n${text}\n`, tableOptions),
  'a list’s cell': (text) =>
    readRecipientTable(`Name,E-mail\n"${text.replaceAll('"', '""')}",a\n`, tableOptions),
  'a list’s file': (text) => readRecipientTable(bytesOf(text), tableOptions),
  'an encoding': (text) => decodeTable(Uint8Array.from(text, (sign) => sign.charCodeAt(0) & 0xff)),
  'a request’s text': mendedText,
  'a request’s PEM': (text) => tried(() => allDerOf('csr', text)),
  'a request’s PEM, framed': (text) =>
    tried(() =>
      allDerOf('csr', `-----BEGIN CERTIFICATE REQUEST-----\n${text}\n-----END CERTIFICATE REQUEST-----`),
    ),
  'a request file': (text) => tried(() => parseRequestFile(bytesOf(text))),
  'a .p12’s file': (text) => tried(() => findPkcs12(bytesOf(text))),
  'a password': (text) => [passwordReadings(text), passwordOddity(text), brokenPasswordRules(text)],
  'a foreign password': (text) => [foreignReadings(text), passwordOddities(text), foreignCharacters(text)],
  'a passphrase': (text) => [readPassphrase(text), passphraseSlip(text)],
  'a mailed link': readMailedLink,
  'a one-time code': oneTimeCode,
  'an amount': (text) => readAmount(text, 'EUR'),
  'a file’s name': (text) => pkcs12FileName(text, new Date(orderNow)),
}

/** Characters: a quarter, and the whole. */
const quarter = 6_000
const whole = 4 * quarter
/** Milliseconds that count as nothing. By the square, so many characters take several times as long. */
const floor = 150
/** In proportion it would be 4, by the square 16. */
const mostTimes = 8

/** The processor's time, which other programs on the machine don't take part in. */
function timeOf(read: (text: string) => unknown, text: string): number {
  const start = process.cpuUsage()
  read(text)
  return process.cpuUsage(start).user / 1_000
}
const bestOf = (read: (text: string) => unknown, text: string) =>
  Math.min(...Array.from({ length: 4 }, () => timeOf(read, text)))

describe.each(Object.keys(readers))('%s', (what) => {
  test('takes time in proportion to its length', () => {
    const read = readers[what] as (text: string) => unknown
    const slow: string[] = []
    for (const { what: text, of } of hostileTexts) {
      if (timeOf(read, of(whole)) < floor) continue
      const [short, long] = [bestOf(read, of(quarter)), bestOf(read, of(whole))]
      if (long > Math.max(floor, mostTimes * short)) {
        slow.push(`${text}: ${Math.round(short)} ms, then ${Math.round(long)} ms`)
      }
      if (slow.length === 3) break
    }
    expect(slow.join('; ')).toBe('')
  })
})
