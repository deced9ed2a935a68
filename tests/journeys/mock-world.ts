import type { Browser, Page } from '@playwright/test'
import type { Row } from '../../mocks/memory/store'
import type { AccountRecord, AuthorityKeys } from '../../mocks/records/account'
import type { Mail, TextMessage } from '../../mocks/records/mail'
import type { Order } from '../../mocks/records/order'
import type { Chapter, EventOf } from '../../mocks/records/order-events'
import type { PaymentSession } from '../../mocks/records/payment'
import type { ScenarioId } from '../../mocks/records/scenarios'
import type { WorldMeta } from '../../mocks/records/stage'

/**
 * A file of our origin in which no script of ours runs: what reads and writes storage from there disturbs
 * nobody.
 */
const quietPath = '/favicon.svg'

/** Goes to a page of our origin where nothing of ours runs. */
export async function goToQuietPage(page: Page): Promise<void> {
  await page.goto(quietPath)
}

/** The content of the browser's database of the mock world, store by store. */
interface SavedWorld {
  readonly version: number
  readonly meta: readonly unknown[]
  readonly stores: Readonly<
    Record<string, { readonly indexes: readonly string[]; readonly rows: readonly Row[] }>
  >
}

/**
 * The mock world as IndexedDB has it, read without asking any code of ours: JSON, bytes as `{ bytes: base64
 * }`.
 */
async function readSaved(page: Page): Promise<string> {
  return await page.evaluate(async () => {
    const requested = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const plain = (value: unknown): unknown => {
      if (value instanceof Uint8Array) return { bytes: btoa(String.fromCharCode(...value)) }
      if (Array.isArray(value)) return value.map(plain)
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]))
    }
    const database = await requested(indexedDB.open('certdesk-mock-world'))
    try {
      const names = [...database.objectStoreNames]
      if (names.length === 0) return JSON.stringify(null)
      // One transaction: nothing is written between two stores.
      const transaction = database.transaction(names)
      const read = await Promise.all(
        names.map(async (name) => {
          const store = transaction.objectStore(name)
          return [name, { indexes: [...store.indexNames], rows: await requested(store.getAll()) }] as const
        }),
      )
      const { meta, ...stores } = Object.fromEntries(read)
      return JSON.stringify(plain({ version: database.version, meta: meta?.rows ?? [], stores }))
    } finally {
      database.close()
    }
  })
}

/**
 * The memory of the mock world, as far as journeys look at it: the things that really happened, whatever a
 * page shows.
 */
export interface SeenWorld {
  readonly account: AccountRecord
  readonly authority: AuthorityKeys
  readonly orders: readonly Order[]
  /** Everything the authority ever issued, in the order in which it did. */
  readonly issuances: readonly EventOf<'certificate_issued'>[]
  readonly mails: readonly Mail[]
  readonly textMessages: readonly TextMessage[]
  readonly paymentSessions: readonly PaymentSession[]
}

export async function worldOn(page: Page): Promise<SeenWorld> {
  const saved = JSON.parse(await readSaved(page)) as SavedWorld | null
  if (!saved || saved.meta.length === 0) throw new Error('there is no mock world in this profile')
  const records = <T>(store: string) => (saved.stores[store]?.rows ?? []).map(({ record }) => record as T)
  const [account] = records<AccountRecord>('accounts')
  const [authority] = records<AuthorityKeys>('authorities')
  if (!account || !authority) throw new Error('the mock world has no account or no authority')
  return {
    account,
    authority,
    orders: records('orders'),
    issuances: records<Chapter>('chapters').flatMap(({ events }) =>
      events.flatMap((event) => (event.kind === 'certificate_issued' ? [event] : [])),
    ),
    mails: records('mails'),
    textMessages: records('textMessages'),
    paymentSessions: records('paymentSessions'),
  }
}

/** Brings the mock world, and nothing else, to another profile: the same back end, met by another browser. */
export async function carryWorld(from: Page, to: Page): Promise<void> {
  const saved = await readSaved(from)
  await goToQuietPage(to)
  await writeSaved(to, saved)
}

/** A world that was read, into a profile that has none; the page must be of our origin. */
async function writeSaved(to: Page, saved: string): Promise<void> {
  await to.evaluate(async (stored) => {
    const revived = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(revived)
      if (typeof value !== 'object' || value === null) return value
      if ('bytes' in value && typeof value.bytes === 'string' && Object.keys(value).length === 1) {
        return Uint8Array.from(atob(value.bytes), (character) => character.charCodeAt(0))
      }
      return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, revived(part)]))
    }
    const { version, meta, stores } = JSON.parse(stored) as SavedWorld
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open('certdesk-mock-world', version)
      request.onupgradeneeded = () => {
        request.result.createObjectStore('meta')
        for (const [name, { indexes }] of Object.entries(stores)) {
          const store = request.result.createObjectStore(name, { keyPath: 'sequence' })
          for (const index of indexes) store.createIndex(index, `entries.${index}`, { multiEntry: true })
        }
      }
      request.onerror = () => reject(request.error)
      request.onsuccess = () => {
        const transaction = request.result.transaction([...request.result.objectStoreNames], 'readwrite')
        transaction.objectStore('meta').put(revived(meta[0]), 'world')
        for (const [name, { rows }] of Object.entries(stores)) {
          for (const row of rows) transaction.objectStore(name).put(revived(row))
        }
        transaction.oncomplete = () => {
          request.result.close()
          resolve()
        }
        transaction.onabort = () => reject(transaction.error)
      }
    })
  }, saved)
}

/** Worlds as a profile's first visit to the demo desk begins them, by our address: read once, met by many. */
const readyWorlds = new Map<string, Promise<string>>()

async function beginReadyWorld(browser: Browser, origin: string): Promise<string> {
  const context = await browser.newContext({ baseURL: origin })
  try {
    const page = await context.newPage()
    await page.goto('/demo')
    await page.getByRole('link', { name: 'Alice Whitcombe' }).first().waitFor()
    await goToQuietPage(page)
    return await readSaved(page)
  } finally {
    await context.close()
  }
}

/**
 * Gives a profile that has no mock world the one that everybody begins with, and leaves the page where
 * nothing of ours runs. Most journeys are not about the demo desk, which takes a second to begin one.
 * Scenarios that do something when they are chosen, such as ending links, need the desk.
 */
export async function settleIn(page: Page, scenario?: ScenarioId): Promise<void> {
  await goToQuietPage(page)
  if (await hasWorld(page)) return
  const { origin } = new URL(page.url())
  const browser = page.context().browser()
  // A browser with a profile on the disk has no other profile to begin one in: its desk begins its own.
  if (!browser) return
  const ready = readyWorlds.get(origin) ?? beginReadyWorld(browser, origin)
  readyWorlds.set(origin, ready)
  const world = JSON.parse(await ready) as SavedWorld
  const [meta] = world.meta as [WorldMeta]
  const since = meta.stage.scenario.since
  const stage = { ...meta.stage, scenario: { id: scenario ?? meta.stage.scenario.id, since } }
  await writeSaved(page, JSON.stringify({ ...world, meta: [{ ...meta, stage }] }))
}

/** Whether the profile has a mock world, as a page of our origin sees it. */
const hasWorld = (page: Page): Promise<boolean> =>
  page.evaluate(async () => (await indexedDB.databases()).some(({ name }) => name === 'certdesk-mock-world'))

/**
 * Forgets what the product keeps in this profile, as “clear site data” would, but leaves the back end where
 * it is.
 */
export async function clearProduct(page: Page): Promise<void> {
  await page.evaluate(async () => {
    localStorage.clear()
    sessionStorage.clear()
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase('certdesk')
      request.onsuccess = () => resolve()
      request.onerror = () => reject(request.error)
      request.onblocked = () => reject(new Error('a page of the product is still open'))
    })
  })
}

/** The token of the newest mail with a link to this person. */
export function newestLinkTo(world: SeenWorld, email: string): string {
  const mail = world.mails
    .filter(({ to, link }) => link && to.address === email)
    .toSorted((a, b) => a.sentAt.localeCompare(b.sentAt))
    .at(-1)
  if (!mail?.link) throw new Error(`no mail with a link to ${email}`)
  return mail.link.pickupToken
}

/**
 * The sealed keys that the product keeps in this profile, as IndexedDB has them; none where it never kept
 * any.
 */
export async function keptKeysOn(page: Page): Promise<readonly { readonly publicKeySha256: string }[]> {
  return await page.evaluate(async () => {
    const requested = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    // Opening a database that isn't there would make it.
    if (!(await indexedDB.databases()).some(({ name }) => name === 'certdesk')) return []
    const database = await requested(indexedDB.open('certdesk'))
    try {
      // A browser that never answered may have left the empty database.
      if (!database.objectStoreNames.contains('pending-keys')) return []
      return await requested(database.transaction('pending-keys').objectStore('pending-keys').getAll())
    } finally {
      database.close()
    }
  })
}
