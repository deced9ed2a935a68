import { afterEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { devices } from '../../../src/domain/devices'
import { type GuidePart, guideParts, guides, symptoms } from '../../../src/features/install-guides/guides'
import { GuidesPage } from '../../../src/features/install-guides/guides-page'
import { languages } from '../../../src/i18n/language'
import { LanguageProvider } from '../../../src/i18n/language-provider'
import { loadMessages } from '../../../src/i18n/messages'
import '../../../src/ui/theme.css'

afterEach(() => history.replaceState(null, '', '/'))

async function show(deviceId?: string, language: (typeof languages)[number] = 'en') {
  const messages = await loadMessages(language)
  return render(
    <LanguageProvider initialLanguage={language} initialMessages={messages} tags={[language]}>
      <GuidesPage deviceId={deviceId} />
    </LanguageProvider>,
  )
}

/** `a.b.c` of every text below a node of the catalogue. */
function keysOf(node: object, prefix: string): string[] {
  return Object.entries(node).flatMap(([name, value]) =>
    typeof value === 'string' ? [`${prefix}.${name}`] : keysOf(value as object, `${prefix}.${name}`),
  )
}

const textsOf = ({ title, about, steps, worked }: GuidePart) =>
  [title, about, ...steps.map(({ text }) => text), worked?.text].filter((text) => text !== undefined)

describe('the tables', () => {
  test('show every text of a part, and no part or symptom is in no guide', async () => {
    const { guides: texts } = await loadMessages('en')
    expect(Object.values(guideParts).flatMap(textsOf).sort()).toEqual(keysOf(texts.part, 'part').sort())
    expect(Object.keys(symptoms).sort()).toEqual(Object.keys(texts.symptom).sort())
    const all = Object.values(guides)
    expect(new Set(all.flatMap(({ parts }) => parts))).toEqual(new Set(Object.keys(guideParts)))
    expect(new Set(all.flatMap((guide) => guide.symptoms))).toEqual(new Set(Object.keys(symptoms)))
  })
})

describe.each(languages)('in %s', (language) => {
  test.each(devices.map(({ id }) => id))('the guide for %s has all its parts and texts', async (id) => {
    const { container } = await show(id, language)
    const headings = [...container.querySelectorAll('h2')].map((heading) => heading.textContent)
    const { guides: texts } = await loadMessages(language)
    for (const part of guides[id].parts) expect(headings).toContain(texts.part[part].title)
    expect(headings).toContain(texts.keepOld.title)
    expect(container.querySelectorAll('article')).toHaveLength(guides[id].symptoms.length)
    // use-intl shows the key where a text is missing.
    expect(container.textContent).not.toMatch(/guides\.\w+\./)
  })
})

test('the list leads to the guide of each device, and to the repair page', async () => {
  await show()
  const links = page.getByRole('navigation', { name: 'Guides for each device' }).getByRole('link')
  await expect.element(links.first()).toHaveAttribute('href', '/install/windows')
  expect(links.elements()).toHaveLength(devices.length)
  await expect
    .element(page.getByRole('link', { name: 'Make the file anew, in another kind' }))
    .toHaveAttribute('href', '/repair')
})

test('an address without a device says so and shows the guides there are', async () => {
  await show('toaster')
  await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('no guide at this address')
  await expect.element(page.getByRole('link', { name: 'Mac' })).toHaveAttribute('href', '/install/macos')
})

test('the kind of file is that of the device’s row', async () => {
  const first = await show('windows')
  await expect.element(page.getByText(/On this device the newer kind opens/)).toBeVisible()
  await first.unmount()
  await show('iphone_ipad')
  await expect.element(page.getByText(/in the older kind that opens on this device too/)).toBeVisible()
})

test('an address with a part leads to that part, though it was not there when the page was loaded', async () => {
  history.replaceState(null, '', '/install/windows#symptoms')
  await show('windows')
  await expect.poll(() => document.getElementById('symptoms')?.getBoundingClientRect().top).toBeLessThan(60)
  expect(window.scrollY).toBeGreaterThan(500)
  await expect.element(page.getByRole('heading', { name: 'When something does not work' })).toHaveFocus()
})

test('a guide that stands for several leads on to those of the devices, not to itself', async () => {
  await show('several')
  const links = page.getByRole('navigation', { name: 'Guides for each device' }).getByRole('link')
  await expect.element(links.first()).toBeVisible()
  const targets = links.elements().map((link) => link.getAttribute('href'))
  expect(targets).not.toContain('/install/several')
  expect(targets).not.toContain('/install/unknown')
  expect(targets).toContain('/install/macos')
})
