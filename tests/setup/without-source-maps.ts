import type { Plugin } from 'vite'

const inlineMap = /\n\/\/# sourceMappingURL=data:\S+\s*$/

/**
 * Modules without the source maps that Vite writes behind each, for a browser into which nobody looks. What
 * Vitest prints of a failure it finds by the server's own maps.
 */
export function withoutSourceMaps(): Plugin {
  return {
    name: 'certdesk-without-source-maps',
    configureServer({ middlewares }) {
      middlewares.use((_request, response, next) => {
        const end = response.end.bind(response) as (...given: unknown[]) => typeof response
        const shorter = (content: unknown) =>
          typeof content === 'string' ? content.replace(inlineMap, '') : content
        response.end = (content?: unknown, ...rest: unknown[]) => end(shorter(content), ...rest)
        next()
      })
    },
  }
}
