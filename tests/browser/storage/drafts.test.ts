import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createDrafts, type DraftsOptions } from '../../../src/storage/drafts'
import { createPendingKeys } from '../../../src/storage/pending-keys'
import { exampleDraft, exampleRow } from '../../setup/order-policy'
import { answered, createOwnDatabase, exampleKey } from './own-database'

let own: ReturnType<typeof createOwnDatabase>
beforeEach(() => {
  own = createOwnDatabase()
})
afterEach(async () => {
  vi.restoreAllMocks()
  await own.remove()
})

const saturday = Date.parse('2026-11-21T12:00:00Z')
const day = 86_400_000
/** A tab of the browser: what it has in memory is its own, the disk is everybody's. */
const tab = (options: DraftsOptions = {}) =>
  createDrafts({ factory: own.factory, channelName: own.name, now: () => saturday, ...options })
const content = exampleDraft(2)
const saving = { kind: 'client_order' as const, step: 'recipients', content }
const plant = async (record: unknown) => {
  const database = await answered(indexedDB.open(own.name))
  await answered(database.transaction('drafts', 'readwrite').objectStore('drafts').put(record))
  database.close()
}

describe('drafts on the disk', () => {
  test('are loaded as they were saved', async () => {
    const saved = await tab().save('a', 0, saving)
    expect(saved).toMatchObject({ revision: 1, savedAt: '2026-11-21T12:00:00.000Z', placedAs: null })
    expect(await tab().load('a')).toEqual(saved)
  })

  test('are listed, the newest first, several side by side', async () => {
    await tab().save('old', 0, saving)
    await tab({ now: () => saturday + 1 }).save('new', 0, { ...saving, content: exampleDraft(1) })
    expect(await tab().list()).toEqual({
      drafts: [
        expect.objectContaining({
          draftId: 'new',
          kind: 'client_order',
          rows: 1,
          productId: 'employee',
          placedAs: null,
        }),
        expect.objectContaining({ draftId: 'old', rows: 2 }),
      ],
      unreadable: [],
      isPartial: false,
    })
  })

  test('that are not there, or were removed', async () => {
    await expect(tab().load('a')).rejects.toMatchObject({ code: 'draft-missing' })
    await tab().save('a', 0, saving)
    await tab().remove('a')
    await expect(tab().load('a')).rejects.toMatchObject({ code: 'draft-missing' })
    await expect(tab().save('a', 1, saving)).rejects.toMatchObject({ code: 'draft-missing' })
    await tab().remove('a')
  })

  test('that cannot be read are named, stay, and are overwritten by nobody', async () => {
    await tab().save('good', 0, saving)
    const newer = { draftId: 'newer', version: 99, revision: 7, something: 'else' }
    const damaged = { draftId: 'damaged' }
    await plant(newer)
    await plant(damaged)
    const list = await tab().list()
    expect(list.drafts.map(({ draftId }) => draftId)).toEqual(['good'])
    expect(list.unreadable).toEqual(['damaged', 'newer'])
    await expect(tab().load('newer')).rejects.toMatchObject({ code: 'draft-unreadable' })
    await expect(tab().save('newer', 0, saving)).rejects.toMatchObject({ code: 'draft-conflict' })
    await expect(tab().save('newer', 6, saving)).rejects.toMatchObject({ code: 'draft-conflict' })
    await expect(tab().save('damaged', 0, saving)).rejects.toMatchObject({ code: 'draft-conflict' })
    expect(await own.dump()).toEqual(expect.arrayContaining([newer, damaged]))
    await tab().remove('damaged')
    expect((await tab().list()).unreadable).toEqual(['newer'])
  })

  test('refuse a private key, wherever it stands, and what was there stays', async () => {
    await tab().save('a', 0, saving)
    const withKey = exampleDraft(1, {
      recipients: [{ ...exampleRow(1), givenName: '-----BEGIN RSA PRIVATE KEY-----' }],
    })
    await expect(tab().save('a', 1, { ...saving, content: withKey })).rejects.toMatchObject({
      code: 'unexpected',
    })
    expect(JSON.stringify(await own.dump())).not.toContain('PRIVATE KEY')
    expect((await tab().load('a')).revision).toBe(1)
  })
})

describe('two tabs', () => {
  test('of two that save from the same revision one is told', async () => {
    await tab().save('a', 0, saving)
    const ends = await Promise.allSettled([
      tab().save('a', 1, { ...saving, step: 'one' }),
      tab().save('a', 1, { ...saving, step: 'other' }),
    ])
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'draft-conflict' },
    })
    expect((await tab().load('a')).revision).toBe(2)
  })

  test('a new one never takes the place of another', async () => {
    await tab().save('a', 0, saving)
    await expect(tab().save('a', 0, saving)).rejects.toMatchObject({ code: 'draft-conflict' })
  })

  test('hear of each other, and not of themselves', async () => {
    const [here, there] = [tab(), tab()]
    const heard: string[] = []
    const [unwatchHere, unwatchThere] = [
      here.watch((draftId) => heard.push(`here ${draftId}`)),
      there.watch((draftId) => heard.push(`there ${draftId}`)),
    ]
    await here.save('a', 0, saving)
    await there.remove('a')
    await expect.poll(() => heard).toEqual(['there a', 'here a'])
    unwatchHere()
    unwatchThere()
    await here.save('b', 0, saving)
    const again = there.watch((draftId) => heard.push(`again ${draftId}`))
    await here.save('c', 0, saving)
    await expect.poll(() => heard.slice(2)).toEqual(['again c'])
    again()
  })

  test('without channels save all the same', async () => {
    vi.stubGlobal('BroadcastChannel', undefined)
    const unwatch = tab().watch(() => {})
    await tab().save('a', 0, saving)
    unwatch()
    vi.unstubAllGlobals()
    expect((await tab().load('a')).revision).toBe(1)
  })
})

describe('a placed draft', () => {
  test('keeps no names, and tells for 30 days which order it became', async () => {
    await tab().save('a', 0, saving)
    await tab().save('a', 1, { ...saving, placedAs: '100456' })
    expect(JSON.stringify(await own.dump())).not.toContain('severn.example')
    expect(await tab().load('a')).toMatchObject({ placedAs: '100456', content: { recipients: [] } })
    const inTime = await tab({ now: () => saturday + 30 * day - 1 }).list()
    expect(inTime.drafts).toEqual([expect.objectContaining({ placedAs: '100456', rows: 2 })])
    const later = tab({ now: () => saturday + 30 * day })
    expect((await later.list()).drafts).toEqual([])
    await later.tidy()
    await expect(tab().load('a')).rejects.toMatchObject({ code: 'draft-missing' })
    expect(await own.dump()).toEqual([])
  })

  test('of another account goes after 30 days, too, whoever comes', async () => {
    await tab({ accountId: 'one' }).save('a', 0, saving)
    await tab({ accountId: 'one' }).save('a', 1, { ...saving, placedAs: '100456' })
    await tab({ accountId: 'other', now: () => saturday + 30 * day }).tidy()
    expect(await own.dump()).toEqual([])
  })

  test('only: what was not placed is kept for years', async () => {
    await tab().save('a', 0, saving)
    const later = tab({ now: () => saturday + 3_000 * day })
    await later.tidy()
    expect((await later.list()).drafts).toHaveLength(1)
  })
})

describe('of several accounts', () => {
  const [one, other] = [{ accountId: 'one' }, { accountId: 'other' }]
  afterEach(() => localStorage.clear())

  test('each sees, opens and saves its own alone', async () => {
    await tab(one).save('a', 0, saving)
    await tab(other).save('b', 0, saving)
    const listed = async (whose: DraftsOptions) =>
      (await tab(whose).list()).drafts.map(({ draftId }) => draftId)
    expect(await listed(one)).toEqual(['a'])
    expect(await listed(other)).toEqual(['b'])
    await expect(tab(other).load('a')).rejects.toMatchObject({ code: 'draft-missing' })
    await expect(tab(other).save('a', 1, saving)).rejects.toMatchObject({ code: 'draft-missing' })
    expect((await tab(one).load('a')).revision).toBe(1)
  })

  test('what one left in its last moment is not the other’s', async () => {
    tab(one).leave('a', 0, saving, false)
    expect((await tab(other).list()).drafts).toEqual([])
    await expect(tab(other).load('a')).rejects.toMatchObject({ code: 'draft-missing' })
    expect((await tab(one).load('a')).content).toEqual(content)
  })

  test('a draft of no account becomes that of the first who comes, as it was', async () => {
    await tab().save('a', 0, saving)
    const before = await tab().load('a')
    await tab(one).tidy()
    expect(await tab(one).load('a')).toEqual({ ...before, accountId: 'one' })
    expect((await tab(other).list()).drafts).toEqual([])
  })

  test('what another began goes 90 days after its last change, also what it left aside', async () => {
    await tab(one).save('a', 0, saving)
    tab(one).leave('b', 0, saving, false)
    await tab({ ...other, now: () => saturday + 90 * day - 1 }).tidy()
    expect(await own.dump()).toHaveLength(1)
    await tab({ ...other, now: () => saturday + 90 * day }).tidy()
    expect(await own.dump()).toEqual([])
    expect(localStorage).toHaveLength(0)
  })
})

describe('the disk', () => {
  test('a database of the build before has its kept keys afterwards, too', async () => {
    const open = indexedDB.open(own.name, 1)
    open.addEventListener('upgradeneeded', () =>
      open.result
        .createObjectStore('pending-keys', { keyPath: 'publicKeySha256' })
        .createIndex('pickupId', 'pickupId'),
    )
    ;(await answered(open)).close()
    await own.plant({ version: 1, ...exampleKey() })
    await tab().save('a', 0, saving)
    expect(await createPendingKeys({ factory: own.factory }).find(exampleKey().publicKeySha256)).toEqual(
      exampleKey(),
    )
  })

  test('is waited for: strict durability', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction')
    await tab().save('a', 0, saving)
    expect(transaction.mock.calls).toContainEqual(['drafts', 'readwrite', { durability: 'strict' }])
  })

  test('that is full says so, and the draft before is still there', async () => {
    await tab().save('a', 0, saving)
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('the words of the browser', 'QuotaExceededError')
    })
    await expect(tab().save('a', 1, saving)).rejects.toMatchObject({ code: 'storage-full' })
    put.mockRestore()
    expect((await tab().load('a')).revision).toBe(1)
  })

  test('that refuses says so', async () => {
    const refusing = tab({ factory: () => undefined })
    await expect(refusing.list()).rejects.toMatchObject({ code: 'storage-unavailable' })
    await expect(refusing.save('a', 0, saving)).rejects.toMatchObject({ code: 'storage-unavailable' })
  })
})

describe('what a page left in its last moment', () => {
  const typed = {
    kind: 'client_order' as const,
    step: 'recipients',
    content: exampleDraft(1, { notificationEmails: 'last@severn.example' }),
  }
  const left = () => Object.keys(localStorage).filter((key) => key.startsWith('certdesk.draft.'))
  afterEach(() => localStorage.clear())

  test('is there when the draft is loaded, on the disk from then on, and heard of by other tabs', async () => {
    await tab().save('a', 0, saving)
    tab().leave('a', 1, typed, false)
    const heard: string[] = []
    const unwatch = tab().watch((draftId) => heard.push(draftId))
    expect(await tab().load('a')).toMatchObject({ revision: 2, content: typed.content })
    expect(left()).toEqual([])
    expect((await tab().load('a')).revision).toBe(2)
    await expect.poll(() => heard).toEqual(['a'])
    unwatch()
  })

  test('is no more than what was saved after all', async () => {
    await tab().save('a', 0, saving)
    tab().leave('a', 1, typed, false)
    await tab().save('a', 1, { ...typed, step: 'payment' })
    expect(await tab().load('a')).toMatchObject({ revision: 2, step: 'payment' })
    expect(left()).toEqual([])
  })

  test('follows a write that was under way, whether it arrived or not', async () => {
    await tab().save('arrived', 0, saving)
    await tab().save('not', 0, saving)
    for (const draftId of ['arrived', 'not']) tab().leave(draftId, 1, typed, true)
    await tab().save('arrived', 1, saving)
    expect(await tab().load('arrived')).toMatchObject({ revision: 3, content: typed.content })
    expect(await tab().load('not')).toMatchObject({ revision: 2, content: typed.content })
  })

  test('never brings a removed draft back, and goes with it', async () => {
    await tab().save('a', 0, saving)
    tab().leave('a', 1, typed, false)
    await tab().remove('a')
    expect(left()).toEqual([])
    await tab().save('b', 0, saving)
    await tab().remove('b')
    tab().leave('b', 1, typed, false)
    await expect(tab().load('b')).rejects.toMatchObject({ code: 'draft-missing' })
  })

  test('goes when the draft is placed: names and addresses stay nowhere', async () => {
    await tab().save('a', 0, saving)
    tab().leave('a', 1, typed, false)
    await tab().save('a', 1, { ...saving, placedAs: '100456' })
    expect(left()).toEqual([])
  })

  test('where the disk refuses is listed, opened and deleted all the same', async () => {
    const refusing = tab({ factory: () => undefined })
    refusing.leave('a', 0, typed, false)
    expect(await refusing.list()).toMatchObject({
      isPartial: true,
      drafts: [{ draftId: 'a', rows: 1 }],
    })
    expect(await refusing.load('a')).toMatchObject({ revision: 0, content: typed.content })
    // The disk answers after all: it goes there, and nothing of it is lost.
    expect((await tab().list()).drafts).toHaveLength(1)
    expect(await tab().load('a')).toMatchObject({ revision: 1, content: typed.content })
    refusing.leave('b', 0, typed, false)
    await refusing.remove('b')
    expect(left()).toEqual([])
    await expect(refusing.remove('c')).rejects.toMatchObject({ code: 'storage-unavailable' })
  })

  test('is kept while the disk refuses, and holds no private key', async () => {
    await tab().save('a', 0, saving)
    tab().leave('a', 1, typed, false)
    expect(await tab({ factory: () => undefined }).load('a')).toMatchObject({ revision: 1, ...typed })
    expect(left()).toHaveLength(1)
    const secret = exampleDraft(1, { notificationEmails: '-----BEGIN PRIVATE KEY-----' })
    tab().leave('b', 0, { kind: 'client_order', step: 'recipients', content: secret }, false)
    expect(left()).toEqual(['certdesk.draft.a'])
  })

  test('where nothing can be left, or what was left is nonsense, is no failure', async () => {
    await tab().save('a', 0, saving)
    localStorage.setItem('certdesk.draft.a', '{"record":{"draftId":"a"}}')
    expect((await tab().load('a')).revision).toBe(1)
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('the words of the browser', 'QuotaExceededError')
    })
    tab().leave('a', 1, typed, false)
    expect((await tab().load('a')).revision).toBe(1)
  })
})
