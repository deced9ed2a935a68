import { expect, test } from '@playwright/test'
import { openPkcs12 } from './openssl-reader'
import { alice } from './recipient'
import { openWebkitWindow, type WebkitWindow } from './webkit-window'
import { wordsOf } from './words'

// The path in a third engine, which Playwright has no way to drive as Debian ships it. WebKitGTK tells
// nothing of a download, so the bytes behind the Save link are read where they are made.
declare global {
  var keptFiles: Map<string, Blob> | undefined
}

const keepMadeFiles = (window: WebkitWindow) =>
  window.evaluate(() => {
    const createObjectURL = URL.createObjectURL.bind(URL)
    const kept = new Map<string, Blob>()
    globalThis.keptFiles = kept
    URL.createObjectURL = (file: Blob) => {
      const url = createObjectURL(file)
      kept.set(url, file)
      return url
    }
  })

/** The file that the link would save. */
const fileBehind = (window: WebkitWindow, ending: string) =>
  window.evaluate(async (end) => {
    const link = [...document.querySelectorAll<HTMLAnchorElement>('a[download]')].find(({ download }) =>
      download.endsWith(end),
    )
    const made = globalThis.keptFiles?.get(link?.href ?? '')
    const bytes = [...new Uint8Array((await made?.arrayBuffer()) ?? [])]
    return { name: link?.download, type: made?.type, bytes }
  }, ending)

test('WebKit: from the inbox to a .p12 that OpenSSL opens', async ({ baseURL }) => {
  const say = wordsOf('en')
  const window = await openWebkitWindow()
  try {
    await window.goto(`${baseURL}/demo`)
    // The name is one part of the mail's line.
    await window.click('link', new RegExp(alice.name))
    // The desk notes that the mail was opened. WebKit freezes a page that is left with what it was writing,
    // and whoever comes next waits for it.
    await expect
      .poll(() =>
        window.evaluate(() => document.querySelector('a[aria-current][data-unread=false]') !== null),
      )
      .toBe(true)
    await window.click('link', wordsOf('en', 'mocks/messages')('mail.generate.link'))
    await window.find('heading', say('keygen.identity.title'))
    expect(await window.evaluate(() => location.href)).toBe(`${baseURL}/generate`)
    await keepMadeFiles(window)
    await window.click('button', say('keygen.identity.yes'))
    await window.find('heading', say('keygen.device.title'))
    await window.click('radio', say('devices.name.macos'))
    await window.click('button', say('keygen.device.next'))
    await window.find('heading', say('keygen.password.title'))
    const passphrase = () =>
      window.evaluate(
        () =>
          [...document.querySelectorAll('p')]
            .map(({ textContent }) => textContent.trim())
            .find((text) => /^([a-z0-9]+-){3,}[a-z0-9]+$/.test(text)) ?? '',
      )
    // Its card comes a frame after the heading.
    await expect.poll(passphrase).not.toBe('')
    const password = await passphrase()
    await window.click('checkbox', say('keygen.password.saved'))
    await window.click('button', say('keygen.password.next'))
    await window.find('heading', say('keygen.create.title'))
    await window.click('checkbox', say('keygen.agreement.accept'))
    await window.click('button', say('keygen.create.start'))
    await window.find('heading', say('keygen.done.title'))
    await window.find('link', /\.p12/)
    const file = await fileBehind(window, '.p12')
    expect(file.type).toBe('application/x-pkcs12')
    expect(file.name).toMatch(/^Alice-Whitcombe-\d{4}-\d\d-\d\d\.p12$/)
    const { certificatePem, privateKeyPem, info } = openPkcs12(Buffer.from(file.bytes), password)
    expect(certificatePem).toContain('BEGIN CERTIFICATE')
    expect(privateKeyPem).toContain('BEGIN PRIVATE KEY')
    expect(info).toContain('MAC: sha1, Iteration 2048') // what a Mac opens
  } catch (error) {
    throw new Error(`${error}\nWebKit was at ${await window.describe().catch(String)}`)
  } finally {
    await window.close()
  }
})
