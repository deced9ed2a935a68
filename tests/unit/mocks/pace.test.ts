import { expect, test } from 'vitest'
import { paceOfAddress, waitAt } from '../../../mocks/stage/pace'

const at = (search: string) => ({ href: `https://certdesk.example/demo${search}` }) as Location

/** A browser's storage, as far as it is used here. */
function storage(): Storage {
  const kept = new Map<string, string>()
  return {
    setItem: (key: string, value: string) => void kept.set(key, value),
    getItem: (key: string) => kept.get(key) ?? null,
  } as Storage
}

test('the pace that an address asked for is kept until another is asked for', () => {
  const kept = storage()
  const paceAt = (search: string) => paceOfAddress(at(search), () => kept)
  expect(['', '?pace=quick', '', '?pace=usual', ''].map(paceAt)).toEqual([
    'usual',
    'quick',
    'quick',
    'usual',
    'usual',
  ])
})

test('a browser that refuses to store goes by the address alone', () => {
  const refused = () => {
    throw new DOMException('refused', 'SecurityError')
  }
  expect(paceOfAddress(at('?pace=quick'), refused)).toBe('quick')
  expect(paceOfAddress(at(''), refused)).toBe('usual')
})

test('quick is what a server usually takes; what a scenario adds stays', async () => {
  const waited: number[] = []
  const wait = async (milliseconds: number) => void waited.push(milliseconds)
  for (const milliseconds of [150, 900, 6_150]) await waitAt('quick', wait)(milliseconds)
  for (const milliseconds of [150, 6_150]) await waitAt('usual', wait)(milliseconds)
  expect(waited).toEqual([0, 0, 6_150, 150, 6_150])
})
