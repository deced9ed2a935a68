import { describe, expect, test } from 'vitest'
import { readSource, readSourcesBelow, type SourceFile } from './setup/source-files'

/** Where no private key can be kept out, or none can be put in. */
const elsewhere: Readonly<Record<string, string>> = {
  'mocks/payment-provider/card-field.tsx': 'a page of somebody else, who judges it himself',
  'src/ui/fields/choice.tsx': 'a radio or a checkbox, by its type',
}

/**
 * Each control that takes text keeps private keys out of itself (`src/ui/fields/field-guard.tsx`): a rule of
 * the control, not of the page it stands on.
 */
const unguarded = ({ path, textControls, mentions }: SourceFile) =>
  mentions.has('useGuardedField') ? [] : textControls.map((control) => `${path}: ${control}`)

test('every element that takes text has the guard', () => {
  const sources = readSourcesBelow('src', 'mocks')
  expect(sources.flatMap(({ textControls }) => textControls).length).toBeGreaterThan(3)
  const found = sources.filter(({ path }) => !(path in elsewhere)).flatMap(unguarded)
  expect(found).toEqual([])
  const exceptions = sources.filter((file) => unguarded(file).length > 0).map(({ path }) => path)
  expect(exceptions).toEqual(Object.keys(elsewhere))
})

describe('the rule bites', () => {
  test.each([
    '<input onChange={a} />',
    '<input type="search" readOnly={a} />',
    '<input type={a} {...more} />',
    '<textarea />',
    '<p contentEditable />',
  ])('%s', (element) => {
    expect(unguarded(readSource('src/features/a/b.tsx', `const a = ${element}`))).toHaveLength(1)
  })

  test.each(['<input type="radio" />', '<input type="file" />', '<input readOnly />', '<select />'])(
    'and lets pass %s',
    (element) => {
      expect(unguarded(readSource('src/features/a/b.tsx', `const a = ${element}`))).toEqual([])
    },
  )
})
