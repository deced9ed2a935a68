import type { Page } from '@playwright/test'
import type { WorldState } from '../../mocks/state'

/** A file of our origin in which no script of ours runs: what reads and writes storage from there disturbs nobody. */
const quietPath = '/favicon.svg'

/** Goes to a page of our origin where nothing of ours runs. */
export async function goToQuietPage(page: Page): Promise<void> {
  await page.goto(quietPath)
}

/** The mock world as IndexedDB has it, read without asking any code of ours: JSON, bytes as `{ bytes: base64 }`. */
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
      return JSON.stringify(
        plain(await requested(database.transaction('world').objectStore('world').get('state'))) ?? null,
      )
    } finally {
      database.close()
    }
  })
}

/** What the mock world remembers: what really happened, whatever a page shows. */
export async function worldOn(page: Page): Promise<WorldState> {
  const saved = JSON.parse(await readSaved(page)) as { state: WorldState } | null
  if (!saved) throw new Error('there is no mock world in this profile')
  return saved.state
}

/** Brings the mock world, and nothing else, to another profile: the same back end, met by another browser. */
export async function carryWorld(from: Page, to: Page): Promise<void> {
  const saved = await readSaved(from)
  await goToQuietPage(to)
  await to.evaluate(async (stored) => {
    const revived = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(revived)
      if (typeof value !== 'object' || value === null) return value
      if ('bytes' in value && typeof value.bytes === 'string' && Object.keys(value).length === 1) {
        return Uint8Array.from(atob(value.bytes), (character) => character.charCodeAt(0))
      }
      return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, revived(part)]))
    }
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open('certdesk-mock-world', 1)
      request.onupgradeneeded = () => request.result.createObjectStore('world')
      request.onerror = () => reject(request.error)
      request.onsuccess = () => {
        const transaction = request.result.transaction('world', 'readwrite')
        transaction.objectStore('world').put(revived(JSON.parse(stored)), 'state')
        transaction.oncomplete = () => {
          request.result.close()
          resolve()
        }
        transaction.onabort = () => reject(transaction.error)
      }
    })
  }, saved)
}

/** Forgets what the product keeps in this profile, as “clear site data” would, but leaves the back end where it is. */
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
export function newestLinkTo(world: WorldState, email: string): string {
  const mail = world.mails
    .filter(({ to, link }) => link && to.address === email)
    .toSorted((a, b) => a.sentAt.localeCompare(b.sentAt))
    .at(-1)
  if (!mail?.link) throw new Error(`no mail with a link to ${email}`)
  return mail.link.pickupToken
}

/** The sealed keys that the product keeps in this profile, as IndexedDB has them; none where it never kept any. */
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
