import { expect, test } from 'vitest'
import { TextField } from '../../../src/ui/fields/text-field'
import { renderPart } from '../render-part'
import { paste, pasteOf, setValue } from './hostile-input'
import { watchTasks } from './task-watch'

/** Backtracks from each place anew: by the square of the length, as such a pattern in the product would. */
const quadratic = (text: string) => Array.from({ length: 10 }, () => /a+a+b/.test(text))
const linear = (text: string) => /ab/.test(text)

test.each([
  ['the square of what was pasted', quadratic, true],
  ['in proportion to it', linear, false],
])('a field that takes time by %s', async (_how, read, isOver) => {
  const text = 'a'.repeat(1_024)
  await renderPart(<TextField id="f" label="Field" onChange={({ target }) => read(target.value)} />)
  const watch = await watchTasks()
  const control = () => document.querySelector('#f') as HTMLInputElement
  const found = await watch.measure({
    what: 'f',
    before: () => setValue(control(), ''),
    acts: [() => paste(control(), pasteOf(text), text)],
  })
  watch.stop()
  expect(watch.over([found])).toEqual(isOver ? [found] : [])
})
