import { expect, test } from 'vitest'
import { domainClassifier } from '../../../src/domain/addresses/classification'
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
])('%s: %s, by %s', (domainName, addressClass, by) => {
  expect(domainClassifier({ domains, publicProviders }, orderNow)(domainName)).toMatchObject({
    addressClass,
    domainName: by,
  })
})

test('tells until when, and nothing where it is not yet validated', () => {
  const classifyDomain = domainClassifier({ domains, publicProviders }, orderNow)
  expect(classifyDomain('mail.severn.example').validatedUntil).toBe('2027-06-01T00:00:00Z')
  expect(classifyDomain('pending.example').validatedUntil).toBeNull()
})

test('ends with the validation, to the second', () => {
  const until = Date.parse('2027-06-01T00:00:00Z')
  const at = (now: number) =>
    domainClassifier({ domains, publicProviders }, now)('severn.example').addressClass
  expect([at(until - 1), at(until)]).toEqual(['validated', 'validated_during_order'])
})

test('a public provider that was validated is ours, one whose validation ended is public again', () => {
  const own = [
    { domainName: 'gmail.com', validation: 'validated', validatedUntil: '2027-01-01T00:00:00Z' },
  ] as const
  const at = (now: string) =>
    domainClassifier({ domains: own, publicProviders }, Date.parse(now))('gmail.com').addressClass
  expect([at('2026-12-31T23:59:59Z'), at('2027-01-01T00:00:00Z')]).toEqual(['validated', 'public_provider'])
})
