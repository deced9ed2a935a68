import { describe, expect, test } from 'vitest'
import { subscriberAgreement } from '../../../mocks/catalogue/agreement'
import { openMail } from '../../../mocks/mail/inbox'
import en from '../../../mocks/messages/en.json'
import fr from '../../../mocks/messages/fr.json'
import nl from '../../../mocks/messages/nl.json'
import zhHant from '../../../mocks/messages/zh-Hant.json'
import { pickupOf } from '../../../mocks/pickup/pickup'
import { languageValues } from '../../../src/contract/schema'
import { makeTestWorld, oneTimeCodeFor } from '../../setup/world-node'
import { everythingIn, mailsIn, pickupTokenFor, snapshotOf, storeOf } from '../../setup/world-records'

const { world, saved } = makeTestWorld()

describe('the first morning', () => {
  test('is a world that can be stored and read again', async () => {
    const before = await everythingIn(world)
    const again = makeTestWorld(storeOf(await snapshotOf(saved))).world
    expect(await everythingIn(again)).toEqual(before)
    expect(before.damaged).toEqual([])
  })

  test('has an unread mail in each language, from somebody, with a link of its own', async () => {
    const mails = await world.read(mailsIn)
    expect(new Set(mails.map(({ language }) => language))).toEqual(new Set(languageValues))
    expect(mails.map(({ to }) => to.name).slice(0, 1)).toEqual(['Alice Whitcombe'])
    const tokens = mails.map(({ link }) => link?.pickupToken ?? '')
    expect(new Set(tokens).size).toBe(mails.length)
    for (const mail of mails) {
      expect(mail.openedAt).toBeNull()
      expect(mail.paragraphs.join(' ')).toContain(mail.to.name)
      // Nothing was left unfilled, no key stands for a text.
      expect(JSON.stringify(mail)).not.toMatch(/[{}]\w|mail\.\w/)
    }
    // 32 bytes: twice what nobody guesses.
    for (const token of tokens) expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
  })

  test('has links that are ready, for products of several kinds', async () => {
    const pickups = await world.read(async (scene) =>
      Promise.all(
        (await mailsIn(scene))
          .filter(({ to }) => !['Ruth Adeyemi', 'Jonas Claes'].includes(to.name))
          .map(({ link }) => pickupOf(scene, link?.pickupToken ?? '')),
      ),
    )
    expect(pickups.map(({ status }) => status)).toEqual(['ready', 'ready', 'ready', 'ready'])
    expect(new Set(pickups.map(({ productName }) => productName)).size).toBe(3)
    expect(pickups.map(({ organizationName }) => organizationName)).toContain(null)
    expect(pickups.map(({ keyProfiles }) => keyProfiles.length)).toContain(5)
    expect(pickups.map(({ commonName }) => commonName)).toEqual(
      expect.arrayContaining(['陳怡君', 'Hélène Lefèvre-Côté', 'maartje.vanderveen@brightwater.example']),
    )
    expect(new Set(pickups.map(({ pickupId }) => pickupId)).size).toBe(4)
  })

  test('has one whose link asks for a code, and one who isn’t ready', async () => {
    const [ruth, jonas] = await Promise.all(
      ['ruth.adeyemi', 'jonas.claes'].map((name) => pickupTokenFor(world, `${name}@brightwater.example`)),
    )
    await expect(world.read((scene) => pickupOf(scene, ruth ?? ''))).rejects.toMatchObject({
      code: 'pickup-code-required',
    })
    expect(await oneTimeCodeFor(world, 'Ruth Adeyemi')).toMatch(/^\d{6}$/)
    const pickup = await world.read((scene) => pickupOf(scene, jonas ?? ''))
    expect(pickup).toMatchObject({
      status: 'not_ready',
      contact: { name: 'Margaret Okafor', email: 'certificates@brightwater.example' },
    })
  })

  test('tells of the code in the mail, but not the code', async () => {
    const code = await oneTimeCodeFor(world, 'Ruth Adeyemi')
    for (const { to, paragraphs } of await world.read(mailsIn)) {
      expect([to.name, /one-time code/.test(paragraphs.join(' '))]).toEqual([
        to.name,
        to.name === 'Ruth Adeyemi',
      ])
      expect(paragraphs.join(' ')).not.toContain(code)
    }
  })

  test('is kept without any token that could be read from its links', async () => {
    const { links } = await everythingIn(world)
    for (const link of links) expect(Object.keys(link)).not.toContain('pickupToken')
  })

  test('lets a mail be opened once', async () => {
    const [first] = await world.read(mailsIn)
    await world.change((scene) => openMail(scene, first?.mailId ?? ''))
    const opened = await world.read(async (scene) => (await mailsIn(scene))[0]?.openedAt)
    expect(opened).toBe('2026-11-23T08:00:00.000Z')
  })
})

describe('the texts', () => {
  const keysOf = (value: object, prefix = ''): string[] =>
    Object.entries(value).flatMap(([key, text]) =>
      typeof text === 'string' ? [`${prefix}${key}`] : keysOf(text as object, `${prefix}${key}.`),
    )
  const textAt = (messages: object, key: string) =>
    key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], messages) as string
  const argumentsOf = (text: string) =>
    [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name))].toSorted()

  test.each(Object.entries({ fr, nl, zhHant }))(
    '%s has the keys and arguments of English',
    (_language, messages) => {
      expect(keysOf(messages)).toEqual(keysOf(en))
      for (const key of keysOf(en)) {
        expect([key, argumentsOf(textAt(messages, key))]).toEqual([key, argumentsOf(textAt(en, key))])
      }
    },
  )

  test.each(languageValues)('the agreement in %s is whole', async (language) => {
    const agreement = await subscriberAgreement(language)
    expect(agreement).toMatchObject({ version: '2026-01', language })
    expect(agreement.sections).toHaveLength(8)
    for (const { heading, text } of agreement.sections) {
      expect(heading).not.toContain('agreement.')
      expect(text.length).toBeGreaterThan(30)
    }
  })
})
