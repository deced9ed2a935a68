import * as z from 'zod/mini'
import { languageValues, type PaymentSessionRequest, paymentPurposeValues } from '../../src/contract/schema'
import { bodyOf, money } from '../routing/requests'
import { route } from '../routing/route'
import { openPaymentSession, paymentOptions, paymentSession } from './payment'

const lookingUp = { by: 'account', usualMs: 120 } as const
const callingProvider = { by: 'account', usualMs: 500 } as const

const sessionRequest = z.strictObject({
  purpose: z.enum(paymentPurposeValues),
  amount: money,
  returnTo: z.string().check(z.maxLength(500), z.regex(/^\/(?![/\\])[!-~]*$/)),
  language: z.enum(languageValues),
}) satisfies z.ZodMiniType<PaymentSessionRequest>

/** How an order is paid for. */
export const paymentRoutes = [
  route('get', '/payment-options', lookingUp, async ({ world }) => ({
    status: 200,
    body: await world.read(paymentOptions),
  })),
  route('post', '/payment-sessions', callingProvider, async ({ world, request }) => {
    const wanted = await bodyOf(request, sessionRequest)
    return { status: 201, body: await world.change((scene) => openPaymentSession(scene, wanted)) }
  }),
  route('get', '/payment-sessions/{paymentSessionId}', lookingUp, async ({ world, params }) => ({
    status: 200,
    body: await world.read((scene) => paymentSession(scene, params.paymentSessionId)),
  })),
]
