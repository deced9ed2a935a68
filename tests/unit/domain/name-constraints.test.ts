import { describe, expect, test } from 'vitest'
import { type GeneralName, nameOutside } from '../../../src/domain/certificates/name-constraints'

const mail = (value: string): GeneralName => ({ type: 'email', value })
const permitting = (...bases: readonly GeneralName[]) => ({
  permitted: bases.map((base) => ({ base, bounded: false })),
  excluded: [],
  unreadable: false,
})
const excluding = (...bases: readonly GeneralName[]) => ({
  permitted: [],
  excluded: bases.map((base) => ({ base, bounded: false })),
  unreadable: false,
})

/** RFC 5280 §4.2.1.10: a mailbox, a host, a domain. Where programs differ, the stricter reading. */
describe('mail addresses', () => {
  test.each([
    ['alice@brightwater.example', 'alice@brightwater.example', true, true],
    ['alice@brightwater.example', 'Alice@brightwater.example', false, true],
    ['alice@brightwater.example', 'bob@brightwater.example', false, false],
    ['brightwater.example', 'alice@Brightwater.EXAMPLE', true, true],
    ['brightwater.example', 'alice@mail.brightwater.example', false, true],
    ['.brightwater.example', 'alice@mail.brightwater.example', true, true],
    ['.brightwater.example', 'alice@brightwater.example', false, false],
    ['brightwater.example', 'alice@notbrightwater.example', false, false],
    ['water.example', 'alice@brightwater.example', false, false],
    ['', 'alice@brightwater.example', false, true],
  ])('%s, %s', (base, address, isPermitted, isExcluded) => {
    const permitted = nameOutside([mail(address)], permitting(mail(base)))
    expect(permitted).toEqual(isPermitted ? null : { name: mail(address), judged: true })
    expect(nameOutside([mail(address)], excluding(mail(base))) !== null).toBe(isExcluded)
  })
  test('each address must be within, one limit is enough', () => {
    const limits = permitting(mail('a.example'), mail('b.example'))
    expect(nameOutside([mail('x@a.example'), mail('x@b.example')], limits)).toBeNull()
    expect(nameOutside([mail('x@a.example'), mail('x@c.example')], limits)?.name).toEqual(mail('x@c.example'))
  })
})

test('directory names are within by their first parts', () => {
  const name = (...rdns: readonly string[]): GeneralName => ({ type: 'directory', rdns, value: rdns.join() })
  const limits = permitting(name('c=be', 'o=brightwater'))
  expect(nameOutside([name('c=be', 'o=brightwater', 'cn=alice')], limits)).toBeNull()
  expect(nameOutside([name('c=be', 'o=brightwater')], limits)).toBeNull()
  expect(nameOutside([name('c=be', 'cn=alice')], limits)).not.toBeNull()
  expect(nameOutside([name('c=be')], excluding(name()))).not.toBeNull()
})

test('limits of a form that a certificate has no name of say nothing', () => {
  expect(nameOutside([mail('x@a.example')], permitting({ type: 'dns', value: 'b.example' }))).toBeNull()
  expect(nameOutside([mail('x@a.example')], permitting({ type: 'other', value: '1.2.3' }))).toBeNull()
})

test('what cannot be judged is told as such', () => {
  const name: GeneralName = { type: 'other', value: '1.2.3' }
  expect(nameOutside([name], permitting(name))).toEqual({ name, judged: false })
  const address = mail('x@a.example')
  const bounded = { ...permitting(), permitted: [{ base: mail('a.example'), bounded: true }] }
  expect(nameOutside([address], bounded)).toEqual({ name: address, judged: false })
  expect(nameOutside([], { ...permitting(), unreadable: true })).toEqual({ name: null, judged: false })
})
