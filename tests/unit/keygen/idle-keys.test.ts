import { expect, test } from 'vitest'
import { AppError } from '../../../src/errors'
import type { KeygenEvent } from '../../../src/features/keygen/flow/states'
import { createKeyWork } from '../../../src/features/keygen/key/work'
import { resumeFrom } from '../../../src/features/keygen/link/resumption'
import { createLife, createMortalServer, createMortalWorker, untouchedWorld } from './killed-world'

// A key that has no use any more doesn't lie in the worker until the page is left.

const input = { password: 'correct horse battery', agreementVersion: '2026-01', deviceId: 'windows' } as const

function open() {
  const world = untouchedWorld()
  const life = createLife(Number.POSITIVE_INFINITY)
  const worker = createMortalWorker(world, life)
  const mortal = createMortalServer(world, life)
  let fault: AppError | null = null
  const server = {
    fetchCertificate: mortal.fetchCertificate,
    submitCsr: async (...given: Parameters<typeof mortal.submitCsr>) => {
      if (fault) throw fault
      return mortal.submitCsr(...given)
    },
  }
  const failWith = (next: AppError | null) => {
    fault = next
  }
  const called: { readonly name: string; readonly keyId: unknown }[] = []
  const crypto = {
    ...worker,
    call: async (name: string, given: unknown, options: unknown) => {
      const output = await (worker.call as (...all: unknown[]) => Promise<unknown>)(name, given, options)
      const { keyId } = { ...(given as object), ...(output as object) } as { keyId?: unknown }
      called.push({ name, keyId })
      return output
    },
  } as typeof worker
  const events: KeygenEvent[] = []
  const pickup = mortal.pickup()
  const work = createKeyWork({
    link: { number: 1, token: 'token' },
    pickup,
    resumption: resumeFrom(pickup, { looked: true, keys: [], unreadable: 0 }) as never,
    crypto,
    server,
    dispatch: (event) => events.push(event),
    onOpenAgain: () => {},
  })
  const idsOf = (name: string) => called.filter((call) => call.name === name).map(({ keyId }) => keyId)
  return { world, work, events, idsOf, failWith }
}

test('one that was refused is forgotten in the worker and on the disk before another is made', async () => {
  const { world, work, events, idsOf, failWith } = open()
  failWith(new AppError('csr-key-reused', { status: 422 }))
  await work.create({ ...input, keyProfile: 'rsa_2048' })
  expect(events.at(-1)).toMatchObject({ type: 'failed', code: 'csr-key-reused', keyHeld: true })
  const [refused] = idsOf('makeKeyAndCsr')
  await work.dropKey()
  expect(idsOf('forgetKey')).toEqual([refused])
  expect(world.disk.size).toBe(0)
  failWith(null)
  await work.create({ ...input, keyProfile: 'rsa_2048' })
  const [, another] = idsOf('makeKeyAndCsr')
  expect(another).not.toBe(refused)
  expect(idsOf('buildPkcs12')).toEqual([another])
  expect(idsOf('forgetKey')).toEqual([refused])
})

test('another kind of key that is chosen after a failure: the one of the first kind is forgotten', async () => {
  const { work, idsOf, failWith } = open()
  failWith(new AppError('network-unreachable'))
  await work.create({ ...input, keyProfile: 'rsa_2048' })
  await work.create({ ...input, keyProfile: 'rsa_2048' })
  expect([idsOf('makeKeyAndCsr').length, idsOf('forgetKey')]).toEqual([1, []])
  failWith(null)
  await work.create({ ...input, keyProfile: 'ec_p256' })
  const [first, second] = idsOf('makeKeyAndCsr')
  expect(idsOf('forgetKey')).toEqual([first])
  expect(idsOf('buildPkcs12')).toEqual([second])
})

test('a worker that can’t forget it any more keeps nobody from going on', async () => {
  const { work, idsOf, events, failWith } = open()
  failWith(new AppError('csr-key-reused', { status: 422 }))
  await work.create({ ...input, keyProfile: 'rsa_2048' })
  failWith(null)
  await work.dropKey()
  await work.dropKey()
  expect(idsOf('forgetKey')).toHaveLength(1)
  expect(events.at(-1)?.type).not.toBe('not-dropped')
})
