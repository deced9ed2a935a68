import { describe, expect, test } from 'vitest'
import { judgePage } from '../setup/page-rules'

// `tests/architecture.test.ts` holds the pages of the checkout to the rule; here it is seen to bite.

describe('a name in a page that leads nowhere', () => {
  const judgeText = (text: string) =>
    judgePage('mocks/README.md', {
      paths: new Set(['src/ui/page.tsx', 'mocks/desk/inbox.ts', 'mocks/README.md', 'tests']),
      scripts: ['start', 'bench'],
      steps: ['types', 'node'],
      code: 'const spareKeys = makeKeys("key-weak")',
      textOf: () => text,
    })
  test.each([
    ['[a file](../src/other.ts)', '../src/other.ts'],
    ['[a heading](#gone)', '#gone'],
    ['`src/ui/gone.tsx`', 'src/ui/gone.tsx'],
    ['| `desk/gone` |', 'desk/gone'],
    ['`gone.test.ts`', 'gone.test.ts'],
    ['`ui/*-step.tsx`', 'ui/*-step.tsx'],
    ['`npx vitest tests/gone.ts`', 'npx vitest tests/gone.ts'],
    ['`npm run gone`', 'gone'],
    ['```sh\nnpm test\n```', 'test'],
    ['`--only types,gone`', 'gone'],
    ['`spareKeys` and `otherKeys`', 'otherKeys'],
    ['`key-strong`', 'key-strong'],
  ])('%s', (text, lost) => {
    expect(judgeText(text)).toEqual([expect.stringContaining(`: ${lost} leads nowhere`)])
  })
  test.each([
    '# A heading, *here*\n[there](#a-heading-here) [elsewhere](https://a.example) [file](../src/ui/page.tsx)',
    '`src/ui/page.tsx` `ui/page` `desk/inbox.ts` `inbox.ts` `ui/p*.tsx` `tests/` `dist/x.json` `.cache/y.md`',
    '`npm start` `npm run -s bench` `--only node` `spareKeys` `key-weak` `zod/mini` `/keys` `a sentence.md`',
    '<!-- arrows -->\n`src/gone`\n<!-- /arrows -->\n```\n`src/gone`\n```',
  ])('but not %s', (text) => expect(judgeText(text)).toEqual([]))
})
