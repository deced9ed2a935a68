import { type BrowserContext, expect, type Locator, type Page } from '@playwright/test'
import type { ScenarioId } from '../../mocks/records/scenarios'
import type { PersonAction } from '../../mocks/stage/people'
import { settleIn } from './mock-world'
import type { Person } from './recipient'
import { wordsOf } from './words'

const say = wordsOf('en', 'mocks/messages')

/** Has the world go by a scenario from now on, chosen in a tab beside the one that a person is at. */
export async function letGo(context: BrowserContext, scenario: ScenarioId): Promise<void> {
  const there = await context.newPage()
  await deskOn(there).open(scenario)
  await there.close()
}

/** The demo desk in a tab of its own: what others do while the recipient is at it. */
export function deskOn(page: Page) {
  const card = ({ name }: Person): Locator => page.getByRole('group', { name })
  const button = (action: PersonAction, person: Person): Locator =>
    card(person).getByRole('button', { name: say(`desk.people.action.${action}`) })
  return {
    card,

    /** Opens the desk; with a scenario by its address, as a test of somebody else's would. */
    async open(scenario?: ScenarioId): Promise<void> {
      if (page.url() === 'about:blank') await settleIn(page)
      await page.goto(scenario ? `/demo?scenario=${scenario}` : '/demo')
      await page.getByRole('link', { name: 'Alice Whitcombe' }).first().waitFor()
      if (scenario) await expect(page).toHaveURL('/demo')
    },

    /** Whether there is anything of the kind to do. */
    may: (action: PersonAction, person: Person): Promise<boolean> => button(action, person).isVisible(),

    async does(action: PersonAction, person: Person): Promise<void> {
      await button(action, person).click()
      // The message may be about the action before. The focus comes back to the name when this one is done.
      await expect(card(person).getByRole('heading', { name: person.name })).toBeFocused()
      await expect(page.getByText(say('desk.people.done')).first()).toBeVisible()
    },

    /** Moves the clock, and waits until the desk shows the later time. */
    async moveClock(by: 'minutes' | 'hour' | 'day' | 'month'): Promise<void> {
      const clock = page.getByRole('region', { name: say('desk.clock.title') })
      const shown = () => clock.locator('time').getAttribute('datetime')
      const before = Date.parse((await shown()) ?? '')
      await clock.getByRole('button', { name: say(`desk.clock.${by}`) }).click()
      await expect
        .poll(async () => Date.parse((await shown()) ?? ''))
        .toBeGreaterThan(before + { minutes: 9, hour: 59, day: 1_439, month: 43_000 }[by] * 60_000)
    },

    /** The code in the newest short message to the person. */
    async codeOf({ name }: Person): Promise<string> {
      const message = page
        .getByRole('region', { name: say('desk.phone.title') })
        .getByRole('listitem')
        .filter({ hasText: name })
        .first()
      // Its last line is the message; the telephone's number above has six digits in a row, too.
      return (await message.locator('p').last().innerText()).match(/\b\d{6}\b/)?.[0] ?? ''
    },

    /** The link in the newest mail to the person that is about `subject`, and its token. */
    async linkIn(subject: string, person: Person): Promise<string> {
      const says = wordsOf(person.language, 'mocks/messages')
      await page
        .getByRole('link', { name: person.name })
        .filter({ hasText: new RegExp(says(`mail.${subject}.subject`).source.slice(1, -1), 'u') })
        .first()
        .click()
      const mail = page.locator('a[href*="/generate#"]')
      return new URL((await mail.getAttribute('href')) ?? '', page.url()).hash.slice(1)
    },
  }
}
