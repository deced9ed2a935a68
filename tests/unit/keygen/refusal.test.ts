import { expect, test } from 'vitest'
import { AppError } from '../../../src/errors'
import type { KeygenEvent } from '../../../src/features/keygen/flow/states'
import { createKeyWork } from '../../../src/features/keygen/key/work'
import { type OpenLinkState, type Resumption, resumeFrom } from '../../../src/features/keygen/link/resumption'
import { createLife, createMortalServer, createMortalWorker, untouchedWorld } from './killed-world'

/** Whether the flow takes the answer to its request for the server's own no. */
async function isTakenForRefusal(answer: AppError): Promise<boolean> {
  const world = untouchedWorld()
  const life = createLife(Number.POSITIVE_INFINITY)
  const pickup = createMortalServer(world, life).pickup()
  const events: KeygenEvent[] = []
  const refuse = () => Promise.reject(answer)
  const work = createKeyWork({
    link: { number: 1, token: 'token' },
    pickup,
    resumption: resumeFrom(pickup, { looked: true, keys: [], unreadable: 0 }) as Resumption<OpenLinkState>,
    crypto: createMortalWorker(world, life),
    server: { submitCsr: refuse, fetchCertificate: refuse },
    dispatch: (event) => events.push(event),
    onOpenAgain: () => {},
  })
  await work.create({
    password: 'correct horse battery',
    keyProfile: 'rsa_2048',
    agreementVersion: '2026-01',
    deviceId: 'windows',
  })
  const failed = events.find((event) => event.type === 'failed')
  expect(failed?.code).toBe(answer.code)
  return failed?.refused === true
}

test.each([
  [new AppError('csr-key-reused', { status: 422 }), true],
  [new AppError('agreement-outdated', { status: 409 }), true],
  [new AppError('server-fault', { status: 500 }), false],
  [new AppError('network-unreachable'), false],
  // A proxy's page, whatever number it has: the server may have taken the request behind it.
  [new AppError('reply-malformed', { status: 403 }), false],
  [new AppError('reply-malformed', { status: 408 }), false],
  [new AppError('network-sign-in', { status: 511 }), false],
])('%s of %o: the request was refused: %s', async (answer, refused) => {
  expect(await isTakenForRefusal(answer)).toBe(refused)
})
