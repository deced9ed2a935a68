import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, expect, type Page, test } from '@playwright/test'
import { chromiumLaunchOptions } from '../setup/browsers.mjs'
import { patienceMs } from '../setup/patience.mjs'
import { readPkcs12 } from './openssl-reader'
import { decideDurability } from './profile'
import { alice, openGenerateLink, recipientOn } from './recipient'
import { type Secret, secretsOfKey } from './secrets'
import { wordsOf } from './words'

// The traces that a page leaves in a browser as people have it: whole, with the back/forward cache that
// Playwright turns off.

test.setTimeout(240_000)

const password = 'Zebra!mountain77quiz'
const newPassword = 'Walrus?lantern42jazz'
const say = wordsOf('en')

let folder: string
let context: BrowserContext
let page: Page
test.beforeEach(async ({ baseURL }) => {
  folder = mkdtempSync(join(tmpdir(), 'certdesk-left-'))
  context = await chromium.launchPersistentContext(folder, {
    ...chromiumLaunchOptions(),
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    ...(baseURL ? { baseURL } : {}),
    locale: 'en-GB',
  })
  context.setDefaultTimeout(patienceMs)
  // MSW's service worker goes with the last page that asks it, and with it what is in the cache: one page
  // stays.
  await (context.pages()[0] ?? (await context.newPage())).goto('/install')
  page = await context.newPage()
  await decideDurability(page, true, baseURL ?? '')
})
test.afterEach(async () => {
  await context.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

/**
 * Marks the page in its memory, leaves it by the address bar, and comes back out of the cache; whether it is
 * the same page still.
 */
async function leaveAndComeBack(): Promise<boolean> {
  await page.evaluate(() => {
    Object.assign(globalThis, { marked: true })
    sessionStorage.removeItem('restored')
    addEventListener('pageshow', ({ persisted }) => sessionStorage.setItem('restored', String(persisted)))
  })
  await page.goto('/install')
  await page.getByRole('heading', { level: 1, name: say('guides.index.title') }).waitFor()
  await page.goBack({ waitUntil: 'commit' })
  const restored = () => page.evaluate(() => sessionStorage.getItem('restored')).catch(() => null)
  await expect.poll(restored, { message: 'came out of the cache' }).toBe('true')
  await page.getByRole('heading', { level: 1 }).waitFor()
  return await page.evaluate(() => 'marked' in globalThis)
}

/** Shows what is typed in the field, and leaves it shown. */
async function show(label: string): Promise<void> {
  const field = page.getByRole('textbox', { name: say(label) })
  const name = new RegExp(`^Show what is typed in “${say(label).source.slice(1, -1)}”$`, 'u')
  await page.getByRole('button', { name }).click()
  await page.getByText(await field.inputValue(), { exact: true }).waitFor()
}

/**
 * The files of the profile that hold one of the secrets: as bytes, in UTF-8 or UTF-16, or in base64 at any of
 * its three beginnings.
 */
function profileFilesWith(secrets: readonly Secret[]): string[] {
  const spellings = secrets.flatMap(({ name, bytes }) => [
    { name, bytes },
    ...[0, 1, 2].map((offset) => ({
      name: `${name} in base64`,
      bytes: Buffer.from(
        Buffer.concat([Buffer.alloc(offset), bytes])
          .toString('base64')
          .replace(/=+$/, '')
          .slice(offset === 0 ? 0 : offset + 1, -2),
      ),
    })),
  ])
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name), { throwIfNoEntry: false })?.isFile(),
  )
  expect(files.length).toBeGreaterThan(20)
  return files.flatMap((file) => {
    const content = readFileSync(join(folder, file))
    return spellings.filter(({ bytes }) => content.includes(bytes)).map(({ name }) => `${name}: ${file}`)
  })
}

const secretsOfText = (text: string): Secret[] => [
  { name: `${text} in UTF-8`, bytes: Buffer.from(text) },
  { name: `${text} in UTF-16LE`, bytes: Buffer.from(text, 'utf16le') },
  { name: `${text} in UTF-16BE`, bytes: Buffer.from(text, 'utf16le').swap16() },
]

/** The session file as it is written while the browser runs: nothing is found where nothing was written. */
async function sessionWritten(): Promise<void> {
  const sessions = join(folder, 'Default', 'Sessions')
  await expect
    .poll(() => {
      const names = readdirSync(sessions).filter((name) => name.startsWith('Session_'))
      return names.some((name) => readFileSync(join(sessions, name)).includes('/generate'))
    })
    .toBe(true)
}

test('no password and no key is left: not in the page that Back brings, not in any file of the profile', async () => {
  const token = await openGenerateLink(page, alice)
  const recipient = recipientOn(page)
  await recipient.confirmIdentity()
  await recipient.chooseDevice()
  await page.getByRole('radio', { name: say('keygen.password.own') }).check()
  await page.getByRole('textbox', { name: say('keygen.password.field') }).fill(password)
  await show('keygen.password.field')
  await recipient.typePassword(password)
  await recipient.acceptAgreement()
  await recipient.create()
  await recipient.done()
  const file = await recipient.save()
  await sessionWritten()

  await test.step('the done page does not come back', async () => {
    expect(await leaveAndComeBack(), 'the page as it was left').toBe(false)
    await expect(recipient.fileLink()).toHaveCount(0)
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(say('keygen.done.title'))
  })

  await test.step('the link goes on with the password, and the key is forgotten', async () => {
    await page.goto(`/generate#${token}`)
    await recipient.heading('keygen.resume.title').waitFor()
    await page.getByRole('textbox', { name: say('keygen.resume.password') }).fill(password)
    await show('keygen.resume.password')
    await recipient.button('keygen.resume.getFile').click()
    await recipient.done()
    await recipient.text('keygen.forget.title').click()
    await recipient.button('keygen.forget.offer').click()
    await recipient.button('keygen.forget.yes').click()
    await recipient.text('keygen.forget.done').waitFor()
    await expect(recipient.fileLink(), 'the file goes with the key').toHaveCount(0)
    expect(await leaveAndComeBack(), 'the page as it was left').toBe(false)
  })

  await test.step('an opened file does not come back', async () => {
    const open = async () => {
      await page.goto('/repair')
      await page.locator('input[type=file]').setInputFiles({
        name: 'alice.p12',
        mimeType: 'application/octet-stream',
        buffer: file.bytes,
      })
      await page.getByRole('textbox', { name: say('repair.password.label') }).fill(password)
      await show('repair.password.label')
      await page.getByRole('button', { name: say('repair.open') }).click()
      await page.getByRole('heading', { name: say('repair.found.title') }).waitFor()
    }
    await open()
    expect(await leaveAndComeBack(), 'the page as it was left').toBe(false)
    await page.getByRole('textbox', { name: say('repair.password.label') }).waitFor()
    await expect(page.getByRole('heading', { name: say('repair.found.title') })).toHaveCount(0)

    await open()
    await page.getByRole('radio', { name: say('repair.make.own') }).check()
    await page.getByRole('textbox', { name: say('repair.make.ownField') }).fill(newPassword)
    await show('repair.make.ownField')
    await page.getByRole('textbox', { name: say('repair.make.repeat') }).fill(newPassword)
    await page.getByRole('button', { name: say('repair.make.submit') }).click()
    await page.getByRole('heading', { name: say('repair.done.title') }).waitFor()
    expect(await leaveAndComeBack(), 'the page as it was left').toBe(false)
  })

  await context.close()
  const { privateKeyPem } = readPkcs12(file.bytes, password)
  expect(profileFilesWith([{ name: 'the address', bytes: Buffer.from('/generate') }])).not.toEqual([])
  expect(
    profileFilesWith([
      ...secretsOfText(password),
      ...secretsOfText(newPassword),
      ...secretsOfKey(privateKeyPem),
    ]),
  ).toEqual([])
})

test('a page that holds no secret comes back as it was left', async () => {
  await page.goto('/orders/new')
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await leaveAndComeBack()).toBe(true)
})
