import type { CsrReceipt, IssuedCertificate, Pickup } from '../../../src/contract/schema'
import { createCryptoWorkerClient } from '../../../src/crypto-worker/client'
import { AppError, type ErrorCode } from '../../../src/errors'
import { firstProgress, keygenProgress } from '../../../src/features/keygen/flow/progress'
import type { KeygenEvent } from '../../../src/features/keygen/flow/states'
import { createKeyWork } from '../../../src/features/keygen/key/work'
import { type OpenLinkState, type Resumption, resumeFrom } from '../../../src/features/keygen/link/resumption'
import { workOf } from '../../setup/person-at-work'

// The key work as the flow runs it, with the real worker and the real disk, but without React. What outlives
// the page, server and files, is in the test's process: each request there and back is an instant at which
// the page may be killed.

/** The outcome of a request to the test's process; a fault as its code and status. */
export type Reply =
  | { readonly value: unknown }
  | { readonly fault: { readonly code: ErrorCode; readonly status?: number } }

/** The habits by which one person differs from others. */
export interface Habits {
  readonly password: string
  readonly doubleClicks: boolean
  readonly savesBackup: boolean
}

declare global {
  /** Asks the test's process; JSON there and back, the one thing that every browser's bridge takes. */
  var askTest: (what: string, input: string) => Promise<string>
}

async function ask<T>(what: string, input: unknown = null): Promise<T> {
  const reply = JSON.parse(await globalThis.askTest(what, JSON.stringify(input))) as Reply
  if ('value' in reply) return reply.value as T
  const { code, status } = reply.fault
  throw new AppError(code, status === undefined ? {} : { status })
}

/** From the opened link to the file. */
async function visit({ password, doubleClicks, savesBackup }: Habits): Promise<void> {
  const crypto = createCryptoWorkerClient()
  const pickup = await ask<Pickup>('pickup')
  const look = await crypto.call('findKeptKeys', { pickupId: pickup.pickupId })
  const resumption = resumeFrom(pickup, look) as Resumption<OpenLinkState>
  let progress = firstProgress(resumption)
  let changed = () => {}
  const dispatch = (event: KeygenEvent) => {
    progress = keygenProgress(progress, event)
    void ask('event', event.type === 'work-step-started' ? event.id : event.type)
    changed()
  }
  const openAgain = () => location.reload()
  const work = createKeyWork({
    link: { number: 1, token: 'token' },
    pickup,
    resumption,
    crypto,
    server: {
      submitCsr: (_link, body) => ask<CsrReceipt>('submitCsr', body),
      fetchCertificate: () => ask<IssuedCertificate>('fetchCertificate'),
    },
    dispatch,
    onOpenAgain: openAgain,
  })
  let file = await ask<string | null>('newestFile')
  const act = workOf(
    {
      answers: { password, keyProfile: 'ec_p256', agreementVersion: '2026-01', deviceId: 'iphone_ipad' },
      doubleClicks,
      savesBackup,
      newestFile: () => (file === null ? undefined : new TextEncoder().encode(file)),
      async saveFile(bytes) {
        file = new TextDecoder().decode(bytes)
        await ask('saveFile', file)
      },
      asksAgain: async () => {
        const { issued, asOf } = await ask<Pickup>('pickup')
        return issued ? asOf : null
      },
      openAgain,
    },
    work,
  )
  for (;;) {
    // Before the act: what it does may change the place at once.
    const change = new Promise<void>((resolve) => {
      changed = resolve
    })
    const { at } = progress
    const made = await act(progress, () => dispatch({ type: 'file-page-opened' }))
    if (made) return void (await ask('done', btoa(String.fromCharCode(...made))))
    if (at === 'pending') await Promise.race([change, new Promise((resolve) => setTimeout(resolve, 20))])
    else await change
  }
}

visit(await ask<Habits>('habits')).catch((error) => ask('stuck', String(error)))
