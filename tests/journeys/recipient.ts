import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright'
import { type Language, wordsOf } from './words'

/** A person of the demo world (`mocks/seed.ts`) and the language of the mail that person got. */
export interface Person {
  readonly name: string
  readonly language: Language
}
export const alice: Person = { name: 'Alice Whitcombe', language: 'en' }
export const helene: Person = { name: 'Hélène Lefèvre-Côté', language: 'fr' }
export const maartje: Person = { name: 'Maartje van der Veen', language: 'nl' }
export const yichun: Person = { name: '陳怡君', language: 'zh-Hant' }

/** What a password step ends with. */
export interface Chosen {
  readonly password: string
}

/** The steps of the recipient's path as a person does them: by what is to be read on the page, in its language. */
export function recipientOn(page: Page, language: Language = 'en') {
  const say = wordsOf(language)
  const button = (key: string): Locator => page.getByRole('button', { name: say(key) })
  const heading = (key: string): Locator => page.getByRole('heading', { level: 1, name: say(key) })
  const radio = (key: string): Locator => page.getByRole('radio', { name: say(key) })
  return {
    say,
    button,
    heading,
    radio,

    async confirmIdentity(): Promise<void> {
      await heading('keygen.identity.title').waitFor()
      await button('keygen.identity.yes').click()
    },

    /** Takes the passphrase that the page made, as it can be read there. */
    async takePassphrase(): Promise<Chosen> {
      await heading('keygen.password.title').waitFor()
      const card = page.getByRole('region', { name: say('keygen.password.passphrase') })
      const text = (await card.getByText(/^([a-z0-9]+-){3,}[a-z0-9]+$/).textContent()) ?? ''
      await page.getByRole('checkbox', { name: say('keygen.password.saved') }).check()
      await button('keygen.password.next').click()
      return { password: text.trim() }
    },

    async typePassword(password: string, repeat = password): Promise<Chosen> {
      await heading('keygen.password.title').waitFor()
      await radio('keygen.password.own').check()
      await page.getByRole('textbox', { name: say('keygen.password.field') }).fill(password)
      await page.getByRole('textbox', { name: say('keygen.password.repeat') }).fill(repeat)
      await page.getByRole('checkbox', { name: say('keygen.password.saved') }).check()
      await button('keygen.password.next').click()
      return { password }
    },

    async acceptAgreement(): Promise<void> {
      await heading('keygen.agreement.title').waitFor()
      await page.getByRole('checkbox', { name: say('keygen.agreement.accept') }).check()
      await button('keygen.agreement.next').click()
    },

    async create(): Promise<void> {
      await heading('keygen.create.title').waitFor()
      await button('keygen.create.start').click()
    },

    async done(): Promise<void> {
      await heading('keygen.done.title').waitFor({ timeout: 60_000 })
    },

    async save(): Promise<{ fileName: string; bytes: Buffer }> {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page
          .getByRole('link', { name: say('keygen.done.save') })
          .first()
          .click(),
      ])
      return { fileName: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
    },
  }
}

/** The link of a person's mail on the demo desk, left there unclicked. */
export async function generateLinkOf(page: Page, { name, language }: Person): Promise<Locator> {
  await page.goto('/demo')
  await page.getByRole('link', { name }).click()
  return page.getByRole('link', { name: wordsOf(language, 'mocks/messages')('mail.generate.link') })
}

/** Opens the demo desk, a person's mail and the link in it; gives the link's token, which the page then hides. */
export async function openGenerateLink(page: Page, person: Person): Promise<string> {
  const link = await generateLinkOf(page, person)
  const token = new URL((await link.getAttribute('href')) ?? '', page.url()).hash.slice(1)
  await link.click()
  await page.waitForURL((url) => url.pathname === '/generate')
  return decodeURIComponent(token)
}
