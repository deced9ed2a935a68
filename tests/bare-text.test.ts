import { beforeAll, expect, test } from 'vitest'
import { bareTextsIn } from './setup/bare-text'
import { readSourcesBelow } from './setup/source-files'

/** Each is a component's body; `t`, `name`, `count`, `names`, `icon` and `children` are there. */
const wrong: Readonly<Record<string, string>> = {
  'a text that comes and goes': "return <p><b>{t('word')}</b>{count > 0 ? t('more') : null}</p>",
  'a text behind something that comes and goes':
    "return <p>{count > 0 ? <b>{name}</b> : null}{t('word')}</p>",
  'a written text beside others': 'return <p>and <b>{name}</b></p>',
  'white space behind something that comes and goes': 'return <p>{count > 0 ? <b /> : null} <b /></p>',
  'a number': 'return <p><b />{count}</p>',
  'a number that && leaves': 'return <p><b />{count && <b />}</p>',
  'two texts': 'return <p>{name}{name}</p>',
  'a template': 'return <p><b />{`a template`}</p>',
  'a list of texts': 'return <p>{names.map((one) => one.trim())}</p>',
  'a list with texts in it': 'return <p>{names.map((one) => (one ? <b key={one} /> : one))}</p>',
  'a fragment with a text, which has siblings where it ends up': 'return <>{name}</>',
  'children of any kind beside others': 'return <p><b />{children}</p>',
  'a node of any kind beside others': 'return <p>{icon}<b /></p>',
  'texts for a component': 'return <Other><b />{name}</Other>',
  'rich text': "return <p>{t.rich('word', { strong: (text) => <b>{text}</b> })}</p>",
  'a component that is a text': "return t('word')",
  'a component that may be a text': "return count > 0 ? <b /> : t('word')",
}
const right: Readonly<Record<string, string>> = {
  'an only text': "return <p>{t('word')}</p>",
  'an only text that comes and goes': "return <p>{count > 0 ? t('word') : null}</p>",
  'an only child that is a text or an element': "return <p>{count > 0 ? t('word') : <b />}</p>",
  'texts in elements': "return <p><b /> <span>{t('word')}</span>{count > 0 ? <span>{name}</span> : null}</p>",
  'white space before something that comes and goes': 'return <p><b /> {count > 0 ? <b /> : null}</p>',
  'elements of a list': 'return <p><b />{names.map((one) => <b key={one}>{one}</b>)}</p>',
  'children alone': 'return <p>{children}</p>',
  'children handed on': 'return children',
  'elements beside others': 'return <p><b />{elements}</p>',
  'rich text in its place':
    "return <p><RichText>{t.rich('word', { strong: (text) => <b>{text}</b> })}</RichText></p>",
}

const componentWith = (body: string) => `
import type { ReactElement, ReactNode } from 'react'
import type { Elements } from './texts/elements'
import { RichText } from './rich-text'
declare const t: { (key: string): string; rich(key: string, tags: Record<string, (text: ReactNode) => ReactElement>): ReactNode }
declare const Other: (props: { readonly children: ReactNode }) => ReactElement
interface Props { name: string; names: readonly string[]; count: number; icon: ReactNode; elements: Elements; children: ReactNode }
export function Example({ name, names, count, icon, elements, children }: Props) { ${body} }`

// One program for both: most of what it costs are the types of React and of the messages.
const paths = readSourcesBelow('src', 'mocks').flatMap(({ path }) => (path.endsWith('.tsx') ? [path] : []))
const named = Object.entries({ ...wrong, ...right }).map(
  ([name, body], index) => [`src/ui/example-${index}.tsx`, name, body] as const,
)
let faults: readonly string[]
beforeAll(() => {
  faults = bareTextsIn(paths, new Map(named.map(([path, , body]) => [path, componentWith(body)])))
})
const isIn = (path: string) => (fault: string) => fault.startsWith(`${path}:`)

test('no text of the product stands bare beside others', () => {
  expect(paths.length).toBeGreaterThan(100)
  expect(faults.filter((fault) => !named.some(([path]) => isIn(path)(fault)))).toEqual([])
})

test('the rule sees each kind, and lets pass what is right', () => {
  const complainedOf = named.flatMap(([path, name]) => (faults.some(isIn(path)) ? [name] : []))
  expect(complainedOf).toEqual(Object.keys(wrong))
})
