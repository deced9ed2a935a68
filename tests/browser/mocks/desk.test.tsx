import '../../../src/ui/theme.css'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { DeskPage } from '../../../mocks/desk/desk-page'
import { memoryStore, type SavedState } from '../../../mocks/persistence'
import { createWorld } from '../../../mocks/world'

const parts = (saved = memoryStore()) => ({
  clock: Date.now,
  random: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
  delay: async () => {},
  saved,
})

let seeded: SavedState
beforeAll(async () => {
  const saved = memoryStore()
  await createWorld(parts(saved)).read(() => undefined)
  seeded = (await saved.load()) as SavedState
})

const wide = [1280, 900] as const
const phone = [360, 740] as const

async function openDesk(saved = memoryStore(structuredClone(seeded))) {
  sessionStorage.setItem('certdesk-desk-language', 'en')
  history.replaceState(null, '', '#')
  const world = createWorld(parts(saved))
  await render(<DeskPage world={{ ...world, durable: true }} />)
  return world
}

beforeEach(() => page.viewport(...wide))
afterEach(() => {
  sessionStorage.clear()
  history.replaceState(null, '', '#')
})

describe('the inbox', () => {
  test('shows who got mail, and a mail with its link into the product', async () => {
    const world = await openDesk()
    await expect.element(page.getByRole('heading', { level: 1, name: 'Demo desk' })).toBeVisible()
    await expect.element(page.getByText('6 unread messages')).toBeVisible()
    await page.getByRole('link', { name: /Alice Whitcombe/ }).click()
    await expect.element(page.getByRole('heading', { level: 3 })).toHaveFocus()
    const link = page.getByRole('link', { name: 'Create my certificate' })
    const token = await world.read(
      ({ state }) => state.mails.find(({ to }) => to.name === 'Alice Whitcombe')?.link?.pickupToken,
    )
    await expect.element(link).toHaveAttribute('href', `/generate#${token}`)
    await expect.element(page.getByText('5 unread messages')).toBeVisible()
  })

  test('marks each mail with the language it is in', async () => {
    await openDesk()
    await page.getByRole('link', { name: /陳怡君/ }).click()
    await expect
      .element(page.getByRole('link', { name: '產生我的憑證' }))
      .toHaveAttribute('href', expect.stringContaining('/generate#'))
    expect(page.getByRole('heading', { level: 3 }).element().getAttribute('lang')).toBe('zh-Hant')
  })

  test('shows one thing at a time on a phone, and goes back to where it was', async () => {
    await page.viewport(...phone)
    await openDesk()
    await page.getByRole('link', { name: /Hélène/ }).click()
    await expect.element(page.getByRole('link', { name: 'Créer mon certificat' })).toBeVisible()
    await expect.element(page.getByRole('link', { name: /Maartje/ })).not.toBeInTheDocument()
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360)
    await page.getByRole('link', { name: 'Back to the inbox' }).click()
    await expect.element(page.getByRole('link', { name: /Hélène/ })).toHaveFocus()
  })
})

describe('the stage', () => {
  test('moves the clock, and back', async () => {
    const world = await openDesk()
    await page.getByRole('button', { name: '+ 30 days' }).click()
    await page.getByRole('button', { name: '+ 1 hour' }).click()
    await expect.element(page.getByText('30 days 1 hour ahead of the real time.')).toBeVisible()
    expect(await world.read(({ state }) => state.clockOffsetMs)).toBe(30 * 86_400_000 + 3_600_000)
    await page.getByRole('button', { name: 'Back to now' }).click()
    await expect.element(page.getByText('That is the real time.')).toBeVisible()
  })

  test('starts again only when asked twice', async () => {
    const world = await openDesk()
    const root = () => world.read(({ state }) => state.authority.root.certificatePem)
    const before = await root()
    await page.getByRole('button', { name: 'Start again …' }).click()
    await page.getByRole('button', { name: 'Keep it' }).click()
    expect(await root()).toBe(before)
    await page.getByRole('button', { name: 'Start again …' }).click()
    await page.getByRole('button', { name: 'Yes, start again' }).click()
    await expect.element(page.getByText('A fresh demo world is ready.')).toBeVisible()
    expect(await root()).not.toBe(before)
  })

  test('speaks four languages', async () => {
    await openDesk()
    for (const [tag, title] of [
      ['fr', 'Coulisses de la démo'],
      ['nl', 'Demobalie'],
      ['zh-Hant', '示範後台'],
    ] as const) {
      await page.getByRole('combobox').selectOptions(tag)
      await expect.element(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
      expect(document.documentElement.lang).toBe(tag)
    }
  })

  test('says that a saved world could not be read', async () => {
    await openDesk(memoryStore({ revision: 3, state: 'garbage' }))
    await expect.element(page.getByText(/could not be read/)).toBeVisible()
  })

  test('says so when a change fails', async () => {
    const saved = memoryStore(structuredClone(seeded))
    await openDesk({ ...saved, save: async () => Promise.reject(new Error('full')) })
    await page.getByRole('button', { name: '+ 1 day' }).click()
    await expect.element(page.getByRole('alert')).toHaveTextContent('Nothing was changed')
  })
})
