import { route } from '../routing/route'
import { clientOrder } from './order-story'

/** Orders that were placed. */
export const orderRoutes = [
  route('get', '/orders/{orderNumber}', { by: 'account', usualMs: 150 }, async ({ world, params }) => ({
    status: 200,
    body: await world.read((scene) => clientOrder(scene, params.orderNumber)),
  })),
]
