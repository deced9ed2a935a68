import { type HttpHandler, HttpResponse } from 'msw'
import { createOpenApiHttp } from 'openapi-msw'
import { agreementIdValues, type paths } from '../../src/contract/schema'
import { AppError } from '../../src/errors'
import { accountAgreement } from '../services/agreement'
import { catalogue } from '../services/catalogue'
import { readCsrs } from '../services/order-keys'
import { placeOrder } from '../services/order-placing'
import { clientOrder } from '../services/order-story'
import { settle } from '../services/settled'
import type { World } from '../world'
import { orderSubmission } from './order-shape'
import { problemReply } from './problems'
import { bodyOf, languageOf, maxOrderBytes } from './requests'
import { accountTraffic, type Traffic } from './traffic'

const lookingUp = 150
const placing = 900

const headers = { 'Cache-Control': 'no-store' } as const

/** The requester's side of client certificates. */
export function orderHandlers(world: World, baseUrl: string, traffic: Traffic): HttpHandler[] {
  const http = createOpenApiHttp<paths>({ baseUrl })
  const arrive = accountTraffic(traffic)
  return [
    http.get('/products', async ({ response }) => {
      try {
        await arrive(lookingUp)
        return response(200).json(catalogue(), { headers })
      } catch (error) {
        return response.untyped(problemReply(error))
      }
    }),
    http.get('/agreements/{agreementId}', async ({ params, query, response }) => {
      try {
        await arrive(lookingUp)
        const agreementId = agreementIdValues.find((value) => value === params.agreementId)
        if (!agreementId) throw new AppError('request-malformed')
        const agreement = await accountAgreement(agreementId, languageOf(query.get('language')))
        return response(200).json(agreement, { headers })
      } catch (error) {
        return response.untyped(problemReply(error))
      }
    }),
    http.post('/orders', async ({ request, response }) => {
      try {
        const { orderDelayMs, losesOrderReply } = await arrive(placing)
        await world.delay(orderDelayMs)
        const idempotencyKey = idempotencyKeyOf(request as Request)
        const submission = await bodyOf(request as Request, orderSubmission, maxOrderBytes)
        // Checked before the transaction: nobody waits for it who wants something else.
        const csrs = await readCsrs(submission.recipients)
        const arrived = { idempotencyKey, submission, csrs }
        const { receipt, isFirst } = await world.change((scene) => placeOrder(scene, arrived))
        // The order stands: what follows from it may go wrong and be done by whoever comes next.
        if (isFirst) await settle(world).catch(() => undefined)
        if (losesOrderReply && isFirst) return response.untyped(HttpResponse.error())
        return response(201).json(receipt, { headers })
      } catch (error) {
        return response.untyped(problemReply(error))
      }
    }),
    http.get('/orders/{orderNumber}', async ({ params, response }) => {
      try {
        await arrive(lookingUp)
        const order = await world.read((scene) => clientOrder(scene, params.orderNumber))
        return response(200).json(order, { headers })
      } catch (error) {
        return response.untyped(problemReply(error))
      }
    }),
  ]
}

/** Throws `request-malformed` where there is none that could be one. */
function idempotencyKeyOf({ headers: sent }: Request): string {
  const key = sent.get('Idempotency-Key') ?? ''
  if (!/^[A-Za-z0-9_-]{22,64}$/.test(key)) throw new AppError('request-malformed')
  return key
}
