import { devices } from '../../src/domain/devices'
import type { Walk } from './walker'
import { wordsOf } from './words'

/** Every page of the guides, by its link where there is one. */
export const guides: Walk = async ({ page, language, look }) => {
  const say = wordsOf(language)
  await page.goto('/install')
  await page.getByRole('heading', { level: 1, name: say('guides.index.title') }).waitFor()
  await look(page, 'all guides')
  for (const { id } of devices) {
    await page
      .getByRole('navigation', { name: say('guides.otherGuides') })
      .getByRole('link', { name: say(`devices.name.${id}`) })
      .click()
    await page.getByRole('heading', { level: 1, name: say(`guides.title.${id}`) }).waitFor()
    await look(page, `guide: ${id}`)
    await page.getByRole('link', { name: say('guides.back') }).click()
    await page.getByRole('heading', { level: 1, name: say('guides.index.title') }).waitFor()
  }
  await page.goto('/install/toaster')
  await page.getByRole('heading', { level: 1, name: say('guides.unknownDevice.title') }).waitFor()
  await look(page, 'guide of an unknown device')
}
