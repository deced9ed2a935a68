import { expect, test } from 'vitest'
import { standingBy } from '../../../src/domain/addresses/standing'
import { examplePolicy, orderNow } from '../../setup/order-policy'

const { domains, catalogue } = examplePolicy()
const { publicProviders } = catalogue

test.each([
  ['severn.example', 'validated', 'severn.example'],
  ['mail.severn.example', 'validated', 'severn.example'],
  ['a.b.c.severn.example', 'validated', 'severn.example'],
  ['notsevern.example', 'validated_during_order', 'notsevern.example'],
  ['severn.example.org', 'validated_during_order', 'severn.example.org'],
  ['xn--bcher-kva.example', 'validated', 'xn--bcher-kva.example'],
  ['pending.example', 'validated_during_order', 'pending.example'],
  // It ended this very moment.
  ['ended.example', 'validated_during_order', 'ended.example'],
  ['gmail.com', 'public_provider', 'gmail.com'],
  ['mail.gmail.com', 'public_provider', 'mail.gmail.com'],
  ['notgmail.com', 'validated_during_order', 'notgmail.com'],
  ['com', 'validated_during_order', 'com'],
])('%s: %s, by %s', (domainName, standing, by) => {
  expect(standingBy({ domains, publicProviders }, orderNow)(domainName)).toMatchObject({
    standing,
    domainName: by,
  })
})

test('tells until when, and nothing where it is not yet validated', () => {
  const standingOf = standingBy({ domains, publicProviders }, orderNow)
  expect(standingOf('mail.severn.example').validatedUntil).toBe('2027-06-01T00:00:00Z')
  expect(standingOf('pending.example').validatedUntil).toBeNull()
})

test('ends with the validation, to the second', () => {
  const until = Date.parse('2027-06-01T00:00:00Z')
  const at = (now: number) => standingBy({ domains, publicProviders }, now)('severn.example').standing
  expect([at(until - 1), at(until)]).toEqual(['validated', 'validated_during_order'])
})

test('a public provider that was validated is ours, one whose validation ended is public again', () => {
  const own = [
    { domainName: 'gmail.com', validation: 'validated', validatedUntil: '2027-01-01T00:00:00Z' },
  ] as const
  const at = (now: string) =>
    standingBy({ domains: own, publicProviders }, Date.parse(now))('gmail.com').standing
  expect([at('2026-12-31T23:59:59Z'), at('2027-01-01T00:00:00Z')]).toEqual(['validated', 'public_provider'])
})
