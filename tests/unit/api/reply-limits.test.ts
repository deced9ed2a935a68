import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accountQuery, domainsQuery, organizationsQuery } from '../../../src/api/account'
import { maxReplyBytes } from '../../../src/api/bounded-reply'
import { catalogueQuery } from '../../../src/api/catalogue'
import { type ApiClient, createApiClient } from '../../../src/api/client'
import { agreementTextQuery, orderQuery, placeOrder } from '../../../src/api/orders'
import { openPaymentSession, paymentOptionsQuery, paymentSessionQuery } from '../../../src/api/payment'
import {
  agreementQuery,
  checkPickupCode,
  fetchCertificate,
  fetchPickup,
  requestNewLink,
  submitCsr,
} from '../../../src/api/pickup'
import { contractBundle } from '../../setup/contract-bundle.mjs'

/**
 * Every reply the contract has, at each of its bounds: what is just within is taken, what is just beyond is
 * refused.
 */
interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly oneOf?: readonly Schema[]
  readonly enum?: readonly string[]
  readonly const?: string
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
}
type Operations = Readonly<
  Record<
    string,
    Readonly<
      Record<string, { operationId: string; responses: Readonly<Record<string, { content?: unknown }>> }>
    >
  >
>
const contract = (await contractBundle()) as {
  paths: Operations
  components: { schemas: Readonly<Record<string, Schema>> }
}

/** Without its reference, and without null where that is one of its ways. */
function resolved(schema: Schema): Schema {
  if (schema.$ref) {
    return resolved({
      ...contract.components.schemas[schema.$ref.split('/').pop() ?? ''],
      ...omitRef(schema),
    })
  }
  const [way] = (schema.oneOf ?? []).filter(({ type }) => type !== 'null')
  return way ? resolved(way) : schema
}
const omitRef = ({ $ref: _, ...schema }: Schema): Schema => schema
const typeOf = ({ type }: Schema) => (Array.isArray(type) ? type.find((one) => one !== 'null') : type)

const replies = Object.entries(contract.paths).flatMap(([path, methods]) =>
  Object.values(methods).flatMap(({ operationId, responses }) =>
    Object.entries(responses).flatMap(([status, { content }]) => {
      const schema = (content as { 'application/json'?: { schema: Schema } } | undefined)?.[
        'application/json'
      ]
      return status.startsWith('2') && schema ? [{ path, operationId, schema: schema.schema }] : []
    }),
  ),
)

/** A text that fits, of at least so many characters where its schema allows that. */
function textFor({ enum: values, format, pattern }: Schema, length: number): string {
  if (values) return values[0] ?? ''
  if (format === 'date') return '2026-11-21'
  if (format === 'date-time') return '2026-11-21T12:00:00Z'
  if (format === 'uri-reference') return '/pay/'.padEnd(length, 'x')
  if (pattern?.includes('(?!')) return '/pay'.padEnd(length, 'x') // a path of this origin
  const start = pattern
    ? (fc.sample(fc.stringMatching(new RegExp(pattern)), { numRuns: 1, seed: 1 })[0] ?? '')
    : ''
  return start.padEnd(length, '姓')
}

/** A value that fits a schema and has nothing that it may leave out. */
function valueFor(given: Schema): unknown {
  const schema = resolved(given)
  const { minLength = 1, minimum = 0, minItems = 0, items, properties = {} } = schema
  switch (typeOf(schema)) {
    case 'object':
      return Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, valueFor(one)]))
    case 'array':
      return Array.from({ length: Math.max(1, minItems) }, () => valueFor(items ?? {}))
    case 'string':
      return textFor(schema, minLength)
    case 'integer':
      return minimum
    default:
      return true
  }
}

interface Bound {
  /** Where, such as `emails/0`. */
  readonly at: string
  readonly within: unknown
  readonly beyond: unknown
}

/** The bounds of everything in a schema; where there is none, that is a fault. */
function boundsOf(given: Schema, at = ''): readonly Bound[] {
  const schema = resolved(given)
  const { maxLength, minimum, maximum, maxItems, items = {}, properties = {}, pattern, format } = schema
  switch (typeOf(schema)) {
    case 'object':
      return Object.entries(properties).flatMap(([name, one]) => boundsOf(one, `${at}/${name}`))
    case 'array': {
      if (maxItems === undefined) throw new Error(`${at} has no maxItems`)
      const list = (length: number) => Array.from({ length }, () => valueFor(items))
      return [{ at, within: list(maxItems), beyond: list(maxItems + 1) }, ...boundsOf(items, `${at}/0`)]
    }
    case 'string': {
      if (schema.enum || schema.const) return [{ at, within: textFor(schema, 0), beyond: 'x'.repeat(10_000) }]
      if (format === 'date') return [{ at, within: '2026-11-21', beyond: `2026-11-21${'0'.repeat(10_000)}` }]
      if (format === 'date-time' && maxLength === 40) {
        const beyond = `2026-11-21T12:00:00.${'0'.repeat(10_000)}Z`
        return [{ at, within: '2026-11-21T12:00:00.000000000+02:00', beyond }]
      }
      if (maxLength !== undefined) {
        return [{ at, within: textFor(schema, maxLength), beyond: textFor(schema, maxLength + 1) }]
      }
      const start = textFor(schema, 0)
      if (!pattern || new RegExp(pattern).test(start.padEnd(10_000, start.at(-1)))) {
        throw new Error(`${at} has no maxLength`)
      }
      return [{ at, within: start, beyond: start.padEnd(10_000, start.at(-1)) }]
    }
    case 'integer': {
      if (minimum === undefined || maximum === undefined)
        throw new Error(`${at} has no minimum or no maximum`)
      return [
        { at, within: maximum, beyond: maximum + 1 },
        { at, within: minimum, beyond: minimum - 1 },
      ]
    }
    default:
      return []
  }
}

function withValue(whole: unknown, at: string, value: unknown): unknown {
  const copy = structuredClone(whole)
  const names = at.split('/').slice(1)
  const last = names.pop() ?? ''
  let place = copy as Record<string, unknown>
  for (const name of names) place = place[name] as Record<string, unknown>
  place[last] = value
  return copy
}

const link = { number: 1, token: 'token' }
const signal = new AbortController().signal
type Query = { readonly queryFn?: unknown }
const run = ({ queryFn }: Query) => (queryFn as (context: object) => Promise<unknown>)({ signal })
/** How each operation is called. */
const calls: Readonly<Record<string, (client: ApiClient) => Promise<unknown>>> = {
  getPickup: (client) => fetchPickup(link, signal, client),
  checkPickupCode: (client) => checkPickupCode(link, '123456', signal, client),
  requestNewLink: (client) => requestNewLink(link, signal, client),
  getSubscriberAgreement: (client) => run(agreementQuery(link, 'en', client)),
  submitCsr: (client) => submitCsr(link, { csrPem: 'x', agreementVersion: '2026-01' }, signal, client),
  getPickupCertificate: (client) => fetchCertificate(link, signal, client),
  getAccount: (client) => run(accountQuery(client)),
  listOrganizations: (client) => run(organizationsQuery(client)),
  listDomains: (client) => run(domainsQuery(client)),
  getCatalogue: (client) => run(catalogueQuery(client)),
  getPaymentOptions: (client) => run(paymentOptionsQuery(client)),
  openPaymentSession: (client) => openPaymentSession({} as never, signal, client),
  getPaymentSession: (client) => run(paymentSessionQuery('session', client)),
  getAgreement: (client) => run(agreementTextQuery('certificate_services', 'en', client)),
  placeOrder: (client) => placeOrder({} as never, 'key', signal, client),
  getOrder: (client) => run(orderQuery('1', client)),
}

const answering = (response: () => Response) =>
  createApiClient({ baseUrl: 'https://authority.example/api/v1', fetch: async () => response() })

test('every operation with a reply is looked at', () => {
  expect(replies.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(calls).sort())
})

describe.each(replies)('$operationId', ({ operationId, schema }) => {
  const call = calls[operationId] ?? (() => Promise.reject(new Error('no call')))
  const whole = valueFor(schema)
  const answer = (value: unknown) => call(answering(() => Response.json(value)))

  test.each(boundsOf(schema))('$at', async ({ at, within, beyond }) => {
    await answer(withValue(whole, at, within))
    await expect(answer(withValue(whole, at, beyond))).rejects.toMatchObject({ code: 'reply-malformed' })
  })
})

/** An endless reply, with the bytes that were handed out and whether reading stopped. */
function endless(piece: Uint8Array<ArrayBuffer>) {
  const seen = { bytes: 0, stopped: false }
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      seen.bytes += piece.length
      controller.enqueue(piece)
    },
    cancel() {
      seen.stopped = true
    },
  })
  return { seen, body }
}

test.each([200, 500])('an endless reply of status %i is not read to its end', async (status) => {
  const { seen, body } = endless(new Uint8Array(64 * 1024).fill(0x20))
  const client = answering(() => new Response(body, { status }))
  await expect(fetchPickup(link, signal, client)).rejects.toMatchObject({
    code: 'reply-malformed',
    details: { limit: maxReplyBytes },
  })
  expect(seen.stopped).toBe(true)
  expect(seen.bytes).toBeLessThan(maxReplyBytes + 1024 * 1024)
})

test('a reply that says it is too large is not read at all', async () => {
  const { seen, body } = endless(new Uint8Array(1024))
  const headers = { 'Content-Length': String(maxReplyBytes + 1) }
  const client = answering(() => new Response(body, { headers }))
  await expect(fetchPickup(link, signal, client)).rejects.toMatchObject({ code: 'reply-malformed' })
  expect(seen.bytes).toBeLessThanOrEqual(2 * 1024)
})

test('a hundred thousand wrong items cost no more than one look at their number', async () => {
  const pickup = valueFor(replies.find(({ operationId }) => operationId === 'getPickup')?.schema ?? {})
  const many = JSON.stringify(
    withValue(
      pickup,
      '/openItems',
      Array.from({ length: 1_000_000 }, () => ({})),
    ),
  )
  const client = answering(() => new Response(many))
  const before = process.cpuUsage()
  await expect(fetchPickup(link, signal, client)).rejects.toMatchObject({ code: 'reply-malformed' })
  // A million findings take many seconds.
  expect(process.cpuUsage(before).user / 1_000).toBeLessThan(2_000)
})
