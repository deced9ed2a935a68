import { createPrivateKey, X509Certificate } from 'node:crypto'
import { type Browser, test as base, expect } from '@playwright/test'
import {
  type BareAuthority,
  type Circumstances,
  createOrder,
  makeAuthority,
  type Order,
} from './bare-page/authority'
import { withBarePage } from './bare-page/built'
import { killSeed, tellOf } from './kill'
import { readPkcs12 } from './openssl-reader'
import { type Death, type Profile, profileIn } from './profile'
import { seededRandom } from './seeded-random'

// The key work with the real worker and the real disk, killed at random instants: what kill.test.ts does with
// the whole page, a few hundred times, since nothing is drawn and nobody reads. Its server and files outlive
// the pages here.

interface BarePage {
  readonly url: string
  readonly authority: BareAuthority
}
const test = base.extend<object, { bare: BarePage }>({
  bare: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs
    async ({}, use) => {
      const authority = await makeAuthority()
      await withBarePage((url) => use({ url, authority }))
    },
    { scope: 'worker' },
  ],
})

const password = 'correct horse battery'
const deathsOfALife = 5
const lives = 20
const closeBehindMs = 20

/**
 * So many times the page turns to the test's process on its way, at most: what begins, what it asks of the
 * server, a file.
 */
const turns = 14

/**
 * Opens the page with its bridge to the order. `turn` resolves at the n-th time it turns to us, `ended` once
 * it has come to its end.
 */
async function openPage(profile: Profile, url: string, order: Order) {
  const page = await profile.newPage()
  let count = 0
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const waiting = new Map<number, () => void>()
  const turn = (wanted: number) =>
    count >= wanted ? Promise.resolve() : new Promise<void>((resolve) => waiting.set(wanted, resolve))
  await page.exposeFunction('askTest', async (what: string, input: string) => {
    count += 1
    waiting.get(count)?.()
    const reply = await order.answer(what, input)
    if (what === 'done' || what === 'stuck') end()
    return reply
  })
  await page.goto(url, { waitUntil: 'commit' })
  await turn(1)
  return { page, turn, ended }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/**
 * The last visit, which nobody ends: to a good file with the key of the one certificate. Gives how long it
 * took.
 */
async function liveOn(profile: Profile, url: string, order: Order): Promise<number> {
  const { page, ended } = await openPage(profile, url, order)
  const start = performance.now()
  await ended
  const took = performance.now() - start
  await page.close()
  expect(order.stuck).toBeNull()
  expect(order.issued, 'certificates that were ever issued').toHaveLength(1)
  const { certificatePem, privateKeyPem } = readPkcs12(order.done ?? Buffer.alloc(0), password)
  const certificate = new X509Certificate(certificatePem)
  expect(certificate.checkPrivateKey(createPrivateKey(privateKeyPem)), 'key and certificate').toBe(true)
  expect(new X509Certificate(order.issued[0] ?? '').fingerprint256).toBe(certificate.fingerprint256)
  return took
}

const usual: Circumstances = {
  keepsNothing: false,
  savesBackup: false,
  doubleClicks: false,
  issuesLater: false,
  lostReplies: 0,
  failsEverySecond: false,
}

/** A life in a profile of its own: killed again and again, then on to the file. */
async function live(
  { browser, bare, spanMs }: { browser: Browser; bare: BarePage; spanMs: number },
  random: () => number,
): Promise<string[]> {
  const may = (share: number) => random() < share
  const given: Circumstances = {
    keepsNothing: may(0.25),
    savesBackup: may(0.5),
    doubleClicks: may(0.25),
    issuesLater: may(0.3),
    lostReplies: Math.floor(random() * 3),
    failsEverySecond: may(0.2),
  }
  const { keepsNothing } = given
  const options = { baseURL: new URL(bare.url).origin, durable: false, downloads: true, keepsNothing }
  const profile = await profileIn(browser, options)
  const order = createOrder(bare.authority, password, given)
  const kills: string[] = []
  for (let visit = 0; visit < deathsOfALife; visit++) {
    const death: Death = may(1 / 3) ? 'crashed' : 'closed'
    const { page, turn, ended } = await openPage(profile, bare.url, order)
    // Half of the instants lie anywhere, half close behind something that happened.
    const wanted = 1 + Math.floor(random() * turns)
    const instant = may(0.5)
      ? pause(random() * spanMs)
      : turn(wanted).then(() => pause(random() * closeBehindMs))
    await Promise.race([instant, ended])
    expect(order.stuck).toBeNull()
    kills.push(`${death}, ${order.events.at(-1) ?? 'opened'}`)
    await profile.end(page, death)
  }
  await liveOn(profile, bare.url, order)
  await profile.remove()
  return kills
}

for (const [part, first] of [
  ['one', 0],
  ['two', 1],
  ['three', 2],
] as const) {
  test(`nothing is lost at a hundred random instants of the bare work (${part})`, async ({
    browser,
    bare,
  }) => {
    const random = seededRandom(killSeed + 2_000 + first)
    const options = { baseURL: new URL(bare.url).origin, durable: false, downloads: true }
    const calm = await profileIn(browser, options)
    const spanMs = await liveOn(calm, bare.url, createOrder(bare.authority, password, usual))
    await calm.remove()
    const kills: string[] = []
    for (let life = 0; life < lives; life++) kills.push(...(await live({ browser, bare, spanMs }, random)))
    expect(kills).toHaveLength(lives * deathsOfALife)
    tellOf('on a bare page', 'chromium', kills)
  })
}

test('the test would see a loss: a key that was sent and is nowhere any more', async ({ browser, bare }) => {
  const options = { baseURL: new URL(bare.url).origin, durable: false, downloads: true }
  const order = createOrder(bare.authority, password, usual)
  const first = await profileIn(browser, options)
  await liveOn(first, bare.url, order)
  await first.remove()
  const elsewhere = await profileIn(browser, options)
  const { ended } = await openPage(elsewhere, bare.url, order)
  await ended
  expect(order.stuck).toContain('neither key nor file')
  await elsewhere.remove()
})
