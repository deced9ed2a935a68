import { expect, type Locator, type Page } from '@playwright/test'

/**
 * Tabs until the focus is on the target, as a person without a mouse would; what has the focus must show it.
 */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  for (let presses = 0; presses < 90; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      const { outlineStyle, outlineWidth, boxShadow } = await target.evaluate((element) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
        return { outlineStyle, outlineWidth, boxShadow }
      })
      expect(outlineStyle !== 'none' && outlineWidth !== '0px' ? 'ring' : boxShadow, String(target)).not.toBe(
        'none',
      )
      return
    }
    await page.keyboard.press('Tab')
  }
  throw new Error(`the Tab key never reaches ${target}`)
}
