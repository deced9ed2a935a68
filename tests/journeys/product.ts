import type { Plugin } from 'vite'
import { withBuilt, withServed, worldAsBackend } from '../bench/built-demo.mjs'
import { test as base } from './watched-test'

/**
 * The fate of a request: an answer that isn't there, one that breaks off, one of another type, or none at
 * all.
 */
export type Loss = '404' | 'cut' | 'type' | 'hang'

/** The production build as a static host serves it, its backend in this process. */
export interface Product {
  readonly url: string
  /** Begins a world; the link of Alice's mail, and what approves her request. */
  readonly begin: () => Promise<{ readonly link: string; readonly approve: () => Promise<unknown> }>
  /** From now on requests for paths like this one are lost; null: none. */
  readonly lose: (path: RegExp | null, loss?: Loss) => void
  /** The paths of requests that were lost. */
  readonly lost: readonly string[]
}

function losing() {
  let path: RegExp | null = null
  let loss: Loss = 'cut'
  const lost: string[] = []
  const plugin: Plugin = {
    name: 'certdesk-losing',
    configurePreviewServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        if (!path?.test(request.url ?? '')) return next()
        lost.push(request.url ?? '')
        if (loss === 'hang') return
        if (loss === 'cut') return request.socket.destroy()
        response.statusCode = loss === '404' ? 404 : 200
        response.setHeader('Content-Type', 'text/html')
        response.end('<!doctype html><title>Another page</title>')
      })
    },
  }
  const lose: Product['lose'] = (which, how = 'cut') => {
    path = which
    loss = how
    lost.length = 0
  }
  return { plugin, lose, lost }
}

export const test = base.extend<object, { product: Product }>({
  product: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs
    async ({}, use) => {
      const { plugin, begin } = worldAsBackend()
      const { plugin: losingPlugin, lose, lost } = losing()
      const work = (url: string) => use({ url: url.replace(/\/$/, ''), begin, lose, lost })
      const plugins = [losingPlugin, plugin]
      // `npm test` has just built it; alone, the journeys build their own.
      const built = process.env['CERTDESK_PRODUCT']
      if (built) await withServed('production', built, work, plugins)
      else await withBuilt('production', work, plugins)
    },
    { scope: 'worker' },
  ],
})
