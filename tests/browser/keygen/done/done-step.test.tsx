import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { certificateCheckNames } from '../../../../src/domain/certificates/checks'
import type { DeviceId } from '../../../../src/domain/devices'
import { AppError } from '../../../../src/errors'
import { DoneStep } from '../../../../src/features/keygen/done/done-step'
import type { KeygenOutcome } from '../../../../src/features/keygen/flow/states'
import type { Language } from '../../../../src/i18n/language'
import { click, renderPart, workerThat } from '../../render-part'
import { pickup } from '../fake-backend'

const outcome: KeygenOutcome = {
  file: { name: 'Alice-Whitcombe-2026-11-21.p12', bytes: new Uint8Array(4400) },
  checks: certificateCheckNames.map((name) => ({ name, passed: true, failure: null })),
  receipt: {
    subject: 'CN=Alice Whitcombe',
    issuer: 'CN=Test CA',
    serialNumber: '0a1b2c',
    notBefore: '2026-11-21T12:00:00Z',
    notAfter: '2028-11-20T12:00:00Z',
    keyAlgorithm: 'RSA 2048',
    fingerprintSha256: 'ab'.repeat(32),
  },
}

const buildFor = vi.fn<(deviceId: DeviceId) => Promise<KeygenOutcome['file']>>()
const certificateFile = vi.fn<(format: string) => Promise<KeygenOutcome['file']>>()
const forget = vi.fn<() => Promise<void>>()
const saved = vi.fn()
const resume = vi.fn()
beforeEach(() => {
  vi.resetAllMocks()
  buildFor.mockResolvedValue({
    name: 'Alice-Whitcombe-2026-11-21-iphone_ipad.p12',
    bytes: new Uint8Array(5000),
  })
  certificateFile.mockImplementation(async (format) => ({
    name: `Alice-Whitcombe-2026-11-21.${format === 'der' ? 'cer' : format}`,
    bytes: new Uint8Array([1, 2, 3]),
  }))
  forget.mockResolvedValue()
})
afterEach(() => vi.restoreAllMocks())

function Done({ deviceId = 'windows' as DeviceId, filed = false }) {
  const [isSaved, setSaved] = useState(false)
  const [forgotten, setForgotten] = useState(false)
  return (
    <DoneStep
      outcome={outcome}
      saved={isSaved}
      forgotten={forgotten}
      pickup={pickup}
      deviceId={deviceId}
      filed={filed}
      crypto={workerThat({})}
      onSaved={() => {
        saved()
        setSaved(true)
      }}
      onBuildFor={buildFor}
      onCertificateFile={certificateFile}
      onForget={async () => {
        await forget()
        setForgotten(true)
      }}
      onResume={resume}
    />
  )
}
const open = (language: Language = 'en', deviceId: DeviceId = 'windows') =>
  renderPart(<Done deviceId={deviceId} />, language)

/** Keeps the browser from really saving, once. */
const dontNavigate = () =>
  document.addEventListener('click', (event) => event.preventDefault(), { once: true })

const saveLink = (name: string) => page.getByRole('link', { name: `Save ${name}` })

describe('the file', () => {
  test('is offered first, with its name, kind and type; saving it is said', async () => {
    await open()
    const link = saveLink(outcome.file.name)
    await expect.element(link).toHaveAttribute('download', outcome.file.name)
    const file = await fetch((link.element() as HTMLAnchorElement).href)
    expect(file.headers.get('Content-Type')).toBe('application/x-pkcs12')
    expect((await file.arrayBuffer()).byteLength).toBe(4400)
    await expect.element(page.getByText('(PKCS #12), 4.4', { exact: false })).toBeVisible()
    await expect.element(page.getByText('Save the file now.', { exact: false })).toBeVisible()
    await expect.element(page.getByText('Not saved yet.', { exact: false })).toBeVisible()
    dontNavigate()
    await link.click()
    expect(saved).toHaveBeenCalledOnce()
    await expect.element(page.getByText('Save the file now.', { exact: false })).not.toBeInTheDocument()
    await expect
      .element(page.getByText('Look for it in your Downloads folder', { exact: false }))
      .toBeVisible()
  })

  test('has a guide for its device, in a tab of its own', async () => {
    await open('en', 'macos')
    await expect.element(page.getByRole('heading', { name: 'Install it: Mac' })).toBeVisible()
    await expect.element(page.getByText('Keychain Access opens', { exact: false })).toBeVisible()
    // Said in the link, as this page holds the key.
    const guide = page.getByRole('link', { name: 'Show me how to install it (opens in a new tab)' })
    await expect.element(guide).toHaveAttribute('href', '/install/macos')
    await expect.element(guide).toHaveAttribute('target', '_blank')
  })
})

describe('the share sheet', () => {
  const share = vi.fn<(data: ShareData) => Promise<void>>()
  function onTouchDevice(coarse: boolean) {
    const real = globalThis.matchMedia.bind(globalThis)
    vi.spyOn(globalThis, 'matchMedia').mockImplementation((query) =>
      query === '(pointer: coarse)' ? ({ matches: coarse } as MediaQueryList) : real(query),
    )
    Object.assign(navigator, { canShare: () => true, share })
  }
  afterEach(() => {
    Reflect.deleteProperty(navigator, 'canShare')
    Reflect.deleteProperty(navigator, 'share')
    share.mockReset()
  })

  test('takes the file with its name and type, and counts as saved', async () => {
    onTouchDevice(true)
    share.mockResolvedValue()
    await open()
    await page.getByRole('button', { name: 'Share …' }).first().click()
    const [file] = share.mock.calls[0]?.[0].files ?? []
    expect([file?.name, file?.type, file?.size]).toEqual([outcome.file.name, 'application/x-pkcs12', 4400])
    await expect.poll(() => saved.mock.calls.length).toBe(1)
  })

  test('closed by the person: nothing is said and nothing counts as saved', async () => {
    onTouchDevice(true)
    share.mockRejectedValue(new DOMException('', 'AbortError'))
    await open()
    await page.getByRole('button', { name: 'Share …' }).first().click()
    await expect.poll(() => share.mock.calls.length).toBe(1)
    expect(page.getByText('did not share', { exact: false }).elements()).toEqual([])
    expect(saved).not.toHaveBeenCalled()
  })

  test('that fails says so', async () => {
    onTouchDevice(true)
    share.mockRejectedValue(new DOMException('', 'NotAllowedError'))
    await open()
    await page.getByRole('button', { name: 'Share …' }).first().click()
    await expect.element(page.getByText('The device did not share the file.', { exact: false })).toBeVisible()
    expect(saved).not.toHaveBeenCalled()
  })

  test('is not offered on a desktop', async () => {
    onTouchDevice(false)
    await open()
    expect(page.getByRole('button', { name: 'Share …' }).elements()).toEqual([])
  })
})

describe('for another device', () => {
  const choose = async (name: string) => {
    await page.getByText('Other files', { exact: true }).click()
    await page.getByRole('combobox', { name: 'Device' }).selectOptions(name)
  }

  test('of the same kind: the same file, nothing is made', async () => {
    await open()
    await choose('Thunderbird or Firefox')
    await expect
      .element(page.getByText('Thunderbird or Firefox: the file above opens there too.'))
      .toBeVisible()
    expect(buildFor).not.toHaveBeenCalled()
  })

  test('of the other kind: made when asked for, then saved under its own name', async () => {
    await open()
    await choose('iPhone or iPad')
    expect(buildFor).not.toHaveBeenCalled()
    await click('Make the file: iPhone or iPad')
    expect(buildFor).toHaveBeenCalledExactlyOnceWith('iphone_ipad')
    await expect.element(saveLink('Alice-Whitcombe-2026-11-21-iphone_ipad.p12')).toBeVisible()
    await expect.element(page.getByText('Its protection is older', { exact: false })).toBeVisible()
    await expect
      .element(page.getByRole('link', { name: 'How to install it: iPhone or iPad (opens in a new tab)' }))
      .toHaveAttribute('href', '/install/iphone_ipad')
  })

  test('a choice made meanwhile is not answered with the file of the one before', async () => {
    let answer = (_file: KeygenOutcome['file']) => {}
    buildFor.mockImplementation(
      () =>
        new Promise((resolve) => {
          answer = resolve
        }),
    )
    await open()
    await choose('iPhone or iPad')
    await click('Make the file: iPhone or iPad')
    await page.getByRole('combobox', { name: 'Device' }).selectOptions('Mac')
    answer({ name: 'late.p12', bytes: new Uint8Array(1) })
    await expect.element(page.getByRole('button', { name: 'Make the file: Mac' })).toBeVisible()
    expect(saveLink('late.p12').elements()).toEqual([])
  })

  test('the key is gone from the worker: the password is asked for again', async () => {
    buildFor.mockRejectedValue(new AppError('key-forgotten'))
    await open()
    await choose('Mac')
    await click('Make the file: Mac')
    await expect.element(page.getByText('key-forgotten')).toBeVisible()
    await click('Type the password again')
    expect(resume).toHaveBeenCalledOnce()
  })

  test('another failure can be tried again', async () => {
    buildFor.mockRejectedValueOnce(new AppError('unexpected'))
    await open()
    await choose('Mac')
    await click('Make the file: Mac')
    await expect.element(page.getByText('unexpected', { exact: true })).toBeVisible()
    expect(page.getByRole('button', { name: 'Type the password again' }).elements()).toEqual([])
    await click('Make the file: Mac')
    await expect.element(saveLink('Alice-Whitcombe-2026-11-21-iphone_ipad.p12')).toBeVisible()
  })
})

test.each([
  ['Make the PEM file', 'pem', 'application/pem-certificate-chain', 'Alice-Whitcombe-2026-11-21.pem'],
  ['Make the CER file', 'der', 'application/pkix-cert', 'Alice-Whitcombe-2026-11-21.cer'],
  ['Make the P7B file', 'p7b', 'application/x-pkcs7-certificates', 'Alice-Whitcombe-2026-11-21.p7b'],
])('the certificate alone: %s', async (make, format, type, name) => {
  await open()
  await page.getByText('Other files', { exact: true }).click()
  await click(make)
  expect(certificateFile).toHaveBeenCalledExactlyOnceWith(format)
  const link = saveLink(name)
  await expect.element(link).toBeVisible()
  expect((await fetch((link.element() as HTMLAnchorElement).href)).headers.get('Content-Type')).toBe(type)
  dontNavigate()
  await link.click()
  expect(saved, 'a certificate without its key saves nothing').not.toHaveBeenCalled()
})

describe('the receipt', () => {
  test('as a text file says what the page says, in the person’s language', async () => {
    await open('fr')
    await page.getByText('Reçu', { exact: true }).click()
    const link = page.getByRole('link', { name: /Enregistrer .*\.txt/ })
    await expect.element(link).toHaveAttribute('download', expect.stringMatching(/^Alice-Whitcombe-.*\.txt$/))
    const reply = await fetch((link.element() as HTMLAnchorElement).href)
    expect(reply.headers.get('Content-Type')).toBe('text/plain;charset=utf-8')
    const text = await reply.text()
    for (const part of [
      'Reçu du certificat de Alice Whitcombe',
      'Nom\u202f: Alice Whitcombe\nAdresse e-mail\u202f: alice@brightwater.example\nOrganisation\u202f: Brightwater Instruments Ltd\n',
      'Délivré à\u202f: CN=Alice Whitcombe',
      'Numéro de série\u202f: 0a1b2c',
      `Empreinte (SHA-256)\u202f: ${'ab'.repeat(32)}`,
      'Commande\u202f: 1004214',
      'Windows 10 ou 11 (type',
      'AES-256-CBC',
      'Le certificat correspond à la clé créée ici\u202f: réussi',
    ]) {
      expect(text).toContain(part)
    }
    expect(text).not.toMatch(/[\u00a0\u2011]/)
    expect(text.match(/\u202f: réussi$/gm)).toHaveLength(outcome.checks.length)
  })

  test('names the person first, and the technical part last', async () => {
    await open()
    await page.getByText('Receipt', { exact: true }).click()
    const terms = () =>
      [...document.querySelectorAll('details[open] dt')]
        .filter((term) => term.checkVisibility())
        .map(({ textContent }) => textContent)
    const facts = ['Name', 'E-mail address', 'Organization', 'Valid until', 'Order']
    await expect.poll(terms).toEqual(facts)
    await page.getByText('Technical details').click()
    await expect
      .poll(terms)
      .toEqual([
        ...facts,
        'Issued to',
        'Issued by',
        'Valid from',
        'Key',
        'File made for',
        'Made with',
        'Serial number',
        'Fingerprint (SHA-256)',
        'Checked and made',
      ])
  })

  test('and the checks are all that is printed, open, whatever is open on the page', async () => {
    await open()
    await expect.element(page.getByText('Your key in this browser')).toBeVisible()
    const printed = () =>
      [...document.querySelectorAll('h1, h2, summary')]
        .filter((heading) => heading.closest('[data-print=no]') === null)
        .map(({ textContent }) => textContent)
    expect(printed()).toEqual([
      'Your certificate is ready',
      'How it was checked',
      'Receipt',
      'Technical details',
    ])
    const openOnes = () => document.querySelectorAll('details[open]').length
    expect(openOnes()).toBe(0)
    // They begin to listen after they are seen.
    await expect
      .poll(() => {
        for (const type of ['afterprint', 'beforeprint']) window.dispatchEvent(new Event(type))
        return openOnes()
      })
      .toBe(3)
    window.dispatchEvent(new Event('afterprint'))
    expect(openOnes()).toBe(0)
  })
})

describe('what comes next', () => {
  const look = (name: RegExp) => page.getByRole('link', { name }).element().className
  test('is saving, and once that is done installing: one filled button', async () => {
    await open()
    const save = /^Save .*p12$/
    const install = /^Show me how to install it/
    await expect.element(page.getByRole('link', { name: save })).toBeVisible()
    expect(look(save)).toContain('primary')
    await expect.element(page.getByRole('link', { name: install })).toBeVisible()
    expect(look(install)).not.toContain('primary')
    dontNavigate()
    await page.getByRole('link', { name: save }).click()
    await expect.poll(() => look(install)).toContain('primary')
    expect(look(save)).not.toContain('primary')
  })

  test('a request file that was saved on the way is to be deleted; where none was, none is named', async () => {
    await open()
    await expect.element(page.getByText('What to keep')).toBeVisible()
    expect(document.body.textContent).not.toContain('certdesk-request')
    await renderPart(<Done filed />, 'en')
    await expect.element(page.getByText('delete the request file you saved', { exact: false })).toBeVisible()
  })
})

test('by keyboard the focus goes on where the answer is, never to the top of the page', async () => {
  await open()
  await page.getByText('Other files', { exact: true }).click()
  await page.getByText('Your key in this browser').click()
  const press = async (name: string) => {
    ;(page.getByRole('button', { name, exact: true }).element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')
  }
  const focused = () => document.activeElement?.textContent
  await press('Make the CER file')
  await expect.poll(focused).toContain('Save Alice-Whitcombe-2026-11-21.cer')
  await press('Erase my key here')
  await expect.poll(focused).toContain('Erase the key in this browser?')
  await press('Erase the key')
  await expect.poll(focused).toContain('The key was erased in this browser')
})

describe('forgetting the key', () => {
  test('asks, says what it means, and then no more files can be made', async () => {
    await open()
    await page.getByText('Your key in this browser').click()
    await click('Erase my key here')
    await expect.element(page.getByText('You have not saved the file yet.', { exact: false })).toBeVisible()
    await click('Keep it')
    expect(forget).not.toHaveBeenCalled()
    await click('Erase my key here')
    await click('Erase the key')
    await expect.element(page.getByText('The key was erased in this browser')).toBeVisible()
    await page.getByText('Other files', { exact: true }).click()
    expect(page.getByText('For another device', { exact: true }).elements()).toEqual([])
    await expect
      .element(page.getByText('no more certificate files with the key can be made', { exact: false }))
      .toBeVisible()
    // The certificate alone needs no key.
    await click('Make the PEM file')
    await expect.element(saveLink('Alice-Whitcombe-2026-11-21.pem')).toBeVisible()
    await expect.element(saveLink(outcome.file.name)).toBeVisible()
  })

  test('that fails says so and can be tried again', async () => {
    forget.mockRejectedValueOnce(new AppError('storage-unavailable'))
    await open()
    await page.getByText('Your key in this browser').click()
    await click('Erase my key here')
    await click('Erase the key')
    await expect.element(page.getByText('storage-unavailable')).toBeVisible()
    await click('Try again')
    await expect.element(page.getByText('The key was erased in this browser')).toBeVisible()
  })
})
