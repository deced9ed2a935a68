import { resolve } from 'node:path'
import type { Plugin } from 'vite'

/**
 * Has chunks loaded by `src/app/part-loader.ts` in the place of Vite's own helper, and tells it the file of
 * each import, also of one that comes alone: Vite names the files it needs besides its own.
 */
export function partLoader(): Plugin {
  return {
    name: 'certdesk-part-loader',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id) => (id === '\0vite/preload-helper.js' ? resolve('src/app/part-loader.ts') : null),
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== 'chunk') continue
          file.code = file.code.replaceAll(
            /import\((["'`])\.\/([^"'`]+)\1\)(\s*),(\s*)(?:\[\]|void 0)\)/g,
            'import($1./$2$1),[$1assets/$2$1])',
          )
        }
      },
    },
  }
}

/**
 * Chromium compiles such a script whole while it arrives, beside the page, instead of function by function on
 * the main thread when each is first called. Other browsers read a comment.
 */
export const compileHint = '//# allFunctionsCalledOnLoad'
