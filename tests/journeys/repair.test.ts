import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { tabTo } from './by-keyboard'
import { createForeignIdentity, type ForeignIdentity } from './foreign-pkcs12'
import { openPkcs12, verifyChain } from './openssl-reader'
import { repairOn } from './repair-page'
import { secretsIn, secretsOfKey } from './secrets'
import { expect, test } from './watched-test'

let foreign: ForeignIdentity
test.beforeAll(() => {
  foreign = createForeignIdentity()
})
test.afterAll(() => foreign.remove())

const password = 'a password from elsewhere'
/** Three of the old algorithms at once, as old systems want them, readable without RC2. */
const tripleDes = ['-legacy', '-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']

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
  await tabTo(page, page.getByRole('button', { name: repair.say('repair.file.choose') }).first())
  const chooser = page.waitForEvent('filechooser')
  await page.keyboard.press('Enter')
  await (await chooser).setFiles({
    name: 'zoe.p12',
    mimeType: 'application/x-pkcs12',
    buffer: foreign.pkcs12(password),
  })
  await tabTo(page, page.getByRole('textbox', { name: repair.say('repair.password.label') }).first())
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await expect(repair.found()).toBeFocused()
  await tabTo(page, page.getByRole('combobox', { name: repair.say('repair.make.device') }).first())
  await page.keyboard.type('Linux')
  await expect(repair.device()).toHaveValue('linux')
  await tabTo(page, page.getByRole('button', { name: repair.say('repair.make.submit') }).first())
  await page.keyboard.press('Space')
  await expect(page.getByRole('heading', { name: repair.say('repair.done.title') })).toBeFocused()
  await tabTo(page, page.getByRole('link', { name: repair.say('files.save') }).first())
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
