import { type Browser, expect, type Page, test } from '@playwright/test'
import type { ScenarioId } from '../../mocks/records/scenarios'
import { deskOn } from './desk'
import { dieAt, expectGoodFile, type Killed, lifeOf, liveOn, type Moment, type MomentEvent } from './lives'
import { carryWorld, clearProduct, goToQuietPage, settleIn, worldOn } from './mock-world'
import { type Death, type Profile, type ProfileOptions, profileIn } from './profile'
import { alice, helene, maartje, type Person, yichun } from './recipient'
import { seededRandom } from './seeded-random'

/** Everybody whose link opens at once; each has an order of their own. */
export const people: readonly Person[] = [alice, helene, maartje, yichun]

/** Set for a whole run by `playwright.config.ts`, which also prints it. */
export const killSeed = Number(process.env['CERTDESK_KILL_SEED'])

/** The annotation that tells the reporter how a killed page ended; the reporter adds them up over the run. */
export const killAnnotation = 'kills'

export type Engine = 'chromium' | 'firefox'

/** `on a bare page`: at random, too, but on one that has the work and nothing else. */
export const killKinds = ['at a state', 'at random', 'on a bare page'] as const
export type KillKind = (typeof killKinds)[number]

export interface KillTally {
  readonly kind: KillKind
  readonly engine: Engine
  readonly kills: readonly string[]
}

export function tell(kind: KillKind, engine: Engine, killed: readonly Killed[]): void {
  const kills = killed.map(({ moment, lastEvent }) => `${moment.death}, ${lastEvent}`)
  tellOf(kind, engine, kills)
}

/** The same in words: how each page died, and after which event. */
export function tellOf(kind: KillKind, engine: Engine, kills: readonly string[]): void {
  const description = JSON.stringify({ kind, engine, kills } satisfies KillTally)
  test.info().annotations.push({ type: killAnnotation, description })
}

/** Begins a mock world in a profile that has none. */
export async function beginWorld(profile: Profile, scenario: ScenarioId = 'at_once'): Promise<void> {
  const page = await profile.newPage()
  if (page.context().browser()) await settleIn(page, scenario)
  else await deskOn(page).open(scenario)
  await page.close()
}

export async function worldIn(profile: Profile) {
  const page = await profile.newPage()
  await goToQuietPage(page)
  const world = await worldOn(page)
  await page.close()
  return world
}

/**
 * The same for states of the flow, which must be reached: a state that is passed over proves nothing. Several
 * states are one life where each death leaves the way to the next as it was.
 */
export async function liveThroughStates(
  profile: Profile,
  person: Person,
  moments: readonly Moment[],
  engine: Engine,
  keepsNothing = false,
): Promise<void> {
  const killed = await liveThrough(profile, person, moments, engine, keepsNothing)
  expect(
    killed.filter(({ reached }) => !reached).map(({ moment }) => moment.when),
    'states that were passed over',
  ).toEqual([])
  tell('at a state', engine, killed)
}

/** One person's life in a profile: killed at the moments, then on to a good file. Gives what happened. */
export async function liveThrough(
  profile: Profile,
  person: Person,
  moments: readonly Moment[],
  engine: Engine,
  keepsNothing = false,
): Promise<Killed[]> {
  const life = lifeOf(person, await worldIn(profile), profile, {
    downloads: engine === 'chromium',
    // Where nothing is kept, the request file is what leads on.
    opensRequestFile: keepsNothing,
  })
  const killed = await dieAt(life, moments)
  const page = await liveOn(life)
  await goToQuietPage(page)
  const world = await worldOn(page)
  await page.close()
  expectGoodFile(life.belongings, world, person)
  return killed
}

/** After which events a random instant may lie, and how often: most where a key is at stake. */
const firstEvents: readonly MomentEvent[] = [
  'opened',
  'at password',
  'created',
  'created',
  'created',
  'csr sent',
  'csr sent',
  'csr answered',
  'certificate asked for',
  'certificate answered',
  'certificate answered',
  'at done',
]
/** The same for a link that is opened again. */
const laterEvents: readonly MomentEvent[] = [
  'opened',
  'opened',
  'resumed',
  'resumed',
  'certificate asked for',
  'certificate answered',
  'certificate answered',
  'at done',
]
/** As far behind its event as an instant may lie; the work of one step takes less. */
const randomSpanMs = 1_000

/** The deaths of one life. Those after the first happen on the way on from it. */
export function randomMoments(seed: number, count: number, deaths: readonly Death[]): Moment[] {
  const random = seededRandom(seed)
  const pick = <T>(choices: readonly T[]) => choices[Math.floor(random() * choices.length)] as T
  return Array.from({ length: count }, (_, index) => ({
    death: pick(deaths),
    when: pick(index === 0 ? firstEvents : laterEvents),
    afterMs: Math.floor(random() * randomSpanMs),
  }))
}

/** Others approve the certificate; at most once. */
async function approve(page: Page, person: Person): Promise<void> {
  const there = await page.context().newPage()
  const desk = deskOn(there)
  await desk.open()
  if (await desk.may('approve', person)) await desk.does('approve', person)
  await there.close()
}

/**
 * The same in another browser: the backup is saved while the certificate is waited for, the page is killed at
 * the moment, and nothing is left but that file and the password. In a fresh profile of its own, or in the
 * same one after everything that the product stored was cleared. The certificate is approved where the person
 * waits.
 */
export async function liveOnElsewhere(
  browser: Browser,
  options: ProfileOptions,
  person: Person,
  moment: Moment,
  elsewhere: 'fresh profile' | 'cleared profile',
): Promise<void> {
  const home = await profileIn(browser, { ...options, durable: false })
  const other = await profileIn(browser, { ...options, durable: false })
  try {
    await beginWorld(home, 'after_approval')
    const life = lifeOf(person, await worldIn(home), home, {
      downloads: options.downloads,
      savesBackup: true,
      meanwhile: (page) => approve(page, person),
    })
    const engine = options.downloads ? 'chromium' : 'firefox'
    tell('at a state', engine, await dieAt(life, [moment]))
    expect(life.belongings.requestFile, 'the request file was saved before').not.toBeNull()

    const page = await home.newPage()
    await goToQuietPage(page)
    if (elsewhere === 'cleared profile') await clearProduct(page)
    else await carryWorld(page, await other.newPage())
    await page.close()
    const profile = elsewhere === 'cleared profile' ? home : other
    await liveOn({ ...life, profile, opensRequestFile: true })
    expectGoodFile(life.belongings, await worldIn(profile), person)
  } finally {
    await home.remove()
    await other.remove()
  }
}
