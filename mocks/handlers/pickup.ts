import type { HttpHandler } from 'msw'
import { createOpenApiHttp } from 'openapi-msw'
import * as z from 'zod/mini'
import { type CsrSubmission, type Language, languageValues, type paths } from '../../src/contract/schema'
import { AppError } from '../../src/errors'
import { subscriberAgreement } from '../services/agreement'
import { followLink } from '../services/links'
import { issuedCertificate, pickupOf, submitCsr } from '../services/pickup'
import type { World } from '../world'
import { problemReply } from './problems'
import { bodyOf, pickupTokenOf } from './requests'

/** How long a backend would take, in milliseconds; the world decides whether anybody waits. */
const lookingUp = 150
const issuing = 900

const headers = { 'Cache-Control': 'no-store' } as const

const csrSubmission = z.strictObject({
  csrPem: z.string().check(z.minLength(1)),
  agreementVersion: z.string().check(z.regex(/^[0-9]{4}-[0-9]{2}$/)),
}) satisfies z.ZodMiniType<CsrSubmission>

/** The recipient's side of a generate link. */
export function pickupHandlers(world: World, baseUrl: string): HttpHandler[] {
  const http = createOpenApiHttp<paths>({ baseUrl })
  return [
    http.get('/pickup', async ({ request, response }) => {
      try {
        await world.delay(lookingUp)
        const token = pickupTokenOf(request)
        return response(200).json(await world.read((scene) => pickupOf(scene, token)), { headers })
      } catch (error) {
        return response.untyped(problemReply(error))
      }
    }),
    http.get('/pickup/agreement', async ({ request, query, response }) => {
      try {
        await world.delay(lookingUp)
        const token = pickupTokenOf(request)
        const language = languageOf(query.get('language'))
        await world.read((scene) => followLink(scene, token))
        return response(200).json(subscriberAgreement(language), { headers })
      } catch (error) {
        return response.untyped(problemReply(error))
      }
    }),
    http.put('/pickup/csr', async ({ request, response }) => {
      try {
        await world.delay(issuing)
        const token = pickupTokenOf(request)
        const submission = await bodyOf(request as Request, csrSubmission)
        const receipt = await world.change((scene) => submitCsr(scene, token, submission))
        return response(200).json(receipt, { headers })
      } catch (error) {
        return response.untyped(problemReply(error))
      }
    }),
    http.get('/pickup/certificate', async ({ request, response }) => {
      try {
        await world.delay(lookingUp)
        const token = pickupTokenOf(request)
        return response(200).json(await world.read((scene) => issuedCertificate(scene, token)), { headers })
      } catch (error) {
        return response.untyped(problemReply(error))
      }
    }),
  ]
}

function languageOf(wanted: string | null): Language {
  const language = languageValues.find((value) => value === wanted)
  if (!language) throw new AppError('request-malformed')
  return language
}
