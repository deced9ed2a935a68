import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const glossary = readFileSync('src/i18n/GLOSSARY.md', 'utf8')
const rows = [...glossary.matchAll(/^\| ([a-z ]+) \| ([^|]+) \| `([^`]+)` \|$/gm)]

test('each word of the code is still used in the file that owns it', () => {
  expect(rows.length).toBeGreaterThan(30)
  const lost = rows.filter(([, word = '', , path = '']) => !wordIn(word, readFileSync(path, 'utf8')))
  expect(lost.map(([, word, , path]) => `${word}: ${path}`)).toEqual([])
})

test('and is there once, with one sentence', () => {
  const words = rows.map(([, word]) => word)
  expect(words).toEqual([...new Set(words)])
  for (const [, , sentence] of rows) expect(sentence).toMatch(/^[A-Z“][^.]*\.$/)
})

/** Also within a name: “set aside” is in `setAside` and in `set-aside`. */
const wordIn = (word: string, text: string) => new RegExp(word.replaceAll(' ', '[ -]?'), 'i').test(text)
