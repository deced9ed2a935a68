import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fuzzedInputs } from '../../setup/fuzzed-inputs'
import { inputsIn } from '../../setup/inputs-in-source'
import { readSourcesBelow } from '../../setup/source-files'

test('every text and file input of the product is one that tests/browser/long-tasks fuzzes', () => {
  const paths = readSourcesBelow('src').flatMap(({ path }) => (path.endsWith('.tsx') ? [path] : []))
  const found = paths.flatMap((path) => inputsIn(path, readFileSync(path, 'utf8')))
  expect(found.sort()).toEqual(Object.keys(fuzzedInputs).sort())
})

test.each([
  ['a control', '<TextField id="new" label="" />', ['app/page TextField id="new"']],
  ['one with children', '<FileField id="new">x</FileField>', ['app/page FileField id="new"']],
  ['a bare element', '<textarea id="new" />', ['app/page textarea id="new"']],
  ['one that can be edited', '<p contentEditable />', ['app/page contentEditable (none)']],
  ['nothing to type into', '<SelectField id="new" options={[]} />', []],
])('is found: %s', (_what, element, found) => {
  expect(inputsIn('src/app/page.tsx', `export const Page = () => <b>${element}</b>`)).toEqual(found)
})

test('is found under another name', () => {
  const text =
    'import { TextField as Other } from \'../ui/fields/text-field\'\nexport const Page = () => <Other id="a" />'
  expect(inputsIn('src/app/page.tsx', text)).toEqual(['app/page TextField id="a"'])
})
