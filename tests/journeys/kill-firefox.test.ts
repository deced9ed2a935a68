import { test } from '@playwright/test'
import {
  beginWorld,
  killSeed,
  liveOnElsewhere,
  liveThrough,
  liveThroughState,
  people,
  randomMoments,
  tell,
} from './kill'
import type { Moment } from './lives'
import { type ProfileOptions, profileIn } from './profile'
import { maartje, type Person } from './recipient'

// What kill.test.ts does in Chromium, in Firefox (project `firefox`): there `navigator.storage.persist()` never answers,
// so the request file comes first each time.

test.setTimeout(300_000)

const engine = 'firefox'
const optionsFor = (baseURL: string | undefined): ProfileOptions => ({
  baseURL: baseURL ?? '',
  durable: false,
  downloads: false,
})

const states: readonly Moment[] = [
  { death: 'closed', when: 'at keep-file' },
  { death: 'closed', when: 'csr sent' },
  { death: 'closed', when: 'certificate answered' },
  { death: 'closed', when: 'at done' },
]
/** Deaths of each life: with three people's lives twelve. */
const deathsOfALife = 4
const lives = 3

test('Firefox: nothing is lost in the states of the flow', async ({ browser, baseURL }) => {
  const profile = await profileIn(browser, optionsFor(baseURL))
  await beginWorld(profile)
  for (const [index, moment] of states.entries()) {
    const person = people[index] as Person
    await test.step(moment.when, async () => liveThroughState(profile, person, moment, engine))
  }
  await profile.remove()
})

test('Firefox: nothing is lost at random instants', async ({ browser, baseURL }) => {
  const profile = await profileIn(browser, optionsFor(baseURL))
  await beginWorld(profile)
  for (const [index, person] of people.slice(0, lives).entries()) {
    const moments = randomMoments(killSeed + 1_000 + index, deathsOfALife, ['closed'])
    await test.step(person.name, async () =>
      tell('at random', engine, await liveThrough(profile, person, moments, engine)),
    )
  }
  await profile.remove()
})

test('Firefox: the request file goes on in a fresh profile', async ({ browser, baseURL }) => {
  const moment: Moment = { death: 'closed', when: 'csr answered' }
  await liveOnElsewhere(browser, optionsFor(baseURL), maartje, moment, 'fresh profile')
})
