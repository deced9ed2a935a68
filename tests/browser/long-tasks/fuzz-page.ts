import { expect, test } from 'vitest'
import { cleanup } from 'vitest-browser-react'
import { type FuzzedPage, fuzzedInputs, inputsOn } from '../../setup/fuzzed-inputs'
import { choose, filesFor, type Given, paste, pasteOf, seed, setValue, textsFor, type } from './hostile-input'
import { type Found, type Step, watchTasks } from './task-watch'

interface PageOptions {
  readonly open: () => Promise<void>
  /** The button that has what was given read. */
  readonly submit?: string
  /** Nothing is read any more in the background. */
  readonly isQuiet?: () => boolean
  /** How many bytes of a file are read at most, by where its input is. */
  readonly mostBytes?: Readonly<Record<string, number>>
}

type Control = HTMLInputElement | HTMLTextAreaElement
const controlAt = (at: string): Control => {
  const control = document.querySelector<Control>(at)
  if (!control) throw new Error(`${at} is not on the page`)
  return control
}
const typable = 'textarea, input:not([type=radio], [type=checkbox], [aria-hidden=true]), input[type=file]'
/** Here or on another page, or the same field under another name. */
const isFuzzed = (control: Element) =>
  Object.values(fuzzedInputs).some(({ at }) => control.matches(at)) || control.id.endsWith('-givenName')

function stepOf(at: string, { what, text }: Given, submit: string | undefined): Omit<Step, 'before'> {
  const button = () =>
    [...document.querySelectorAll('button')].find(({ textContent }) => textContent === submit)
  return {
    what: `${at}: ${what}`,
    acts: [
      () => paste(controlAt(at), pasteOf(text), text),
      () => type(controlAt(at)),
      () => controlAt(at).blur(),
      () => button()?.click(),
    ],
  }
}

const setStep = (at: string, { what, text }: Given): Omit<Step, 'before'> => ({
  what: `${at}: ${what}, set by a script`,
  acts: [() => setValue(controlAt(at), text)],
})

/**
 * Every input of a page, with hostile texts and files of as much as it takes and of more: no task of the page
 * is over the bound.
 */
export function fuzzPage(
  page: FuzzedPage,
  { open, submit, isQuiet = () => true, mostBytes = {} }: PageOptions,
): void {
  test(`no input makes a long task: ${page}`, async () => {
    await open()
    const watch = await watchTasks(isQuiet)
    const inputs = inputsOn(page)
    const others = [...document.querySelectorAll(typable)].filter((control) => !isFuzzed(control))
    expect(
      others.map(({ id }) => id),
      'inputs that nobody fuzzes',
    ).toEqual([])

    const openAnew = async () => {
      await cleanup()
      await open()
    }
    const found: Found[] = []
    const measure = async (at: string, step: Omit<Step, 'before'>) => {
      const before = async () => {
        if (!document.querySelector(at)) await openAnew()
        const control = controlAt(at)
        if (control.type !== 'file') setValue(control, '')
      }
      found.push(await watch.measure({ ...step, before }))
    }
    for (const at of inputs) {
      const control = controlAt(at)
      if (control.type === 'file') {
        for (const file of filesFor(mostBytes[at] ?? 0)) {
          const choosing = () => choose(controlAt(at) as HTMLInputElement, file)
          await measure(at, { what: `${at}: ${file.name}`, acts: [choosing] })
        }
      } else {
        const { taken, tooMuch } = textsFor(control)
        for (const given of taken) await measure(at, stepOf(at, given, submit))
        for (const given of tooMuch.slice(1)) await measure(at, stepOf(at, given, undefined))
        for (const given of tooMuch.slice(0, 1)) await measure(at, setStep(at, given))
      }
    }
    watch.stop()
    const worst = found.toSorted((one, other) => other.longest - one.longest)
    const told = worst.slice(0, 3).map(({ what, longest }) => `${longest} ms ${what}`)
    console.info(`${page}, seed ${seed}, ${found.length} texts and files: ${told.join(' | ')}`)
    expect(watch.over(found), `seed ${seed}`).toEqual([])
  })
}
