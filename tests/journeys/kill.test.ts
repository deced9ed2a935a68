import { chromium, test } from '@playwright/test'
import { chromiumLaunchOptions } from '../setup/browsers.mjs'
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
import { type ProfileOptions, profileIn, profileOnDisk } from './profile'
import { maartje, type Person, yichun } from './recipient'

// A page that dies takes with it what was only in its memory. Whatever it was doing, the link opened again
// must lead to a good file, and the authority must have issued once.

const engine = 'chromium'
const optionsFor = (baseURL: string | undefined, rest: Partial<ProfileOptions> = {}): ProfileOptions => ({
  baseURL: baseURL ?? '',
  durable: false,
  downloads: true,
  ...rest,
})

/**
 * The states of the flow where the browser keeps the key, whatever it promises: no request file comes in
 * between. A life each, but for those that a death leaves as they were: before there is a key everything
 * begins anew, and once the certificate is there each visit comes to the same end.
 */
const lives: readonly (readonly Moment[])[] = [
  [
    { death: 'closed', when: 'at identity' },
    { death: 'closed', when: 'at device' },
    { death: 'closed', when: 'at password' },
    { death: 'closed', when: 'at agreement' },
    { death: 'closed', when: 'created' },
  ],
  [{ death: 'crashed', when: 'at working' }],
  [{ death: 'closed', when: 'csr sent' }],
  [{ death: 'closed', when: 'csr answered' }],
  [{ death: 'crashed', when: 'certificate asked for' }],
  [{ death: 'closed', when: 'certificate answered' }],
  [
    { death: 'closed', when: 'at done' },
    { death: 'crashed', when: 'file saved' },
  ],
]

/** The states of the flow where the browser keeps nothing. */
const livesWithRequestFile: readonly (readonly Moment[])[] = [
  [{ death: 'closed', when: 'at keep-file' }],
  [{ death: 'closed', when: 'request file saved' }],
  [{ death: 'crashed', when: 'csr answered' }],
]

const browserDeaths: readonly Moment[] = [
  { death: 'browser killed', when: 'csr sent' },
  { death: 'browser killed', when: 'certificate answered' },
]

const inGroups = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, group) =>
    items.slice(group * size, (group + 1) * size),
  )
const nameOf = ({ death, when, afterMs }: Moment) =>
  `${death} ${when}${afterMs === undefined ? '' : ` + ${afterMs} ms`}`
const nameOfLife = (moments: readonly Moment[]) => moments.map(nameOf).join(', ')

for (const [keepsNothing, all] of [
  [false, lives],
  [true, livesWithRequestFile],
] as const) {
  for (const group of inGroups(all, people.length)) {
    test(`nothing is lost: ${group.map(nameOfLife).join('; ')}`, async ({ browser, baseURL }) => {
      const profile = await profileIn(browser, optionsFor(baseURL, { keepsNothing }))
      await beginWorld(profile)
      for (const [index, moments] of group.entries()) {
        const person = people[index] as Person
        await test.step(nameOfLife(moments), async () =>
          liveThroughStates(profile, person, moments, engine, keepsNothing),
        )
      }
      await profile.remove()
    })
  }
}

test('nothing is lost when the whole browser is killed', async ({ baseURL }) => {
  const profile = profileOnDisk(chromium, chromiumLaunchOptions(), optionsFor(baseURL))
  try {
    await beginWorld(profile)
    await liveThroughStates(profile, people[0] as Person, browserDeaths, engine)
  } finally {
    await profile.remove()
  }
})

const randomWorlds = [
  { scenario: 'at_once', keepsNothing: false },
  { scenario: 'at_once', keepsNothing: true },
  { scenario: 'dropped_after_csr', keepsNothing: false },
  { scenario: 'server_faults', keepsNothing: false },
] as const
/**
 * Deaths of one whole life with all that is drawn; kill-bare.test.ts has three hundred of the work alone, in
 * worlds of every kind.
 */
const deathsOfALife = 11

test('nothing is lost at random instants of a whole life, in one of four worlds', async ({
  browser,
  baseURL,
}) => {
  const number = killSeed % randomWorlds.length
  const { scenario, keepsNothing } = randomWorlds[number] ?? randomWorlds[0]
  const profile = await profileIn(browser, optionsFor(baseURL, { keepsNothing }))
  await beginWorld(profile, scenario)
  const person = people[number] as Person
  const moments = randomMoments(killSeed, deathsOfALife, ['closed', 'closed', 'crashed'])
  const killed = await test.step(`${scenario}, ${person.name}: ${moments.map(nameOf).join('; ')}`, async () =>
    liveThrough(profile, person, moments, engine, keepsNothing))
  tell('at random', engine, killed)
  await profile.remove()
})

for (const [person, when, elsewhere] of [
  [maartje, 'request file saved', 'fresh profile'],
  [yichun, 'file saved', 'cleared profile'],
] as const) {
  test(`the backup goes on in a ${elsewhere}: killed at ${when}`, async ({ browser, baseURL }) => {
    const options = optionsFor(baseURL)
    await liveOnElsewhere(browser, options, person, { death: 'closed', when }, elsewhere)
  })
}
