import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isolated } from '../../../src/i18n/isolated'
import { readSourcesBelow } from '../../setup/source-files'

test('what turns a line is taken out, and what is left keeps its direction to itself', () => {
  const turned = isolated('Evil Ltd \u202E,moc.elpmaxe@ecila=NC')
  expect(turned).toBe('\u2068Evil Ltd ,moc.elpmaxe@ecila=NC\u2069')
  // One that would end its own isolation early, and one that begins another.
  expect(isolated('a\u2069\u202Eb')).toBe('\u2068ab\u2069')
  expect(isolated('\u2066a')).toBe('\u2068a\u2069')
  expect(isolated('חברה 12 (ישראל)')).toBe('\u2068חברה 12 (ישראל)\u2069')
  expect(isolated('علی\u200Cرضا')).toBe('\u2068علی\u200Cرضا\u2069')
})

test.each(['Zoë O’Neill', 'Nguyễn', '陳宜君', '김민수', 'Жанна', 'a.b+c@明泉.example', '𠮷', ''])(
  '%s turns nothing and stays as it is',
  (text) => {
    expect(isolated(text)).toBe(text)
  },
)

/** Arguments of sentences that hold what others wrote. A new argument that does belongs here. */
const foreign = [
  'address',
  'domain',
  'email',
  'fileName',
  'issuer',
  'name',
  'organization',
  'ordered',
  'subject',
]
const isolating = /\bisolated\(/
/** A call of a translation with arguments; `t.rich` draws its own in elements that isolate. */
const call =
  /\b(?:t|faults)\(\s*(?:[^(){}]|\([^()]*\)|\$\{[^}]*\}){1,120}?,\s*\{((?:[^{}]|\{[^{}]*\})*)\}\s*,?\s*\)/g
const bareArguments = (source: string): string[] =>
  [...source.matchAll(call)].flatMap(([whole, given = '']) =>
    given
      .split(/,(?![^(]*\))/)
      .map((part) => part.trim())
      .filter((part) => foreign.includes(part.split(':')[0]?.trim() ?? '') && !isolating.test(part))
      .map((part) => `${part} in ${whole.replace(/\s+/g, ' ').slice(0, 60)}`),
  )

test('no sentence of the product is given such a text bare', () => {
  const found = readSourcesBelow('src').flatMap(({ path }) =>
    /\.tsx?$/.test(path) ? bareArguments(readFileSync(path, 'utf8')).map((one) => `${path}: ${one}`) : [],
  )
  // On the first page, which has no byte to spare: an ordered organization's name, whose signs of direction
  // the order's rules refuse.
  expect(
    found.filter((one) => !one.startsWith('src/features/keygen/questions/identity-step.tsx: organization')),
  ).toEqual([])
})

test('the rule sees each way of giving it', () => {
  expect(bareArguments("t('lead', { name })")).toHaveLength(1)
  expect(bareArguments("t('lead', { name: pickup.commonName })")).toHaveLength(1)
  expect(bareArguments("t(kind, { subject: subject ?? '' })")).toHaveLength(1)
  expect(bareArguments('t(failure.reason, { issuer: failure.certificate, name: isolated(x) })')).toHaveLength(
    1,
  )
  expect(bareArguments("t('lead', { name: isolated(name), count })")).toEqual([])
})
