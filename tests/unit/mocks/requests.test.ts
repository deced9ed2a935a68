import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { bodyOf, maxBodyBytes } from '../../../mocks/routing/requests'

const schema = z.strictObject({ text: z.string() })

function requestWith(body: string): Request {
  return new Request('http://certdesk.test/', {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body,
  })
}

/** Firefox has no `Request.body`. */
function withoutStream(request: Request): Request {
  return Object.defineProperty(request, 'body', { value: undefined })
}

describe.each([
  ['as a stream', (request: Request) => request],
  ['without a stream, as in Firefox', withoutStream],
])('a body %s', (_name, prepared) => {
  test('is read whole, beyond ASCII too', async () => {
    const text = 'é密🔑'.repeat(500)
    expect(await bodyOf(prepared(requestWith(JSON.stringify({ text }))), schema)).toEqual({ text })
  })

  test('over the limit is refused with the limit', async () => {
    const request = prepared(requestWith(JSON.stringify({ text: 'x'.repeat(maxBodyBytes) })))
    const refusal = { code: 'request-too-large', details: { limit: maxBodyBytes } }
    await expect(bodyOf(request, schema)).rejects.toMatchObject(refusal)
  })

  test('that is no JSON, or none at all, is refused', async () => {
    for (const body of ['', '{', '[]']) {
      await expect(bodyOf(prepared(requestWith(body)), schema)).rejects.toMatchObject({
        code: 'request-malformed',
      })
    }
  })
})
