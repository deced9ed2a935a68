import { createHash, createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import { newestLinkTo, type SeenWorld } from './mock-world'
import { readPkcs12 } from './openssl-reader'
import type { Death, Profile } from './profile'
import type { Person } from './recipient'
import { type Belongings, emptyHanded, type Place, type Way, walkToFile } from './wayfarer'

/** When a page is killed. `afterMs` is waited for after the event has been seen. */
export interface Moment {
  readonly death: Death
  readonly when: MomentEvent
  readonly afterMs?: number
}

/**
 * Events as they can be seen from outside: a page is shown, a request leaves or is answered, a button was
 * pressed.
 */
export type MomentEvent =
  | 'opened'
  | `at ${Place}`
  | 'created'
  | 'resumed'
  | 'request file saved'
  | 'csr sent'
  | 'csr answered'
  | 'certificate asked for'
  | 'certificate answered'
  | 'file saved'

const requests: Readonly<Record<string, { readonly sent: MomentEvent; readonly answered: MomentEvent }>> = {
  'PUT /api/v1/pickup/csr': { sent: 'csr sent', answered: 'csr answered' },
  'GET /api/v1/pickup/certificate': { sent: 'certificate asked for', answered: 'certificate answered' },
}

/** A page that was killed: what for, and what had last happened on it. */
export interface Killed {
  readonly moment: Moment
  readonly lastEvent: MomentEvent
  /** False where the page had come to its end before. */
  readonly reached: boolean
}

export interface Life {
  readonly profile: Profile
  readonly token: string
  readonly belongings: Belongings
  readonly downloads: boolean
  readonly opensRequestFile?: boolean
  readonly savesBackup?: boolean
  readonly meanwhile?: (page: Page) => Promise<void>
}

/**
 * Opens the link, goes its way and is killed at the moment, for each of the moments; a page that has come to
 * its end before its moment is killed there.
 */
export async function dieAt(life: Life, moments: readonly Moment[]): Promise<Killed[]> {
  const killed: Killed[] = []
  for (const moment of moments) {
    const page = await life.profile.newPage()
    const seen = watch(page, moment.when)
    let ended = false
    let reached = false
    const walking = walk(page, life, seen.event).catch((error: unknown) => {
      // A page that dies takes the next step with it. Before that, every error counts.
      if (!ended) throw error
    })
    const inTime = seen.reached.then(() => {
      reached = true
      return pause(moment.afterMs ?? 0)
    })
    await Promise.race([inTime, walking])
    ended = true
    await life.profile.end(page, moment.death)
    await walking
    killed.push({ moment, lastEvent: seen.last(), reached })
  }
  return killed
}

/** Opens the link once more and goes on to the saved file. */
export async function liveOn(life: Life): Promise<Page> {
  const page = await life.profile.newPage()
  await walk(page, life, () => undefined)
  return page
}

async function walk(page: Page, life: Life, event: (event: MomentEvent) => void): Promise<void> {
  const way: Way = {
    belongings: life.belongings,
    downloads: life.downloads,
    opensRequestFile: life.opensRequestFile ?? false,
    savesBackup: life.savesBackup ?? false,
    at: (place) => event(`at ${place}`),
    did: event,
    meanwhile: async () => life.meanwhile?.(page),
  }
  await page.goto(`/generate#${life.token}`)
  event('opened')
  await walkToFile(page, way)
}

function watch(page: Page, wanted: MomentEvent) {
  let last: MomentEvent = 'opened'
  let reach = () => {}
  const reached = new Promise<void>((resolve) => {
    reach = resolve
  })
  const event = (happened: MomentEvent) => {
    last = happened
    if (happened === wanted) reach()
  }
  const nameOf = (method: string, url: string) => requests[`${method} ${new URL(url).pathname}`]
  page.on('request', (request) => {
    const known = nameOf(request.method(), request.url())
    if (known) event(known.sent)
  })
  page.on('response', (response) => {
    const known = nameOf(response.request().method(), response.url())
    if (known) event(known.answered)
  })
  return { reached, event, last: () => last }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

export const lifeOf = (
  person: Person,
  world: SeenWorld,
  profile: Profile,
  rest: Omit<Life, 'profile' | 'token' | 'belongings'>,
): Life => ({ profile, token: newestLinkTo(world, person.email), belongings: emptyHanded(), ...rest })

/**
 * That the saved file is good, and holds the key of the one certificate that was ever issued to this person.
 */
export function expectGoodFile({ file, password }: Belongings, world: SeenWorld, { email }: Person): void {
  if (!file || password === null) throw new Error('no file was saved')
  const { certificatePem, privateKeyPem } = readPkcs12(file.bytes, password)
  const certificate = new X509Certificate(certificatePem)
  expect(certificate.checkPrivateKey(createPrivateKey(privateKeyPem)), 'key and certificate').toBe(true)
  expect(certificate.subjectAltName).toContain(email)

  const recipient = world.orders
    .flatMap(({ recipients }) => recipients)
    .find(({ emails }) => emails[0] === email)
  const issued = recipient?.certificate
  const issuer = new X509Certificate(world.authority.issuing[issued?.issuerId ?? '']?.certificatePem ?? '')
  expect(certificate.verify(issuer.publicKey), 'signed by the authority').toBe(true)
  expect(certificate.serialNumber.toLowerCase(), 'the certificate that was issued').toBe(issued?.serialNumber)
  expect(new Date(certificate.validTo).toISOString(), 'its last second').toBe(issued?.notAfter)
  const publicKey = createPublicKey(privateKeyPem).export({ format: 'der', type: 'spki' })
  const publicKeySha256 = createHash('sha256').update(publicKey).digest('hex')
  expect(recipient?.submission?.publicKeySha256, 'the key that was submitted').toBe(publicKeySha256)
  const issuances = world.issuances.filter(({ recipientId }) => recipientId === recipient?.recipientId)
  expect(
    issuances.map((issuance) => [issuance.serialNumber, issuance.publicKeySha256]),
    'everything the authority ever signed for this person',
  ).toEqual([[certificate.serialNumber.toLowerCase(), publicKeySha256]])
}
