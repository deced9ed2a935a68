import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright'
import { newestLinkTo, settleIn, worldOn } from './mock-world'
import { type Language, wordsOf } from './words'

/**
 * A person of the demo world (`mocks/stage/first-morning.ts`) and the language of the mail that person got.
 */
export interface Person {
  readonly name: string
  readonly email: string
  readonly language: Language
}
const at = (local: string) => `${local}@brightwater.example`
export const alice: Person = { name: 'Alice Whitcombe', email: at('alice.whitcombe'), language: 'en' }
export const helene: Person = { name: 'Hélène Lefèvre-Côté', email: at('helene.lefevre'), language: 'fr' }
export const maartje: Person = {
  name: 'Maartje van der Veen',
  email: at('maartje.vanderveen'),
  language: 'nl',
}
export const yichun: Person = { name: '陳怡君', email: at('yichun.chen'), language: 'zh-Hant' }
/** Her link asks for a one-time code that the desk's telephone shows. */
export const ruth: Person = { name: 'Ruth Adeyemi', email: at('ruth.adeyemi'), language: 'en' }
/** His order waits for others to do their part. */
export const jonas: Person = { name: 'Jonas Claes', email: at('jonas.claes'), language: 'nl' }

/** The outcome of a password step. */
export interface Chosen {
  readonly password: string
}

/** A file as the browser saved it. */
export interface SavedFile {
  readonly fileName: string
  readonly bytes: Buffer
}

/**
 * The steps of the recipient's path as a person does them: by what is to be read on the page, in its
 * language.
 */
export function recipientOn(page: Page, language: Language = 'en') {
  const say = wordsOf(language)
  const button = (key: string): Locator => page.getByRole('button', { name: say(key) })
  const heading = (key: string): Locator => page.getByRole('heading', { level: 1, name: say(key) })
  const radio = (key: string): Locator => page.getByRole('radio', { name: say(key) })
  /** Something that is said on the page, whatever else is said beside it. */
  const text = (key: string): Locator => page.getByText(new RegExp(say(key).source.slice(1, -1), 'u')).first()
  /** Key by key: React hears nothing of what `fill` puts into a field of Firefox under WebDriver BiDi. */
  const typed = async (key: string, text: string): Promise<void> => {
    const field = page.getByRole('textbox', { name: say(key) })
    await field.fill('')
    await field.pressSequentially(text)
  }
  const fileLink = (): Locator => page.getByRole('link', { name: /\.p12/ }).first()
  const requestFileLink = (): Locator => page.getByRole('link', { name: /certdesk-request-.+\.pem/ }).first()
  /** The file that the browser saves when the link is clicked. */
  const saved = async (link: Locator): Promise<SavedFile> => {
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
    return { fileName: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
  }
  return {
    say,
    button,
    heading,
    radio,
    text,

    async confirmIdentity(): Promise<void> {
      await heading('keygen.identity.title').waitFor()
      await button('keygen.identity.yes').click()
    },

    async chooseDevice(deviceId = 'windows'): Promise<void> {
      await heading('keygen.device.title').waitFor()
      await radio(`devices.name.${deviceId}`).check()
      await button('keygen.device.next').click()
    },

    /**
     * Takes the passphrase that the page made, as it can be read there; `written` before the page is told so.
     */
    async takePassphrase(written?: (password: string) => void): Promise<Chosen> {
      await heading('keygen.password.title').waitFor()
      const card = page.getByRole('region', { name: say('keygen.password.passphrase') })
      const text = (await card.getByText(/^([a-z0-9]+-){3,}[a-z0-9]+$/).textContent()) ?? ''
      written?.(text.trim())
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

    /** Ticks that the agreement is accepted; the button that makes the key is on the same page. */
    async acceptAgreement(): Promise<void> {
      await heading('keygen.create.title').waitFor()
      await page.getByRole('checkbox', { name: say('keygen.agreement.accept') }).check()
    },

    async create(): Promise<void> {
      await heading('keygen.create.title').waitFor()
      await button('keygen.create.start').click()
    },

    /** Where the browser keeps nothing: saves the request file, and goes on. */
    async keepRequestFile(): Promise<SavedFile> {
      await heading('keygen.keepFile.title').waitFor()
      const file = await saved(requestFileLink())
      await button('keygen.keepFile.next').click()
      return file
    },

    /** While the certificate is waited for: saves the backup of the key. */
    async saveBackup(): Promise<SavedFile> {
      await heading('keygen.pending.title').waitFor()
      await button('keygen.backup.make').click()
      return saved(requestFileLink())
    },

    /** Types the password of the key that this browser keeps, or that a request file brought. */
    async resume(password: string): Promise<void> {
      await heading('keygen.resume.title').waitFor()
      await typed('keygen.resume.password', password)
      await button('keygen.resume.getFile').or(button('keygen.resume.goOn')).click()
    },

    async openRequestFile(file: Buffer, password: string): Promise<void> {
      await heading('keygen.openFile.title').waitFor()
      await page.locator('input[type=file]').setInputFiles({
        name: 'certdesk-request.pem',
        mimeType: 'application/x-pem-file',
        buffer: file,
      })
      await typed('keygen.openFile.password', password)
      await button('keygen.openFile.open').click()
    },

    async done(): Promise<void> {
      await heading('keygen.done.title').waitFor()
    },

    fileLink,
    requestFileLink,
    saved,
    save: (): Promise<SavedFile> => saved(fileLink()),
  }
}

/** The link of a person's mail on the demo desk, left there unclicked. */
export async function generateLinkOf(page: Page, { name, language }: Person): Promise<Locator> {
  await page.goto('/demo')
  await page.getByRole('link', { name }).click()
  return page.getByRole('link', { name: wordsOf(language, 'mocks/messages')('mail.generate.link') })
}

/**
 * Opens the demo desk, a person's mail and the link in it; gives the link's token, which the page then hides.
 */
export async function openMailedLink(page: Page, person: Person): Promise<string> {
  const link = await generateLinkOf(page, person)
  const token = new URL((await link.getAttribute('href')) ?? '', page.url()).hash.slice(1)
  await link.click()
  await page.waitForURL((url) => url.pathname === '/generate')
  return decodeURIComponent(token)
}

/** Opens the link that the person was mailed last, as from a mail program; gives its token. */
export async function openGenerateLink(page: Page, person: Person): Promise<string> {
  await settleIn(page)
  const token = newestLinkTo(await worldOn(page), person.email)
  await page.goto(`/generate#${token}`)
  return token
}
