import { describe, expect, test, vi } from 'vitest'
import * as repeats from '../../../src/domain/orders/recipient-repeats'
import {
  createRepeatJudge,
  createRowJudge,
  notificationFaults,
  rowOfPointer,
  stillTold,
  toldFaults,
} from '../../../src/features/client-orders/rows/judgement'
import {
  appendRows,
  changeRow,
  duplicateOf,
  isBlankRow,
  makeFirst,
  moveRow,
  rowSearch,
  takeBackRows,
  titleOf,
} from '../../../src/features/client-orders/rows/row-list'
import { countedIds, exampleProduct, exampleRow } from '../../setup/order-policy'

vi.mock('../../../src/domain/orders/recipient-repeats', { spy: true })

const rows = [1, 2, 3].map((number) => exampleRow(number))
const [one, two, three] = rows as [(typeof rows)[0], (typeof rows)[0], (typeof rows)[0]]
const blank = { ...one, givenName: ' ', surname: '', emails: ['', ' '] }
const csr = {
  csrPem: 'csr',
  subject: 'CN=x',
  signatureAlgorithm: 'x',
  publicKeySha256: 'ab',
  keyProfile: 'ec_p256' as const,
}

describe('rows', () => {
  test('one changes, the others stay the same objects', () => {
    const changed = changeRow(rows, two.rowId, (row) => ({ ...row, surname: 'x' }))
    expect(changed.map((row, index) => row === rows[index])).toEqual([true, false, true])
  })

  test('a duplicate keeps names and settings, not what is a person’s own', () => {
    const copy = duplicateOf({ ...one, language: 'nl', hasOwnCsr: true, csr }, countedIds('copy'))
    expect(copy).toEqual({
      ...one,
      language: 'nl',
      rowId: 'copy-1',
      emails: [''],
      hasOwnCsr: false,
      csr: null,
    })
  })

  test.each([
    [0, -1, '123'],
    [0, 1, '213'],
    [2, 1, '123'],
    [2, -1, '132'],
    [0, 2, '231'],
  ])('the row at %i moved by %i', (index, by, order) => {
    const moved = moveRow(rows, rows[index]?.rowId ?? '', by)
    expect(moved.map(({ surname }) => surname.slice(-1)).join('')).toBe(order)
  })

  test('a blank row gives way to rows of a table; one with a CSR is not blank', () => {
    expect(appendRows([blank, one], [two])).toEqual([one, two])
    expect([isBlankRow(blank), isBlankRow({ ...blank, csr }), isBlankRow(one)]).toEqual([true, false, false])
  })

  test('a table is taken back with all that came with it, and nothing that was done since', () => {
    const four = exampleRow(4)
    const empty = { ...blank, rowId: 'blank' }
    const added = appendRows([empty, one], [two, three])
    const typedSince = [{ ...one, surname: 'Typed' }, two, { ...three, surname: 'Mended' }, four]
    expect(takeBackRows(added, [empty, one], added)).toEqual([empty, one])
    expect(takeBackRows(typedSince, [empty, one], added)).toEqual([empty, { ...one, surname: 'Typed' }, four])
    // An earlier row that was removed since stays away.
    expect(takeBackRows([two, three], [one], [one, two, three])).toEqual([])
    // Those that were replaced come back to their places, before what came since.
    expect(takeBackRows([three, four], [one, two], [three])).toEqual([one, two, four])
  })

  test('an address is put first, the others keep their order', () => {
    expect(makeFirst(['a', 'b', 'c'], 2)).toEqual(['c', 'a', 'b'])
    expect(makeFirst(['a'], 4)).toEqual(['a'])
  })

  test('are called by name, else by address', () => {
    expect(titleOf({ ...one, givenName: '小美', surname: '陳' }).title).toBe('陳小美')
    expect(titleOf({ ...blank, emails: ['', 'a@b.example'] })).toEqual({ title: 'a@b.example', email: '' })
    expect(titleOf({ ...one, commonNameSource: 'pseudonym', pseudonym: 'Desk' }).title).toBe('Desk')
  })

  test.each([
    ['', true],
    ['GIVEN', true],
    ['surname 1 given', true],
    ['person1@', true],
    ['ｐｅｒｓｏｎ１', true],
    ['surname 2', false],
  ])('a search for “%s” finds the first: %s', (query, found) => {
    expect(rowSearch(query)(one)).toBe(found)
  })

  test('a search finds a Han name with and without its order', () => {
    expect(
      ['陳小美', '小美 陳'].map((query) => rowSearch(query)({ ...one, givenName: '小美', surname: '陳' })),
    ).toEqual([true, true])
  })
})

describe('judging', () => {
  const classifyDomain = vi.fn(() => ({
    addressClass: 'validated' as const,
    domainName: 'severn.example',
    validatedUntil: null,
  }))
  const judge = createRowJudge({ product: exampleProduct(), classifyDomain, organizationName: null })

  test('each row object once', () => {
    const faulty = { ...one, emails: ['x'] }
    expect(judge(faulty)).toEqual([{ pointer: '/emails/0', code: 'email-malformed' }])
    expect(judge(faulty)).toBe(judge(faulty))
    judge(two)
    const asked = classifyDomain.mock.calls.length
    judge(two)
    expect(classifyDomain.mock.calls.length).toBe(asked)
  })

  test('rows are compared again only where an address, a key or the order changed', () => {
    const judgeRepeats = createRepeatJudge()
    const compared = vi.spyOn(repeats, 'repeatFaults')
    const twice = [one, { ...two, emails: one.emails }, three]
    const found = judgeRepeats(twice)
    expect(found.get(two.rowId)?.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['email-used-in-order', '/emails/0'],
    ])
    expect([...found.keys()]).toEqual([two.rowId])
    const calls = compared.mock.calls.length
    expect(judgeRepeats(changeRow(twice, three.rowId, (row) => ({ ...row, surname: 'x' })))).toBe(found)
    expect(compared.mock.calls.length).toBe(calls)
    expect(judgeRepeats([three, one, two]).size).toBe(0)
    expect(judgeRepeats(twice).size).toBe(1)
  })

  test('what only the server knows is told until what it is about changes', () => {
    const withCsr = { ...one, hasOwnCsr: true, csr }
    const faults = [
      { pointer: '/recipients/0/csrPem', code: 'csr-key-reused' as const },
      { pointer: '/recipients/1/emails/0', code: 'email-malformed' as const },
      { pointer: '/recipients/2/emails/0', code: 'email-used-in-order' as const },
      { pointer: '/recipients/9/emails/0', code: 'email-malformed' as const },
      { pointer: '/payment/method', code: 'field-required' as const },
    ]
    const told = toldFaults(faults, [withCsr, { ...two, emails: ['x'] }, three], judge)
    expect(told.map(({ row, fault }) => [row.rowId, fault.pointer, fault.code])).toEqual([
      [one.rowId, '/csrPem', 'csr-key-reused'],
    ])
    const [reused] = told as [(typeof told)[0]]
    expect(stillTold(reused, { ...withCsr, surname: 'x' })).toBe(true)
    expect(stillTold(reused, { ...withCsr, csr: { ...csr } })).toBe(false)
    expect(stillTold(reused, { ...withCsr, rowId: 'other' })).toBe(false)
  })

  test('a pointer leads to a row and a place in it, or to none', () => {
    expect(rowOfPointer('/recipients/12/emails/0')).toEqual({ index: 12, pointer: '/emails/0' })
    expect(rowOfPointer('/recipients/12')).toEqual({ index: 12, pointer: '' })
    expect(['/recipients', '/recipients/x', '/total'].map(rowOfPointer)).toEqual([null, null, null])
  })

  test('additional addresses are named by what was typed', () => {
    expect(notificationFaults('a@b.example; x, A@B.example', { maxNotificationEmails: 5 })).toEqual([
      { fault: { code: 'email-malformed' }, email: 'x' },
      { fault: { code: 'email-repeated' }, email: 'A@B.example' },
    ])
    expect(notificationFaults('a@b.example, c@d.example', { maxNotificationEmails: 1 })).toEqual([
      { fault: { code: 'emails-too-many', details: { limit: 1 } }, email: null },
    ])
  })
})
