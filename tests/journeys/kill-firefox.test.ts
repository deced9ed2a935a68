import { test } from '@playwright/test'
import {
  beginWorld,
  killSeed,
  liveOnElsewhere,
  liveThrough,
  liveThroughStates,
  people,
  randomMoments,
  tell,
} from './kill'
import type { Moment } from './lives'
import { type ProfileOptions, profileIn } from './profile'
import { maartje, type Person, yichun } from './recipient'

// The kills of kill.test.ts, made in Firefox (project `firefox`), where `navigator.storage.persist()` never
// answers.

const engine = 'firefox'
const optionsFor = (baseURL: string | undefined): ProfileOptions => ({
  baseURL: baseURL ?? '',
  durable: false,
  downloads: false,
})

/** A life each, but for the last: once the certificate is there each visit comes to the same end. */
const lives: readonly (readonly Moment[])[] = [
  [{ death: 'closed', when: 'created' }],
  [{ death: 'closed', when: 'csr sent' }],
  [
    { death: 'closed', when: 'certificate answered' },
    { death: 'closed', when: 'at done' },
  ],
]
/** Deaths of one life. */
const deathsOfALife = 6

test('Firefox: nothing is lost in the states of the flow', async ({ browser, baseURL }) => {
  const profile = await profileIn(browser, optionsFor(baseURL))
  await beginWorld(profile)
  for (const [index, moments] of lives.entries()) {
    const person = people[index] as Person
    const name = moments.map(({ when }) => when).join(', ')
    await test.step(name, async () => liveThroughStates(profile, person, moments, engine))
  }
  await profile.remove()
})

test('Firefox: nothing is lost at random instants', async ({ browser, baseURL }) => {
  const profile = await profileIn(browser, optionsFor(baseURL))
  await beginWorld(profile)
  const moments = randomMoments(killSeed + 1_000, deathsOfALife, ['closed'])
  tell('at random', engine, await liveThrough(profile, yichun, moments, engine))
  await profile.remove()
})

test('Firefox: the backup goes on in a fresh profile', async ({ browser, baseURL }) => {
  const moment: Moment = { death: 'closed', when: 'request file saved' }
  await liveOnElsewhere(browser, optionsFor(baseURL), maartje, moment, 'fresh profile')
})
