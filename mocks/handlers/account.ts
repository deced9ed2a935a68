import type { HttpHandler } from 'msw'
import { createOpenApiHttp } from 'openapi-msw'
import * as z from 'zod/mini'
import {
  languageValues,
  type PaymentSessionRequest,
  type paths,
  paymentPurposeValues,
} from '../../src/contract/schema'
import { accountOf, domainsOf, organizationsOf } from '../services/account'
import { openPaymentSession, paymentOptions, paymentSession } from '../services/payment'
import type { World } from '../world'
import { problemReply } from './problems'
import { bodyOf } from './requests'
import { accountTraffic, type Traffic } from './traffic'

const lookingUp = 120
const callingProvider = 500

const headers = { 'Cache-Control': 'no-store' } as const

export const money = z.strictObject({
  amount: z.int().check(z.minimum(0), z.maximum(1_000_000_000)),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
})

const sessionRequest = z.strictObject({
  purpose: z.enum(paymentPurposeValues),
  amount: money,
  returnTo: z.string().check(z.maxLength(500), z.regex(/^\/(?![/\\])[!-~]*$/)),
  language: z.enum(languageValues),
}) satisfies z.ZodMiniType<PaymentSessionRequest>

/** Who orders, for whom, and how it is paid for. */
export function accountHandlers(world: World, baseUrl: string, traffic: Traffic): HttpHandler[] {
  const http = createOpenApiHttp<paths>({ baseUrl })
  const arrive = accountTraffic(traffic)
  return [
    http.get('/account', async ({ response }) => {
      try {
        await arrive(lookingUp)
        return response(200).json(await world.read(accountOf), { headers })
      } catch (error) {
        return response.untyped(problemReply(error))
      }
    }),
    http.get('/organizations', async ({ response }) => {
      try {
        await arrive(lookingUp)
        return response(200).json({ organizations: await world.read(organizationsOf) }, { headers })
      } catch (error) {
        return response.untyped(problemReply(error))
      }
    }),
    http.get('/domains', async ({ response }) => {
      try {
        await arrive(lookingUp)
        return response(200).json({ domains: await world.read(domainsOf) }, { headers })
      } catch (error) {
        return response.untyped(problemReply(error))
      }
    }),
    http.get('/payment-options', async ({ response }) => {
      try {
        await arrive(lookingUp)
        return response(200).json(await world.read(paymentOptions), { headers })
      } catch (error) {
        return response.untyped(problemReply(error))
      }
    }),
    http.post('/payment-sessions', async ({ request, response }) => {
      try {
        await arrive(callingProvider)
        const wanted = await bodyOf(request as Request, sessionRequest)
        const session = await world.change((scene) => openPaymentSession(scene, wanted))
        return response(201).json(session, { headers })
      } catch (error) {
        return response.untyped(problemReply(error))
      }
    }),
    http.get('/payment-sessions/{paymentSessionId}', async ({ params, response }) => {
      try {
        await arrive(lookingUp)
        const { paymentSessionId } = params
        const session = await world.read((scene) => paymentSession(scene, paymentSessionId))
        return response(200).json(session, { headers })
      } catch (error) {
        return response.untyped(problemReply(error))
      }
    }),
  ]
}
