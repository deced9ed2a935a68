import { expect, type Locator, type Page } from '@playwright/test'
import { settleIn } from './mock-world'
import { type Language, wordsOf } from './words'

/** The wizard's steps, as their headings name them. */
export type OrderStep = 'settings' | 'options' | 'recipients' | 'payment' | 'agreement' | 'check'

export interface TypedRecipient {
  readonly givenName: string
  readonly surname: string
  readonly email: string
}

export const amelie: TypedRecipient = {
  givenName: 'Amélie',
  surname: 'Dubois',
  email: 'amelie.dubois@brightwater.example',
}

/** A product whose order asks for everything, and the organization that orders it. */
export const employee = 'Secure Email for Employee'
export const brightwater = 'Brightwater Instruments Ltd'

/**
 * The steps of a request as the person does them who orders for others: by what is to be read on the page.
 */
export function requesterOn(page: Page, language: Language = 'en') {
  const say = wordsOf(language)
  const button = (key: string): Locator => page.getByRole('button', { name: say(key) })
  const radio = (key: string): Locator => page.getByRole('radio', { name: say(key) })
  const textbox = (key: string): Locator => page.getByRole('textbox', { name: say(key) })
  const heading = (key: string): Locator => page.getByRole('heading', { level: 1, name: say(key) })
  const at = (step: OrderStep): Promise<void> => heading(`order.wizard.heading.${step}`).waitFor()
  const goOn = (): Promise<void> => button('order.wizard.continue').click()
  /** A part of a text with arguments or plural forms. */
  const reads = (part: string | RegExp): Locator => page.getByText(part).first()
  /**
   * The typed text is on the disk: the page says “saving” from the first key on, and “saved” to ears a moment
   * later in the same place.
   */
  const saved = (): Promise<void> =>
    page
      .getByRole('main')
      .getByText(new RegExp(say('order.saving.saving').source.slice(0, -1), 'u'))
      .first()
      .waitFor({ state: 'hidden' })

  return {
    say,
    button,
    radio,
    textbox,
    heading,
    at,
    goOn,
    reads,
    saved,

    /** Begins the mock world, with the product in the language, and stands at the chooser. */
    async begin(): Promise<void> {
      await settleIn(page)
      await page.evaluate((chosen) => localStorage.setItem('certdesk.language', chosen), language)
      await page.goto('/orders/new')
      await heading('order.chooser.title').waitFor()
    },

    async choose(product: string = employee): Promise<void> {
      await page.getByRole('button', { name: new RegExp(`: ${product}$|：${product}$`) }).click()
      await at('settings')
    },

    async fillSettings(organization: string = brightwater): Promise<void> {
      await at('settings')
      await page.getByRole('radio', { name: organization }).check()
      await goOn()
      await at('options')
      await goOn()
      await at('recipients')
    },

    /** Fills the one recipient that is there. */
    async enter({ givenName, surname, email }: TypedRecipient): Promise<void> {
      await at('recipients')
      await radio('recipients.editor.source.name').check()
      await textbox('recipients.editor.givenName').fill(givenName)
      await textbox('recipients.editor.surname').fill(surname)
      await textbox('recipients.emails.label').fill(email)
    },

    async pay(method: 'contract' | 'balance' | 'card'): Promise<void> {
      await at('payment')
      await radio(`order.payment.method.${method}`).check()
    },

    async agree(): Promise<void> {
      await at('agreement')
      const boxes = page.getByRole('checkbox')
      await expect(boxes).toHaveCount(2)
      for (const box of await boxes.all()) await box.check()
      await goOn()
      await at('check')
    },

    async submit(): Promise<void> {
      await at('check')
      await button('order.submit.submit').click()
    },

    /** The page of the order that was placed; gives its number. */
    async submitted(): Promise<string> {
      await heading('order.submitted.title').waitFor()
      return decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? '')
    },
  }
}

/** The payment provider's page, which is another company's. */
export function providerOn(page: Page) {
  const say = wordsOf('en', 'mocks/messages')
  return {
    async open(): Promise<void> {
      await page.getByRole('heading', { level: 1, name: say('payment.title') }).waitFor()
      expect(new URL(page.url()).pathname).toMatch(/^\/payment-provider\//)
    },
    async payWith(outcome: 'succeeded' | 'declined'): Promise<void> {
      const meaning = say(`payment.outcome.${outcome}`).source.slice(1, -1)
      await page
        .getByRole('button', { name: new RegExp(`${meaning}$`) })
        .first()
        .click()
      await page.locator('button[type=submit]').click()
    },
    cancel: (): Promise<void> => page.getByRole('button', { name: say('payment.cancel') }).click(),
  }
}
