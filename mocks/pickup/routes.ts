import * as z from 'zod/mini'
import type { CodeSubmission, CsrSubmission, PickupAccess } from '../../src/contract/schema'
import { AppError } from '../../src/errors'
import { subscriberAgreement } from '../catalogue/agreement'
import { followLink } from '../links/links'
import { bodyOf, languageOf, pickupTokenOf } from '../routing/requests'
import { connectionLost, route } from '../routing/route'
import { issuedCertificate } from './certificate'
import { requestNewLink } from './new-link'
import { type CodeReply, exchangeCode, pickupOf, submitCsr } from './pickup'

const lookingUp = { by: 'recipient', usualMs: 150 } as const
const sendingMail = { by: 'recipient', usualMs: 400 } as const
const issuing = { by: 'recipient', usualMs: 900 } as const
/** A guesser of codes waits as long for each. */
const comparing = { by: 'recipient', usualMs: 600 } as const

const csrSubmission = z.strictObject({
  csrPem: z.string().check(z.minLength(1)),
  agreementVersion: z.string().check(z.regex(/^[0-9]{4}-[0-9]{2}$/)),
}) satisfies z.ZodMiniType<CsrSubmission>

const codeSubmission = z.strictObject({
  code: z.string().check(z.regex(/^[0-9]{6}$/)),
}) satisfies z.ZodMiniType<CodeSubmission>

/** The recipient's side of a generate link. */
export const pickupRoutes = [
  route('get', '/pickup', lookingUp, async ({ world, request }) => {
    const token = pickupTokenOf(request)
    return { status: 200, body: await world.read((scene) => pickupOf(scene, token)) }
  }),
  route('get', '/pickup/agreement', lookingUp, async ({ world, request, query }) => {
    const token = pickupTokenOf(request)
    const language = languageOf(query.get('language'))
    await world.read((scene) => followLink(scene, token))
    return { status: 200, body: await subscriberAgreement(language) }
  }),
  route('put', '/pickup/csr', issuing, async ({ world, request, scenario }) => {
    const token = pickupTokenOf(request)
    const submission = await bodyOf(request, csrSubmission)
    const { receipt, isFirst } = await world.change((scene) => submitCsr(scene, token, submission))
    return scenario.losesFirstReceipt && isFirst ? connectionLost : { status: 200, body: receipt }
  }),
  route('get', '/pickup/certificate', lookingUp, async ({ world, request }) => {
    const token = pickupTokenOf(request)
    return { status: 200, body: await world.read((scene) => issuedCertificate(scene, token)) }
  }),
  route('post', '/pickup/code', comparing, async ({ world, request }) => {
    const token = pickupTokenOf(request)
    const { code } = await bodyOf(request, codeSubmission)
    const reply = await world.change((scene) => exchangeCode(scene, token, code))
    return { status: 200, body: accessOf(reply) }
  }),
  route('post', '/pickup/new-link', sendingMail, async ({ world, request }) => {
    const token = pickupTokenOf(request)
    return { status: 202, body: await world.change((scene) => requestNewLink(scene, token)) }
  }),
]

function accessOf(reply: CodeReply): PickupAccess {
  if (reply.outcome === 'right') return reply.access
  if (reply.outcome === 'locked') throw new AppError('pickup-code-locked')
  throw new AppError('pickup-code-wrong', { attemptsLeft: reply.attemptsLeft })
}
