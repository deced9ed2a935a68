import { expect, test } from 'vitest'
import { readSourcesBelow } from '../../setup/source-files'

test('tests in the browser use its one clipboard in turns', () => {
  const users = readSourcesBelow('tests/browser')
    .filter(({ mentions }) => ['copy', 'cut', 'paste'].some((act) => mentions.has(`userEvent.${act}`)))
    .map(({ path }) => path)
  expect(users).toEqual(['tests/browser/clipboard.ts'])
})
