import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { createForeignIdentity } from './foreign-pkcs12'
import type { Walk } from './walker'
import { type Language, wordsOf } from './words'

/** The repair page as a person uses it, in a language. */
export function repairOn(page: Page, language: Language = 'en') {
  const say = wordsOf(language)
  const button = (key: string) => page.getByRole('button', { name: say(key) })
  return {
    say,
    button,

    async open(): Promise<void> {
      await page.goto('/repair')
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.getByRole('banner').getByRole('combobox').selectOption(language)
      await page.getByRole('heading', { level: 1, name: say('repair.title') }).waitFor()
    },

    async choose(bytes: Buffer, name = 'zoe.p12', key = 'repair.file.choose'): Promise<void> {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(key).click()])
      await chooser.setFiles({ name, mimeType: 'application/octet-stream', buffer: bytes })
      await page.getByText(name).first().waitFor()
    },

    passwordField: () => page.getByRole('textbox', { name: say('repair.password.label') }),

    async openFile(bytes: Buffer, filePassword: string): Promise<void> {
      await this.choose(bytes)
      await this.passwordField().fill(filePassword)
      await button('repair.open').click()
    },

    found: () => page.getByRole('heading', { name: say('repair.found.title') }),
    device: () => page.getByRole('combobox', { name: say('repair.make.device') }),
    fault: (name: string) => page.getByRole('alert').getByText(say(`repair.fault.${name}.title`)),

    async make(): Promise<void> {
      await button('repair.make.submit').click()
      await page.getByRole('heading', { name: say('repair.done.title') }).waitFor()
    },

    async save(): Promise<{ fileName: string; bytes: Buffer }> {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: say('files.save') }).click(),
      ])
      return { fileName: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
    },
  }
}

/** From the empty repair page to the new file. */
export const repairing: Walk = async ({ page, language, look }) => {
  const foreign = createForeignIdentity()
  try {
    const repair = repairOn(page, language)
    await repair.open()
    await look(page, 'repair')
    await repair.button('repair.open').click()
    await page.getByText(repair.say('repair.file.missing')).waitFor()
    await look(page, 'repair, no file')
    await repair.choose(Buffer.from(foreign.certificatePem))
    await repair.button('repair.open').click()
    await repair.fault('certificate-only').waitFor()
    await look(page, 'repair, no key in it')
    await repair.choose(foreign.pkcs12('Grüße aus Köln'), 'zoe.p12', 'repair.file.chooseOther')
    await repair.passwordField().fill('x')
    await repair.button('repair.open').click()
    await expect(repair.passwordField()).toHaveAttribute('aria-invalid', 'true')
    await look(page, 'repair, wrong password')
    await repair.passwordField().fill('Grüße aus Köln')
    await repair.button('repair.open').click()
    await repair.found().waitFor()
    await look(page, 'repair, opened')
    await page.getByRole('radio', { name: repair.say('repair.make.own') }).check()
    await repair.button('repair.make.submit').click()
    await page.getByRole('region', { name: repair.say('field.summaryTitle') }).waitFor()
    await look(page, 'repair, new password with faults')
    await page.getByRole('radio', { name: repair.say('repair.make.generated') }).check()
    await repair.make()
    await look(page, 'repair, done')
  } finally {
    foreign.remove()
  }
}
