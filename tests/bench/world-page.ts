import { browserStore } from '../../mocks/memory/browser-store'
import { storeShape } from '../../mocks/world/scene'
import { timesOf } from './world-growth'

/** What `world.mjs` calls: a world of its own for each size, in this browser's IndexedDB. */
Object.assign(window, {
  async timesOf(sizes: readonly number[]) {
    const worlds = sizes.map(async (orders) => ({
      orders,
      saved: await browserStore(storeShape, `world-of-${orders}`),
    }))
    return await timesOf(await Promise.all(worlds))
  },
})
