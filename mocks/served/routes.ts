import { accountRoutes } from '../account/routes'
import { catalogueRoutes } from '../catalogue/routes'
import { orderRoutes } from '../orders/routes'
import { paymentRoutes } from '../payment/routes'
import { pickupRoutes } from '../pickup/routes'
import { placingRoutes } from '../placing/routes'
import type { Route } from '../routing/route'

/** Where the contract's paths begin. */
export const apiPath = '/api/v1'

/** Every operation of the contract, once for all adapters. */
export const routes: readonly Route[] = [
  ...pickupRoutes,
  ...accountRoutes,
  ...catalogueRoutes,
  ...paymentRoutes,
  ...placingRoutes,
  ...orderRoutes,
]
