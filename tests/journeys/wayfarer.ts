import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { patienceMs } from '../setup/patience.mjs'
import { recipientOn, type SavedFile } from './recipient'

/** The things that a person has outside of the browser: a sheet of paper, and the files that were saved. */
export interface Belongings {
  /** The passphrase, as it was written down last. */
  password: string | null
  requestFile: Buffer | null
  file: SavedFile | null
}

export const emptyHanded = (): Belongings => ({ password: null, requestFile: null, file: null })

/** Pages of the flow by the text in their heading. */
const headings = {
  identity: 'keygen.identity.title',
  device: 'keygen.device.title',
  password: 'keygen.password.title',
  agreement: 'keygen.create.title',
  working: 'keygen.create.workingTitle',
  'keep-file': 'keygen.keepFile.title',
  resume: 'keygen.resume.title',
  'open-file': 'keygen.openFile.title',
  used: 'keygen.issued.title',
  unsure: 'keygen.unsure.title',
  pending: 'keygen.pending.title',
  failed: 'keygen.failed.title',
  done: 'keygen.done.title',
} as const
export type Place = keyof typeof headings

/** The events on the way, as the person would tell them. */
export interface Way {
  readonly belongings: Belongings
  /** Saved files are read from the browser's downloads; false where it tells of none (Firefox). */
  readonly downloads: boolean
  /** Whether the backup that is offered while the certificate is waited for is taken. */
  readonly savesBackup?: boolean
  /** Whether a kept request file is opened where the browser doesn't know the key. */
  readonly opensRequestFile?: boolean
  /** Called at each page of the flow, before anything is done there. */
  readonly at?: (place: Place) => void
  /** Called when the button that makes the key was pressed, when a file was saved. */
  readonly did?: (deed: 'created' | 'resumed' | 'request file saved' | 'file saved') => void
  /** Somebody else's action while the person waits. */
  readonly meanwhile?: () => Promise<void>
}

/**
 * Goes from wherever an opened link stands to the saved file, doing on each page what a person would do there
 * who has kept what the pages said must be kept. Ends with the file among the belongings; throws where the
 * way is blocked.
 */
export async function walkToFile(page: Page, way: Way): Promise<void> {
  let last: Place | null = null
  for (;;) {
    const place = await nextPlace(page, last)
    way.at?.(place)
    await actions[place](page, way)
    if (place === 'done') return
    last = place
  }
}

/** The page that is shown next, after `last`; work that is going on is waited for. */
async function nextPlace(page: Page, last: Place | null): Promise<Place> {
  const { say } = recipientOn(page)
  const deadline = Date.now() + patienceMs
  for (;;) {
    const shown = await page.evaluate(() =>
      [...document.querySelectorAll('h1')]
        .filter((heading) => heading.checkVisibility())
        .map(({ innerText }) => innerText.replace(/\s+/g, ' ').trim()),
    )
    const place = (Object.keys(headings) as Place[]).find((name) =>
      shown.some((text) => say(headings[name]).test(text)),
    )
    if (place && place !== last) return place
    // A failure in place of the link's page: the server could not be asked.
    const again = recipientOn(page).button('app.tryAgain')
    if (!place && (await again.isVisible())) await again.click({ timeout: 1_000 }).catch(() => undefined)
    if (Date.now() > deadline) {
      throw new Error(`no way on from “${shown}”:\n${await page.getByRole('main').innerText()}`)
    }
    await page.waitForTimeout(50)
  }
}

/** The person's actions on each page. */
const actions: Readonly<Record<Place, (page: Page, way: Way) => Promise<void>>> = {
  identity: async (page, { belongings, opensRequestFile }) => {
    const recipient = recipientOn(page)
    if (opensRequestFile && belongings.requestFile)
      return recipient.button('keygen.identity.requestFile').click()
    await recipient.button('keygen.identity.yes').click()
  },
  device: (page) => recipientOn(page).chooseDevice(),
  async password(page, { belongings }) {
    const { password } = await recipientOn(page).takePassphrase((read) => {
      // Written down before the page is told so.
      belongings.password = read
      belongings.requestFile = null
    })
    belongings.password = password
  },
  async agreement(page, { did }) {
    const recipient = recipientOn(page)
    const again = recipient.button('app.tryAgain')
    const checkbox = page.getByRole('checkbox')
    await checkbox.or(again).waitFor()
    // The text may not have come.
    while (await again.isVisible()) {
      await again.click()
      await checkbox.or(again).waitFor()
    }
    await recipient.acceptAgreement()
    await recipient.create()
    did?.('created')
  },
  working: async () => undefined,
  async 'keep-file'(page, { belongings, downloads, did }) {
    const recipient = recipientOn(page)
    belongings.requestFile = (await saveFrom(page, recipient.requestFileLink(), downloads)).bytes
    did?.('request file saved')
    await recipient.button('keygen.keepFile.next').click()
  },
  async resume(page, { belongings, did }) {
    await recipientOn(page).resume(belongings.password ?? '')
    did?.('resumed')
  },
  async 'open-file'(page, { belongings, did }) {
    if (!belongings.requestFile) throw new Error('a request file is asked for, and none was saved')
    await recipientOn(page).openRequestFile(belongings.requestFile, belongings.password ?? '')
    did?.('resumed')
  },
  async used(page, { opensRequestFile, belongings }) {
    if (!opensRequestFile || !belongings.requestFile) throw new Error('issued, and the key is lost')
    await recipientOn(page).button('keygen.issued.openFile').click()
  },
  /** The browser could not look for a key: a saved one leads on; without one nothing was sent yet. */
  async unsure(page, { opensRequestFile, belongings }) {
    const recipient = recipientOn(page)
    const withFile = opensRequestFile && belongings.requestFile
    await recipient.button(withFile ? 'keygen.issued.openFile' : 'keygen.unsure.beginNow').click()
  },
  async pending(page, { meanwhile, savesBackup, opensRequestFile, belongings, downloads, did }) {
    const recipient = recipientOn(page)
    const openFile = recipient.button('keygen.pending.openFile')
    if (await openFile.isVisible()) {
      // A key that isn't here is asked for; without a file only the link's own browser leads on.
      if (opensRequestFile && belongings.requestFile) return openFile.click()
    } else if (savesBackup && !belongings.requestFile) {
      await recipient.button('keygen.backup.make').click()
      belongings.requestFile = (await saveFrom(page, recipient.requestFileLink(), downloads)).bytes
      did?.('request file saved')
    }
    // Issued in the meantime leads on by itself.
    await meanwhile?.()
  },
  failed: (page) => recipientOn(page).button('keygen.failed.again').click(),
  async done(page, { belongings, downloads, did }) {
    belongings.file = await saveFrom(page, recipientOn(page).fileLink(), downloads)
    did?.('file saved')
  },
}

/** Saves what is behind the link, and reads it. */
export async function saveFrom(page: Page, link: Locator, downloads: boolean): Promise<SavedFile> {
  if (downloads) {
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
    return { fileName: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
  }
  const { fileName, bytes } = await link.evaluate(async (element) => {
    const { href, download } = element as HTMLAnchorElement
    const made = globalThis.madeFiles?.get(href)
    return { fileName: download, bytes: [...new Uint8Array((await made?.arrayBuffer()) ?? [])] }
  })
  await link.click()
  return { fileName, bytes: Buffer.from(bytes) }
}
