import { useState } from 'react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { type DeviceId, devices } from '../../../../src/domain/devices'
import { DeviceStep } from '../../../../src/features/keygen/questions/device-step'
import { type Language, languages } from '../../../../src/i18n/language'
import { click, renderPart } from '../../render-part'

const next = vi.fn()
const chosen = vi.fn()
afterEach(() => {
  vi.clearAllMocks()
})

function Step() {
  const [deviceId, setDeviceId] = useState<DeviceId | null>(null)
  return (
    <DeviceStep
      position={{ step: 2, steps: 4 }}
      deviceId={deviceId}
      onDevice={(id) => {
        chosen(id)
        setDeviceId(id)
      }}
      onBack={() => {}}
      onNext={next}
    />
  )
}
const open = (language: Language = 'en') => renderPart(<Step />, language)

/** Names of ciphers and hashes: outside the expert's part nobody meets one. */
const technical = /AES|DES|SHA|PBKDF|HMAC|PKCS|CBC|RC2/

describe('where it will be installed', () => {
  test('every device is offered and none is chosen for the person', async () => {
    await open()
    await expect.element(page.getByRole('radio').first()).toBeVisible()
    const radios = [...document.querySelectorAll<HTMLInputElement>('input[type=radio]')]
    expect(radios.map(({ value }) => value).toSorted()).toEqual(devices.map(({ id }) => id).toSorted())
    expect(radios.filter(({ checked }) => checked)).toEqual([])
  })

  test('this device comes first, then what most people have; the others are a click away', async () => {
    await open()
    const shown = () =>
      (page.getByRole('radio').elements() as HTMLInputElement[])
        .filter((radio) => radio.checkVisibility())
        .map(({ value }) => value)
    const first = ['linux', 'windows', 'macos', 'iphone_ipad', 'android', 'unknown']
    await expect.poll(shown).toEqual(first)
    await page.getByText('Other device or program').click()
    const others = devices.map(({ id }) => id).filter((id) => !first.includes(id))
    await expect.poll(shown).toEqual([...first, ...others])
    await page.getByRole('radio', { name: 'A Java program' }).click()
    expect(chosen).toHaveBeenCalledWith('java')
    // One group for the keyboard, wherever its radios stand.
    expect(document.querySelectorAll('input[name=device]:checked')).toHaveLength(1)
  })

  test('without a choice one is asked for, with the focus on the summary; then it goes on', async () => {
    await open()
    await click('Continue')
    const summary = page.getByRole('region', { name: 'Please look at this again' })
    await expect.element(summary).toHaveFocus()
    expect(document.title).toMatch(/^Error:/)
    expect(next).not.toHaveBeenCalled()
    await summary.getByRole('button').click()
    await expect.element(page.getByRole('radio', { name: 'Linux – this device' })).toHaveFocus()
    await page.getByRole('radio', { name: 'Mac' }).click()
    expect(chosen).toHaveBeenCalledWith('macos')
    expect(summary.elements()).toEqual([])
    await click('Continue')
    expect(next).toHaveBeenCalledOnce()
  })

  test.each(languages)('no cipher’s name outside the expert’s part (%s)', async (language) => {
    await open(language)
    const radios = page.getByRole('radio').elements() as HTMLInputElement[]
    ;(document.querySelector('fieldset details') as HTMLDetailsElement).open = true
    for (const radio of radios) {
      await page.elementLocator(radio).click()
      const seen = (document.querySelector('form') as HTMLElement).cloneNode(true) as HTMLElement
      for (const hidden of seen.querySelectorAll('details > :not(summary)')) hidden.remove()
      expect(seen.textContent).not.toMatch(technical)
    }
  })

  test.each([
    ['iphone_ipad', 'compatible', /Triple DES.*2,048 iterations/, 'iOS 16: refuses the modern kind'],
    ['windows', 'modern', /AES-256-CBC.*310,000 iterations/, 'opens the modern kind'],
  ])('an expert sees for %s what was chosen, why, from where and when', async (id, kind, made, why) => {
    await open()
    await page.elementLocator(document.getElementById(`device-${id}`) as HTMLElement).click()
    await page.getByText('Which kind of file, and why').click()
    await expect.element(page.getByText(kind, { exact: true })).toBeVisible()
    await expect.element(page.getByText(made)).toBeVisible()
    await expect.element(page.getByText(why, { exact: false }).first()).toBeVisible()
    const device = devices.find((row) => row.id === id)
    for (const { source } of device?.evidence ?? []) {
      await expect.element(page.getByText(source, { exact: true }).first()).toBeVisible()
    }
    await expect.element(page.getByText('21 November 2026')).toBeVisible()
  })
})

test('the guess is a hint, made in the browser: no request leaves for it', async () => {
  const requests = vi.spyOn(globalThis, 'fetch')
  await open()
  await expect.element(page.getByRole('radio', { name: 'Linux – this device' })).toBeVisible()
  await expect.element(page.getByText('Your browser’s guess comes first.', { exact: false })).toBeVisible()
  expect(requests).not.toHaveBeenCalled()
  requests.mockRestore()
})
