import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { createForeignIdentity, type ForeignIdentity } from './foreign-pkcs12'
import { openPkcs12, verifyChain } from './openssl-reader'
import { axeFaultsInDarkAndLight, widerThanPage } from './page-faults'
import { secretsIn, secretsOfKey } from './secrets'
import { untranslatedIn } from './untranslated'
import { expect, test } from './watched-test'
import { type Language, languages, wordsOf } from './words'

let foreign: ForeignIdentity
test.beforeAll(() => {
  foreign = createForeignIdentity()
})
test.afterAll(() => foreign.remove())

const password = 'a password from elsewhere'
/** Three of the old algorithms at once, as old systems want them, readable without RC2. */
const tripleDes = ['-legacy', '-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']

/** The repair page as a person uses it, in a language. */
function repairOn(page: Page, language: Language = 'en') {
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

const sameKey = (one: string, other: string) =>
  createPrivateKey(one)
    .export({ format: 'der', type: 'pkcs8' })
    .equals(createPrivateKey(other).export({ format: 'der', type: 'pkcs8' }))

test('a file of OpenSSL’s becomes one for older devices; nothing is sent, it works without a network', async ({
  page,
  context,
  watched,
}) => {
  const repair = repairOn(page)
  const before = foreign.pkcs12(password)
  expect(openPkcs12(before, password).info).toContain('AES-256-CBC')
  // The worker and its reader are loaded while the person reads.
  const reader = page.waitForEvent('requestfinished', (request) => /foreign-pkcs12/.test(request.url()))
  await repair.open()
  const readerUrl = (await reader).url()
  // Imported once more it answers when all that it imports is there, too.
  const workers = page.workers().filter((one) => /\/worker-/.test(one.url()))
  expect(workers.length).toBeGreaterThan(0)
  for (const worker of workers) {
    await worker.evaluate((url) => import(url).then(() => undefined), readerUrl)
  }
  await page.waitForLoadState('networkidle')
  const requestsBefore = watched.requests.length
  await context.setOffline(true)
  await repair.openFile(before, password)
  await repair.found().waitFor()
  await expect(page.getByText('Zoë Whitcombe')).toBeVisible()
  await expect(page.getByText('alice@brightwater.example')).toBeVisible()
  await expect(page.getByText(repair.say('repair.found.kinds.other'))).toBeVisible()
  await expect(page.getByText(repair.say('repair.found.chains.complete'))).toBeVisible()
  await repair.device().selectOption('iphone_ipad')
  await repair.make()
  const { fileName, bytes } = await repair.save()

  expect(fileName).toMatch(/^Zoë-Whitcombe-\d{4}-\d\d-\d\d-compatible\.p12$/)
  const after = openPkcs12(bytes, password)
  expect(after.info).toContain('MAC: sha1, Iteration 2048')
  expect(after.info.match(/pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 2048/g)).toHaveLength(2)
  expect(sameKey(after.privateKeyPem, foreign.privateKeyPem)).toBe(true)
  expect(verifyChain(after, foreign.rootPem)).toContain('OK')
  const sent = watched.requests.slice(requestsBefore).filter(({ url }) => !url.startsWith('blob:'))
  expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([])
  const secrets = secretsOfKey(foreign.privateKeyPem)
  for (const { url, body } of watched.requests) {
    expect(secretsIn(url, secrets)).toEqual([])
    expect(secretsIn(body ?? '', secrets)).toEqual([])
  }
})

test('an old file becomes a new one, and says so in Dutch', async ({ page }) => {
  const repair = repairOn(page, 'nl')
  await repair.open()
  await repair.openFile(foreign.pkcs12(password, ...tripleDes), password)
  await repair.found().waitFor()
  await expect(page.getByText(repair.say('repair.found.kinds.compatible'))).toBeVisible()
  await repair.make() // the other kind than now is what stands there
  const { fileName, bytes } = await repair.save()
  expect(fileName).toMatch(/-modern\.p12$/)
  const after = openPkcs12(bytes, password)
  expect(after.info).toContain('MAC: sha256, Iteration 310000')
  expect(after.info.match(/PBES2, PBKDF2, AES-256-CBC, Iteration 310000, PRF hmacWithSHA256/g)).toHaveLength(
    2,
  )
  expect(sameKey(after.privateKeyPem, foreign.privateKeyPem)).toBe(true)
  expect(verifyChain(after, foreign.rootPem)).toContain('OK')
})

test('a wrong password loses nothing, and a password with umlauts is replaced', async ({ page }) => {
  const repair = repairOn(page)
  await repair.open()
  await repair.openFile(foreign.pkcs12('Grüße aus Köln'), 'Gruesse aus Koeln')
  await expect(repair.passwordField()).toBeFocused()
  await expect(page.getByText(/does not open the file/)).toBeVisible()
  await expect(repair.passwordField()).toHaveValue('Gruesse aus Koeln')
  await repair.passwordField().fill('Grüße aus Köln')
  await page.keyboard.press('Enter')
  await repair.found().waitFor()
  await expect(page.getByText(repair.say('repair.make.why.character-outside-ascii'))).toBeVisible()
  await expect(page.getByRole('radio', { name: repair.say('repair.make.generated') })).toBeChecked()
  const passphrase = await page
    .getByRole('region', { name: repair.say('repair.make.passphrase') })
    .getByText(/^([a-z2-9]{4}-){5}[a-z2-9]{4}$/)
    .textContent()
  await repair.make()
  const { bytes } = await repair.save()
  expect(sameKey(openPkcs12(bytes, passphrase ?? '').privateKeyPem, foreign.privateKeyPem)).toBe(true)
  expect(() => openPkcs12(bytes, 'Grüße aus Köln')).toThrow()
})

test('what is no usable file is called what it is, one after the other, in the same form', async ({
  page,
}) => {
  const repair = repairOn(page)
  await repair.open()
  const faults: readonly [string, Buffer][] = [
    ['text', Buffer.from('Dear Zoë, your certificate is ready.')],
    ['certificate-only', Buffer.from(foreign.certificatePem)],
    ['private-key', Buffer.from(foreign.privateKeyPem)],
    ['cut-off', foreign.pkcs12(password).subarray(0, 1_000)],
    ['algorithm', foreign.pkcs12(password, '-macalg', 'sha3-256')],
    ['no-key', foreign.pkcs12(password, '-nokeys')],
    ['no-seal', foreign.pkcs12(password, '-nomac')],
    ['empty', Buffer.alloc(0)],
    ['too-large', Buffer.alloc(2 * 1024 * 1024, 0x30)],
  ]
  await repair.passwordField().fill(password)
  let key = 'repair.file.choose'
  for (const [name, bytes] of faults) {
    await repair.choose(bytes, `${name}.p12`, key)
    await repair.button('repair.open').click()
    await expect(repair.fault(name), name).toBeVisible()
    key = 'repair.file.chooseOther'
  }
  await expect(repair.passwordField()).toHaveValue(password)
})

test('what macOS Keychain and old Windows wrote opens, with a blank behind the password', async ({
  page,
}) => {
  const repair = repairOn(page)
  await repair.open()
  await repair.openFile(foreign.pkcs12(password, '-legacy'), `${password} `)
  await repair.found().waitFor()
  await expect(page.getByText(repair.say('repair.reading.blanks'))).toBeVisible()
  await repair.make()
  const { bytes } = await repair.save()
  expect(sameKey(openPkcs12(bytes, password).privateKeyPem, foreign.privateKeyPem)).toBe(true)
})

test('of two keys each goes into a file of its own, or one alone, or both into one', async ({ page }) => {
  const repair = repairOn(page)
  await repair.open()
  await repair.openFile(foreign.history(password), password)
  await repair.found().waitFor()
  const keys = page.getByRole('group', { name: repair.say('repair.choice.keys') }).getByRole('checkbox')
  await expect(keys).toHaveCount(2)
  const links = page.getByRole('link', { name: repair.say('files.save') })
  await repair.button('repair.make.submitSeveral').click()
  await expect(links).toHaveCount(2)
  await repair.button('repair.done.again').click()
  await page.getByRole('radio', { name: repair.say('repair.choice.together') }).check()
  await repair.make()
  const { bytes } = await repair.save()
  expect(openPkcs12(bytes, password).info.match(/Shrouded Keybag/g)).toHaveLength(2)
  await repair.button('repair.done.again').click()
  for (const key of await keys.all()) await key.uncheck()
  await repair.button('repair.make.submit').click()
  await expect(page.getByText(repair.say('repair.choice.missing'))).toBeVisible()
  await keys.first().check()
  await repair.make()
  await expect(links).toHaveCount(1)
})

test('by keyboard alone', async ({ page }) => {
  const repair = repairOn(page)
  await repair.open()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const tabTo = async (name: RegExp, role: 'button' | 'link' | 'textbox' | 'combobox' | 'radio') => {
    const target = page.getByRole(role, { name }).first()
    await target.waitFor()
    for (let presses = 0; presses < 40; presses++) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`the Tab key never reaches ${name}`)
  }
  await tabTo(repair.say('repair.file.choose'), 'button')
  const chooser = page.waitForEvent('filechooser')
  await page.keyboard.press('Enter')
  await (await chooser).setFiles({
    name: 'zoe.p12',
    mimeType: 'application/x-pkcs12',
    buffer: foreign.pkcs12(password),
  })
  await tabTo(repair.say('repair.password.label'), 'textbox')
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await expect(repair.found()).toBeFocused()
  await tabTo(repair.say('repair.make.device'), 'combobox')
  await page.keyboard.type('Linux')
  await expect(repair.device()).toHaveValue('linux')
  await tabTo(repair.say('repair.make.submit'), 'button')
  await page.keyboard.press('Space')
  await expect(page.getByRole('heading', { name: repair.say('repair.done.title') })).toBeFocused()
  await tabTo(repair.say('files.save'), 'link')
  const download = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  const bytes = readFileSync(await (await download).path())
  expect(openPkcs12(bytes, password).info).toContain('Iteration 310000')
})

test('another language keeps the file and what was typed; leaving drops both', async ({ page }) => {
  const repair = repairOn(page)
  await repair.open()
  await repair.choose(foreign.pkcs12(password))
  await repair.passwordField().fill(password)
  await page.getByRole('banner').getByRole('combobox').selectOption('fr')
  const french = repairOn(page, 'fr')
  await expect(french.passwordField()).toHaveValue(password)
  await french.button('repair.open').click()
  await french.found().waitFor()
  await french.device().selectOption('macos')
  await page.getByRole('banner').getByRole('combobox').selectOption('zh-Hant')
  const chinese = repairOn(page, 'zh-Hant')
  await expect(chinese.device()).toHaveValue('macos')
  await chinese.make()
  await page.getByRole('link', { name: 'Certdesk' }).click()
  await page.getByRole('link', { name: chinese.say('home.helpRepair') }).click()
  await expect(chinese.passwordField()).toHaveValue('')
  await expect(chinese.button('repair.file.choose')).toBeVisible()
})

/** Leads through the states of the page and stops at each. */
async function visitStates(page: Page, language: Language, look: (name: string) => Promise<void>) {
  const repair = repairOn(page, language)
  await repair.open()
  await look('first')
  await repair.button('repair.open').click()
  await look('no file')
  await repair.choose(Buffer.from(foreign.certificatePem))
  await repair.button('repair.open').click()
  await repair.fault('certificate-only').waitFor()
  await look('fault')
  await repair.choose(foreign.pkcs12('Grüße aus Köln'), 'zoe.p12', 'repair.file.chooseOther')
  await repair.passwordField().fill('x')
  await repair.button('repair.open').click()
  await expect(repair.passwordField()).toHaveAttribute('aria-invalid', 'true')
  await look('wrong password')
  await repair.passwordField().fill('Grüße aus Köln')
  await repair.button('repair.open').click()
  await repair.found().waitFor()
  await look('opened')
  await page.getByRole('radio', { name: repair.say('repair.make.own') }).check()
  await repair.button('repair.make.submit').click()
  await page.getByRole('region', { name: repair.say('field.summaryTitle') }).waitFor()
  await look('new password with faults')
  await page.getByRole('radio', { name: repair.say('repair.make.generated') }).check()
  await repair.make()
  await look('done')
}

for (const language of languages) {
  test(`each state fits a phone and is wholly in ${language}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 740 })
    const untranslated = untranslatedIn(language)
    const seen: string[] = []
    await visitStates(page, language, async (name) => {
      expect.soft(await widerThanPage(page), name).toEqual([])
      expect.soft(await untranslated(page), name).toEqual([])
      seen.push(name)
    })
    expect(seen).toHaveLength(7)
  })
}

test('axe finds no fault in any state, light and dark', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await visitStates(page, 'en', async (name) => {
    expect.soft(await axeFaultsInDarkAndLight(page), name).toEqual([])
  })
})
