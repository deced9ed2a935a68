import { expect, test } from 'vitest'
import { catalogueOf } from '../../setup/catalogues'

/**
 * JSON is typed as `string` everywhere, so the arguments of a message would be unknown to TypeScript. This
 * file declares the English texts literally. Renew it after a change of an `en.json`: `npx vitest run
 * --project node english-messages -u`
 */
test('the declared English texts are those of the en.json files', async () => {
  const english = catalogueOf('en')
  const declaration = `// Made from messages/*/en.json by tests/unit/i18n/english-messages.test.ts; never edited.
declare const messages: ${literal(english, '')}
export default messages
`
  await expect(declaration).toMatchFileSnapshot('../../../src/i18n/english-messages.d.ts')
})

function literal(value: unknown, indent: string): string {
  if (typeof value === 'string') return quoted(value)
  const fields = Object.entries(value as object).map(
    ([key, inner]) => `${indent}  ${/^\w+$/.test(key) ? key : quoted(key)}: ${literal(inner, `${indent}  `)}`,
  )
  return `{\n${fields.join('\n')}\n${indent}}`
}

const quoted = (text: string) => `'${text.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n')}'`
