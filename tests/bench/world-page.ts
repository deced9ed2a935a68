import { browserStore } from '../../mocks/memory/browser-store'
import { storeShape } from '../../mocks/world/scene'
import { timesWith } from './world-growth'

/** What `world.mjs` calls: a world of its own for each size, in this browser's IndexedDB. */
Object.assign(window, {
  timesWith: async (orders: number) =>
    await timesWith(await browserStore(storeShape, `world-of-${orders}`), orders),
})
