import { describe, expect, test } from 'vitest'
import type { OrderRecipient, Product } from '../../../src/contract/schema'
import { domainClassifier } from '../../../src/domain/addresses/classification'
import {
  askedNames,
  commonNameOf,
  judgeRecipient,
  personalName,
  type RecipientKey,
} from '../../../src/domain/orders/recipient'
import { repeatFaults } from '../../../src/domain/orders/recipient-repeats'
import {
  examplePolicy,
  exampleProduct,
  goodRecipient,
  mailboxProduct,
  orderNow,
} from '../../setup/order-policy'

const { catalogue, domains } = examplePolicy()
const classifyDomain = domainClassifier({ domains, publicProviders: catalogue.publicProviders }, orderNow)
const judge = (
  changes: Partial<OrderRecipient>,
  product: Product = exampleProduct(),
  key: RecipientKey | null = null,
) =>
  judgeRecipient(goodRecipient(changes), key, {
    product,
    classifyDomain,
    organizationName: 'Severn Analytics Ltd',
  })
const said = (...judged: Parameters<typeof judge>) =>
  judge(...judged).map(({ pointer, code }) => `${pointer} ${code}`)

const mailbox = { commonNameSource: 'email', givenName: '', surname: '' } as const
const key = (publicKeySha256: string, keyProfile: RecipientKey['keyProfile'] = 'rsa_2048') => ({
  publicKeySha256,
  keyProfile,
})
const csrPem = '-----BEGIN CERTIFICATE REQUEST-----'

test.each<[string, Partial<OrderRecipient>, Product | undefined]>([
  ['a person', {}, undefined],
  ['a person of one name, given as the surname', { givenName: '', surname: 'Suharto' }, undefined],
  ['a person with a Chinese name', { givenName: '大文', surname: '陳' }, undefined],
  [
    'a person under a pseudonym',
    { commonNameSource: 'pseudonym', givenName: '', surname: '', pseudonym: 'Bellerophon' },
    undefined,
  ],
  ['a mailbox', { ...mailbox, emails: ['info@gmail.com'] }, mailboxProduct()],
  ['an address of a person, with the names that the product tells', { commonNameSource: 'email' }, undefined],
  ['the organization', { commonNameSource: 'organization_name', givenName: '', surname: '' }, undefined],
  ['an address at a domain below a validated one', { emails: ['a@mail.severn.example'] }, undefined],
  ['an address at a domain that is validated during the order', { emails: ['a@new.example'] }, undefined],
  [
    'as many addresses as allowed',
    { emails: ['a@severn.example', 'b@severn.example', 'c@severn.example'] },
    undefined,
  ],
])('nothing is wrong with %s', (_, changes, product) => {
  expect(judge(changes, product)).toEqual([])
})

test.each<[string, readonly string[], Partial<OrderRecipient>, Product | undefined]>([
  [
    'no name at all',
    ['/givenName field-required', '/surname field-required'],
    { givenName: ' ', surname: '' },
    undefined,
  ],
  ['a single name in the wrong field', ['/surname field-required'], { surname: '' }, undefined],
  ['no address', ['/emails/0 field-required'], { emails: [] }, undefined],
  [
    'an empty field between two',
    ['/emails/1 field-required'],
    { emails: ['a@severn.example', '', 'b@severn.example'] },
    undefined,
  ],
  ['an address that is none', ['/emails/0 email-malformed'], { emails: ['amelie'] }, undefined],
  [
    'one address too many',
    ['/emails/3 emails-too-many'],
    { emails: ['a', 'b', 'c', 'd'].map((one) => `${one}@severn.example`) },
    undefined,
  ],
  [
    'an address twice, but for its case',
    ['/emails/1 email-repeated'],
    { emails: ['A.B@severn.example', 'a.b@Severn.example'] },
    undefined,
  ],
  ['a public provider', ['/emails/0 email-public-provider'], { emails: ['amelie@gmail.com'] }, undefined],
  ['a pseudonym beside a name', ['/pseudonym field-not-asked'], { pseudonym: 'Bellerophon' }, undefined],
  [
    'names beside a pseudonym',
    ['/givenName field-not-asked', '/surname field-not-asked'],
    { commonNameSource: 'pseudonym', pseudonym: 'Bellerophon' },
    undefined,
  ],
  [
    'no pseudonym',
    ['/pseudonym field-required'],
    { commonNameSource: 'pseudonym', givenName: '', surname: '' },
    undefined,
  ],
  [
    'names for a product that tells none',
    ['/givenName field-not-asked', '/surname field-not-asked'],
    { commonNameSource: 'email' },
    mailboxProduct(),
  ],
  ['a source that the product has not', ['/commonNameSource choice-not-offered'], {}, mailboxProduct()],
  ['a name of dots', ['/givenName field-insignificant'], { givenName: '. .' }, undefined],
  ['a name with a tag in it', ['/surname field-forbidden-characters'], { surname: '<i>Dubois' }, undefined],
  ['a given name of 65 characters', ['/givenName field-too-long'], { givenName: 'a'.repeat(65) }, undefined],
  ['an empty CSR', ['/csrPem field-required'], { csrPem: ' ' }, undefined],
])('%s: %s', (_, faults, changes, product) => {
  expect(said(changes, product)).toEqual(faults)
})

describe('the common name', () => {
  test.each<[string, Partial<OrderRecipient>]>([
    ['Amélie Dubois', {}],
    ['陳大文', { givenName: '大文', surname: '陳' }],
    ['歐陽Lily', { givenName: 'Lily', surname: '歐陽', commonNameSource: 'name' }],
    ['Jan van der Berg', { givenName: ' Jan', surname: 'van  der Berg ' }],
    ['Suharto', { givenName: '', surname: 'Suharto' }],
    ['Bellerophon', { commonNameSource: 'pseudonym', pseudonym: ' Bellerophon ' }],
    ['Severn Analytics Ltd', { commonNameSource: 'organization_name' }],
    ['amelie.dubois@severn.example', { commonNameSource: 'email' }],
    ['a@xn--bcher-kva.example', { commonNameSource: 'email', emails: [' a@Bücher.example'] }],
    ['', { commonNameSource: 'email', emails: ['half@'] }],
    ['', { commonNameSource: 'email', emails: [] }],
  ])('%j', (commonName, changes) => {
    expect(commonNameOf(goodRecipient(changes), 'Severn Analytics Ltd')).toBe(commonName)
  })

  test('is not known of an organization that is not chosen yet', () => {
    expect(commonNameOf(goodRecipient({ commonNameSource: 'organization_name' }), null)).toBe('')
  })

  const name = (length: number) => ({ givenName: 'g'.repeat(10), surname: 's'.repeat(length - 11) })
  const address = (length: number) => `${'l'.repeat(length - '@severn.example'.length)}@severn.example`
  test.each<[string, string, Partial<OrderRecipient>, Partial<OrderRecipient>]>([
    ['a name', '/surname', name(64), name(65)],
    [
      'a Chinese name',
      '/surname',
      { givenName: '文'.repeat(63), surname: '陳' },
      { givenName: '文'.repeat(64), surname: '陳' },
    ],
    ['an address', '/emails/0', { ...mailbox, emails: [address(64)] }, { ...mailbox, emails: [address(65)] }],
  ])('of %s has 64 characters, not 65', (_, pointer, fits, tooLong) => {
    const product = 'emails' in fits ? mailboxProduct() : exampleProduct()
    expect(judge(fits, product)).toEqual([])
    expect(judge(tooLong, product)).toEqual([
      { pointer, code: 'common-name-too-long', details: { limit: 64, length: 65 } },
    ])
  })

  test('counts an address in another script as it will stand: in A-labels', () => {
    const emails = [`${'l'.repeat(46)}@bücher.example`]
    expect(judge({ ...mailbox, emails }, mailboxProduct())).toEqual([
      { pointer: '/emails/0', code: 'common-name-too-long', details: { limit: 64, length: 68 } },
    ])
  })

  test('of a long address is no matter where the name stands there', () => {
    expect(judge({ emails: [address(79)] })).toEqual([])
  })
})

test('a personal name of one part is that part', () => {
  expect(personalName({ givenName: 'Cher', surname: ' ' })).toBe('Cher')
})

test('which names are asked for', () => {
  const product = exampleProduct()
  expect(product.commonNameSources.map((source) => askedNames(product, source))).toEqual([
    'names',
    'names',
    'pseudonym',
    'none',
  ])
  expect(askedNames(mailboxProduct(), 'email')).toBe('none')
})

test('a key that the product does not take', () => {
  const product = exampleProduct({ keyProfiles: ['ec_p256'] })
  expect(judge({ csrPem }, product, key('aa'))).toEqual([
    { pointer: '/csrPem', code: 'csr-key-not-offered', details: { keyProfile: 'rsa_2048' } },
  ])
  expect(judge({ csrPem }, product, key('aa', 'ec_p256'))).toEqual([])
})

test('a public provider is named, and is none where its domain is validated', () => {
  expect(judge({ emails: ['a@mail.gmail.com'] })).toMatchObject([
    { details: { domainName: 'mail.gmail.com' } },
  ])
  const own = [
    { domainName: 'gmail.com', validation: 'validated', validatedUntil: '2027-01-01T00:00:00Z' },
  ] as const
  const ours = domainClassifier({ domains: own, publicProviders: ['gmail.com'] }, orderNow)
  const context = { product: exampleProduct(), classifyDomain: ours, organizationName: null }
  expect(judgeRecipient(goodRecipient({ emails: ['a@gmail.com'] }), null, context)).toEqual([])
})

describe('recipients together', () => {
  const at = (...emails: string[]) => ({ emails })
  test('may not share an address: the later one is told whose it is', () => {
    const recipients = [
      at('a@x.example', 'b@x.example'),
      at('c@x.example'),
      at('d@x.example', ' B@X.example'),
    ]
    expect(repeatFaults(recipients, [])).toEqual([
      { index: 2, pointer: '/emails/1', code: 'email-used-in-order', details: { row: 1 } },
    ])
  })

  test('nor a key', () => {
    const recipients = [at('a@x.example'), at('b@x.example'), at('c@x.example'), at('d@x.example')]
    expect(repeatFaults(recipients, [null, key('aa'), key('bb'), key('aa')])).toEqual([
      { index: 3, pointer: '/csrPem', code: 'csr-key-repeated', details: { row: 2 } },
    ])
  })

  test('an address twice in one row, or one that is none, is said there alone', () => {
    expect(repeatFaults([at('a@x.example', 'a@x.example'), at('half@'), at('half@', '')], [])).toEqual([])
  })

  test('three that share one are two faults, both against the first', () => {
    const shared = [at('a@x.example'), at('a@x.example'), at('a@x.example')]
    expect(repeatFaults(shared, []).map(({ index, details }) => [index, details?.['row']])).toEqual([
      [1, 1],
      [2, 1],
    ])
  })
})
