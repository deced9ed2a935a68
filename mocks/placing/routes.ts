import { AppError } from '../../src/errors'
import { catchUp } from '../issuance/catch-up'
import { bodyOf, maxOrderBytes } from '../routing/requests'
import { connectionLost, route } from '../routing/route'
import { readCsrs } from './csrs'
import { orderSubmission } from './order-shape'
import { placeOrder } from './placing'

/** How an order is placed. */
export const placingRoutes = [
  route('post', '/orders', { by: 'account', usualMs: 900 }, async ({ world, request, scenario }) => {
    await world.delay(scenario.orderDelayMs)
    const idempotencyKey = idempotencyKeyOf(request)
    const submission = await bodyOf(request, orderSubmission, maxOrderBytes)
    // Checked before the transaction: nobody waits for it who wants something else.
    const csrs = await readCsrs(submission.recipients)
    const arrived = { idempotencyKey, submission, csrs }
    const { receipt, isFirst } = await world.change((scene) => placeOrder(scene, arrived))
    // The order stands: what follows from it may go wrong and be done by whoever comes next.
    if (isFirst) await catchUp(world).catch(() => undefined)
    return scenario.losesOrderReply && isFirst ? connectionLost : { status: 201, body: receipt }
  }),
]

/** Throws `request-malformed` where there is none that could be one. */
function idempotencyKeyOf({ headers }: Request): string {
  const key = headers.get('Idempotency-Key') ?? ''
  if (!/^[A-Za-z0-9_-]{22,64}$/.test(key)) throw new AppError('request-malformed')
  return key
}
