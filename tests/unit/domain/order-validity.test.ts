import { describe, expect, test } from 'vitest'
import type { ValidityChoice, ValidityPolicy } from '../../../src/contract/schema'
import { judgeValidity, lastDayOf } from '../../../src/domain/orders/validity'

const policy: ValidityPolicy = { kinds: ['years', 'until', 'days'], maxDays: 824, offeredYears: [1, 2, 3] }
const noon = Date.parse('2026-11-21T12:00:00Z')
const judge = (choice: ValidityChoice, now = noon) => judgeValidity(choice, policy, now)
const years = (count: number): ValidityChoice => ({ kind: 'years', years: count })
const days = (count: number): ValidityChoice => ({ kind: 'days', days: count })
const until = (date: string): ValidityChoice => ({ kind: 'until', date })

const tooLong = { code: 'validity-too-long', details: { limitDays: 824 } }
const tooShort = { code: 'validity-too-short' }
const malformed = { code: 'validity-date-malformed' }
const notOffered = { code: 'choice-not-offered' }

test.each<[string, ValidityChoice, object]>([
  ['one year', years(1), { days: 365, notAfter: '2027-11-21T11:59:59.000Z' }],
  ['two years, a leap day among them', years(2), { days: 730, notAfter: '2028-11-20T11:59:59.000Z' }],
  ['three years are shown, and too long', years(3), tooLong],
  ['four are not even shown', years(4), notOffered],
  ['a year and a half', years(1.5), notOffered],
  ['no year', years(0), notOffered],
  ['the shortest', days(1), { days: 1, notAfter: '2026-11-22T11:59:59.000Z' }],
  ['no day', days(0), tooShort],
  ['less', days(-1), tooShort],
  ['half a day', days(0.5), tooShort],
  ['no number', days(Number.NaN), tooShort],
  ['the longest', days(824), { days: 824, notAfter: '2029-02-22T11:59:59.000Z' }],
  ['one day more', days(825), tooLong],
  ['beyond all calendars', days(1e20), tooLong],
  ['today', until('2026-11-21'), { days: 1, notAfter: '2026-11-21T23:59:59.000Z' }],
  ['yesterday', until('2026-11-20'), tooShort],
  ['blanks around a day', until(' 2027-06-30 '), { days: 222, notAfter: '2027-06-30T23:59:59.000Z' }],
  ['a leap day', until('2028-02-29'), { days: 466, notAfter: '2028-02-29T23:59:59.000Z' }],
  ['a leap day of another year', until('2027-02-29'), malformed],
  ['a day that no month has', until('2027-02-30'), malformed],
  ['a month that no year has', until('2027-13-01'), malformed],
  ['another order', until('30-06-2027'), malformed],
  ['no zeros', until('2027-6-30'), malformed],
  ['a time with it', until('2027-06-30T00:00:00Z'), malformed],
  ['nothing', until(''), malformed],
  ['the last possible day', until('2029-02-21'), { days: 824, notAfter: '2029-02-21T23:59:59.000Z' }],
  ['the day after', until('2029-02-22'), tooLong],
  ['the end of time', until('9999-12-31'), tooLong],
])('%s', (_, choice, outcome) => {
  expect(judge(choice)).toEqual(outcome)
})

test('a kind that the product does not have', () => {
  const yearsOnly = { ...policy, kinds: ['years'] as const }
  expect(judgeValidity(days(10), yearsOnly, noon)).toEqual(notOffered)
  expect(judgeValidity(until('2027-06-30'), yearsOnly, noon)).toEqual(notOffered)
})

describe('whatever the moment of the day', () => {
  const moments = [
    '2026-11-21T00:00:00Z',
    '2026-11-21T00:00:01Z',
    '2026-11-21T12:00:00Z',
    '2026-11-21T23:59:58Z',
    '2026-11-21T23:59:59Z',
    '2026-11-21T23:59:59.001Z',
    '2026-11-21T23:59:59.999Z',
    '2027-12-31T23:59:59.999Z',
    '2028-02-29T00:00:00Z',
    '2028-02-28T23:59:59.500Z',
  ]

  test.each(moments)(
    '%s: the last day is the last that is taken, by its end no longer than allowed',
    (moment) => {
      const now = Date.parse(moment)
      const last = lastDayOf(policy, now)
      const taken = judge(until(last), now)
      if ('code' in taken) throw new Error(`the last day, ${last}, is refused: ${taken.code}`)
      // Whole seconds, the last one included: as the authority counts.
      const lengthTo = (lastSecond: string) =>
        (Date.parse(lastSecond) + 1_000 - Math.floor(now / 1_000) * 1_000) / 86_400_000
      expect(lengthTo(taken.notAfter)).toBeLessThanOrEqual(824)
      expect(taken.days).toBeLessThanOrEqual(824)
      const next = new Date(Date.parse(last) + 86_400_000).toISOString().slice(0, 10)
      expect(judge(until(next), now)).toEqual(tooLong)
      expect(lengthTo(`${next}T23:59:59Z`)).toBeGreaterThan(824)
    },
  )

  test('in the last second of a day that day is over', () => {
    const now = Date.parse('2026-11-21T23:59:59Z')
    expect(judge(until('2026-11-21'), now)).toEqual(tooShort)
    expect(judge(until('2026-11-21'), now - 1_000)).toMatchObject({ days: 1 })
    expect(judge(until('2026-11-22'), now)).toMatchObject({ days: 1 })
  })
})
