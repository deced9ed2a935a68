import { type HttpHandler, HttpResponse } from 'msw'
import { createOpenApiHttp } from 'openapi-msw'
import * as z from 'zod/mini'
import type { CodeSubmission, CsrSubmission, PickupAccess, paths } from '../../src/contract/schema'
import { AppError } from '../../src/errors'
import { subscriberAgreement } from '../services/agreement'
import { issuedCertificate } from '../services/certificate'
import { followLink } from '../services/links'
import { requestNewLink } from '../services/new-link'
import { type CodeReply, exchangeCode, pickupOf, submitCsr } from '../services/pickup'
import type { World } from '../world'
import { problemReply } from './problems'
import { bodyOf, languageOf, pickupTokenOf } from './requests'
import type { Traffic } from './traffic'

/** How long a backend would take, in milliseconds; the world decides whether anybody waits. */
const lookingUp = 150
const sendingMail = 400
const issuing = 900
/** Whoever tries codes one after the other waits as long for each. */
const comparing = 600

const headers = { 'Cache-Control': 'no-store' } as const

const csrSubmission = z.strictObject({
  csrPem: z.string().check(z.minLength(1)),
  agreementVersion: z.string().check(z.regex(/^[0-9]{4}-[0-9]{2}$/)),
}) satisfies z.ZodMiniType<CsrSubmission>

const codeSubmission = z.strictObject({
  code: z.string().check(z.regex(/^[0-9]{6}$/)),
}) satisfies z.ZodMiniType<CodeSubmission>

/** The recipient's side of a generate link. */
export function pickupHandlers(world: World, baseUrl: string, arrive: Traffic): HttpHandler[] {
  const http = createOpenApiHttp<paths>({ baseUrl })
  return [
    http.get('/pickup', async ({ request, response }) => {
      try {
        await arrive(lookingUp)
        const token = pickupTokenOf(request)
        return response(200).json(await world.read((scene) => pickupOf(scene, token)), { headers })
      } catch (error) {
        return response.untyped(problemReply(error))
      }
    }),
    http.get('/pickup/agreement', async ({ request, query, response }) => {
      try {
        await arrive(lookingUp)
        const token = pickupTokenOf(request)
        const language = languageOf(query.get('language'))
        await world.read((scene) => followLink(scene, token))
        return response(200).json(await subscriberAgreement(language), { headers })
      } catch (error) {
        return response.untyped(problemReply(error))
      }
    }),
    http.put('/pickup/csr', async ({ request, response }) => {
      try {
        const { losesFirstReceipt } = await arrive(issuing)
        const token = pickupTokenOf(request)
        const submission = await bodyOf(request as Request, csrSubmission)
        const { receipt, isFirst } = await world.change((scene) => submitCsr(scene, token, submission))
        if (losesFirstReceipt && isFirst) return response.untyped(HttpResponse.error())
        return response(200).json(receipt, { headers })
      } catch (error) {
        return response.untyped(problemReply(error))
      }
    }),
    http.get('/pickup/certificate', async ({ request, response }) => {
      try {
        await arrive(lookingUp)
        const token = pickupTokenOf(request)
        return response(200).json(await world.read((scene) => issuedCertificate(scene, token)), { headers })
      } catch (error) {
        return response.untyped(problemReply(error))
      }
    }),
    http.post('/pickup/code', async ({ request, response }) => {
      try {
        await arrive(comparing)
        const token = pickupTokenOf(request)
        const { code } = await bodyOf(request as Request, codeSubmission)
        const reply = await world.change((scene) => exchangeCode(scene, token, code))
        return response(200).json(accessOf(reply), { headers })
      } catch (error) {
        return response.untyped(problemReply(error))
      }
    }),
    http.post('/pickup/new-link', async ({ request, response }) => {
      try {
        await arrive(sendingMail)
        const token = pickupTokenOf(request)
        const sent = await world.change((scene) => requestNewLink(scene, token))
        return response(202).json(sent, { headers })
      } catch (error) {
        return response.untyped(problemReply(error))
      }
    }),
  ]
}

function accessOf(reply: CodeReply): PickupAccess {
  if (reply.outcome === 'right') return reply.access
  if (reply.outcome === 'locked') throw new AppError('pickup-code-locked')
  throw new AppError('pickup-code-wrong', { attemptsLeft: reply.attemptsLeft })
}
