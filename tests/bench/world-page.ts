import { browserStore } from '../../mocks/memory/browser-store'
import { storeShape } from '../../mocks/world/scene'
import { timesOf } from './world-growth'

/** `world.mjs` calls this: each size has a world of its own in this browser's IndexedDB. */
Object.assign(window, {
  async timesOf(sizes: readonly number[]) {
    const worlds = sizes.map(async (orders) => ({
      orders,
      saved: await browserStore(storeShape, `world-of-${orders}`),
    }))
    return await timesOf(await Promise.all(worlds))
  },
})
