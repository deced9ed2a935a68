import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ClientOrderDraft } from '../../../src/domain/orders/client-order-draft'
import { AppError } from '../../../src/errors'
import { clientOrderKind } from '../../../src/features/client-orders/drafts/client-order-kind'
import { createDraftKeeper, type HomelessDrafts } from '../../../src/features/client-orders/drafts/keeper'
import { createDrafts, type Drafts } from '../../../src/storage/drafts'
import { exampleDraft, exampleRow } from '../../setup/order-policy'
import { createOwnDatabase } from '../storage/own-database'

let own: ReturnType<typeof createOwnDatabase>
const ends: (() => void)[] = []
beforeEach(() => {
  own = createOwnDatabase()
})
afterEach(async () => {
  for (const end of ends.splice(0)) end()
  await new Promise((resolve) => setTimeout(resolve, 50)) // the last writes of keepers that ended
  await own.remove()
})

const tab = () => createDrafts({ factory: own.factory, channelName: own.name })
const notify = (text: string) => (draft: ClientOrderDraft) => ({ ...draft, notificationEmails: text })
const begun = async (content = exampleDraft()) => {
  await tab().save('a', 0, { kind: 'client_order', step: 'settings', content })
}
/** A page with the draft open. */
const page = async (drafts: Drafts = tab(), homeless?: HomelessDrafts<ClientOrderDraft>) => {
  const keeper = createDraftKeeper(clientOrderKind, 'a', drafts, homeless)
  const end = keeper.start()
  ends.push(end)
  await expect.poll(() => keeper.view().at).not.toBe('loading')
  const ready = () => {
    const view = keeper.view()
    if (view.at !== 'ready') throw new Error(`the draft is ${view.at}`)
    return view
  }
  const text = () => ready().draft.notificationEmails
  return { ...keeper, end, ready, text }
}
const onDisk = async () => (await tab().load('a')).content.notificationEmails
/** Drafts of which some saves fail. */
const failing = (code: 'storage-full' | 'storage-unavailable', isOver = () => false): Drafts => {
  const drafts = tab()
  return {
    ...drafts,
    save: (...save) => (isOver() ? drafts.save(...save) : Promise.reject(new AppError(code))),
  }
}

describe('a draft in a page', () => {
  test('has at once what was typed, and the disk a moment later', async () => {
    await begun()
    const one = await page()
    one.change(notify('x'))
    expect([one.text(), one.ready().saving]).toEqual(['x', 'saving'])
    const start = performance.now()
    await expect.poll(onDisk, { interval: 20 }).toBe('x')
    expect(performance.now() - start).toBeLessThan(2_000)
    await expect.poll(() => one.ready().saving).toBe('saved')
  })

  test('typing without a pause is written again and again, not at its end', async () => {
    await begun()
    const drafts = tab()
    const save = vi.spyOn(drafts, 'save')
    const one = await page(drafts)
    for (let letters = 1; letters <= 40; letters++) {
      one.change(notify('x'.repeat(letters)))
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    expect(save.mock.calls.length).toBeGreaterThanOrEqual(2)
    expect(save.mock.calls.length).toBeLessThan(10)
    await one.flush()
    expect(await onDisk()).toBe('x'.repeat(40))
  })

  test('is on the disk when flush is over, also what was typed during a write', async () => {
    await begun()
    const one = await page()
    one.change(notify('one'))
    const flushed = one.flush()
    one.change(notify('two'))
    await flushed
    expect(await onDisk()).toBe('two')
    expect(one.ready().saving).toBe('saved')
  })

  test('that is left is written', async () => {
    await begun()
    const one = await page()
    one.change(notify('left'))
    one.end()
    await expect.poll(onDisk).toBe('left')
  })

  test('that did not change is not written', async () => {
    await begun()
    const drafts = tab()
    const save = vi.spyOn(drafts, 'save')
    const one = await page(drafts)
    one.change((draft) => draft)
    one.goTo('settings')
    await one.flush()
    expect(save).not.toHaveBeenCalled()
  })

  test('remembers the step', async () => {
    await begun()
    const one = await page()
    one.goTo('payment')
    await one.flush()
    expect((await tab().load('a')).step).toBe('payment')
  })

  test('that is not there is not made', async () => {
    const keeper = createDraftKeeper(clientOrderKind, 'a', tab())
    ends.push(keeper.start())
    await expect.poll(() => keeper.view()).toMatchObject({ at: 'failed', error: { code: 'draft-missing' } })
    keeper.change(notify('x'))
    await keeper.flush()
    expect(await tab().list()).toEqual({ drafts: [], unreadable: [], isPartial: false })
  })
})

describe('two tabs', () => {
  test('one that has nothing unsaved shows what the other saved, and keeps its place', async () => {
    await begun()
    const [one, two] = [await page(), await page()]
    two.goTo('payment')
    await two.flush()
    one.change(notify('from one'))
    await one.flush()
    await expect.poll(two.text).toBe('from one')
    expect([two.ready().step, two.ready().saving]).toEqual(['payment', 'saved'])
    two.change(notify('from two'))
    await two.flush()
    await expect.poll(one.text).toBe('from two')
    expect(one.ready().step).toBe('settings')
  })

  test('where both changed neither is overwritten', async () => {
    await begun()
    const [one, two] = [await page(), await page()]
    one.change(notify('from one'))
    two.change(notify('from two'))
    await one.flush()
    await expect.poll(() => two.ready().saving).toBe('conflict')
    two.change(notify('from two, more'))
    await two.flush()
    expect([await onDisk(), two.text()]).toEqual(['from one', 'from two, more'])
    expect(two.ready().saving).toBe('conflict')
  })

  const inConflict = async () => {
    await begun()
    const [one, two] = [await page(), await page()]
    one.change(notify('from one'))
    two.change((draft) => ({
      ...draft,
      notificationEmails: 'from two',
      payment: { ...draft.payment, cardSessionId: 'of two' },
    }))
    await one.flush()
    await expect.poll(() => two.ready().saving).toBe('conflict')
    return { one, two }
  }

  test('of two versions the newer one can be taken', async () => {
    const { two } = await inConflict()
    two.takeTheirs()
    await expect.poll(two.text).toBe('from one')
    two.change(notify('goes on'))
    await two.flush()
    expect(await onDisk()).toBe('goes on')
  })

  test('or the own one kept, as another order', async () => {
    const { two } = await inConflict()
    const copyId = await two.keepMineAsCopy()
    const [copy, original] = [await tab().load(copyId), await tab().load('a')]
    expect(copy.content.notificationEmails).toBe('from two')
    expect(original.content.notificationEmails).toBe('from one')
    expect(copy.content.idempotencyKey).not.toBe(original.content.idempotencyKey)
    expect(copy.content.payment.cardSessionId).toBe('of two')
  })

  test('that say the same are in no conflict', async () => {
    await begun()
    const [one, two] = [await page(), await page()]
    one.change(notify('same'))
    two.change(notify('same'))
    await Promise.all([one.flush(), two.flush()])
    await expect.poll(() => [one.ready().saving, two.ready().saving]).toEqual(['saved', 'saved'])
    expect(await onDisk()).toBe('same')
  })

  test('a step is no difference', async () => {
    await begun()
    const [one, two] = [await page(), await page()]
    one.goTo('payment')
    two.change(notify('typed meanwhile'))
    await one.flush()
    await two.flush()
    await expect.poll(onDisk).toBe('typed meanwhile')
    await expect.poll(one.text).toBe('typed meanwhile')
  })

  test('a draft removed elsewhere is gone, but not what was typed here', async () => {
    await begun()
    const [idle, typing] = [await page(), await page()]
    typing.change(notify('typed'))
    await tab().remove('a')
    await expect.poll(() => idle.view()).toMatchObject({ at: 'failed', error: { code: 'draft-missing' } })
    await typing.flush()
    await expect.poll(() => typing.ready().saving).toBe('conflict')
    const copy = await tab().load(await typing.keepMineAsCopy())
    expect(copy.content.notificationEmails).toBe('typed')
  })
})

describe('storage that refuses', () => {
  test('costs nothing that was typed, says so, and is tried again', async () => {
    await begun()
    let isOver = false
    const one = await page(failing('storage-full', () => isOver))
    one.change(notify('kept'))
    await one.flush()
    expect([one.text(), one.ready().saving]).toEqual(['kept', 'failed'])
    one.change(notify('kept, too'))
    expect(one.ready().saving).toBe('failed')
    isOver = true
    await expect.poll(() => one.ready().saving).toBe('saved')
    expect(await onDisk()).toBe('kept, too')
  })

  test('a page left and come back to has it still, and a newer version on the disk is a conflict', async () => {
    await begun()
    const homeless: HomelessDrafts<ClientOrderDraft> = new Map()
    const refusing = failing('storage-full')
    const first = await page(refusing, homeless)
    first.change(notify('only here'))
    await first.flush()
    first.end()
    await expect.poll(() => homeless.has('a')).toBe(true)
    const again = await page(refusing, homeless)
    expect([again.text(), again.ready().saving]).toEqual(['only here', 'failed'])
    again.end()
    await tab().save('a', 1, { kind: 'client_order', step: 'settings', content: exampleDraft() })
    const late = await page(tab(), homeless)
    await expect.poll(() => late.ready().saving).toBe('conflict')
    expect(late.text()).toBe('only here')
  })

  test('a draft that never had a place on the disk gets one when there is room', async () => {
    const content = exampleDraft(1, { notificationEmails: 'homeless' })
    const stored = { revision: 0, savedAt: '2026-11-21T12:00:00Z', step: 'settings', placedAs: null, content }
    const one = await page(tab(), new Map([['a', stored]]))
    await expect.poll(() => one.ready().saving).toBe('saved')
    expect(await onDisk()).toBe('homeless')
  })

  test('a write that arrived though nobody said so is no conflict', async () => {
    await begun()
    const drafts = tab()
    let silent = true
    const one = await page({
      ...drafts,
      save: async (...save) => {
        const saved = await drafts.save(...save)
        if (!silent) return saved
        silent = false
        throw new AppError('storage-unavailable', { reason: 'no-answer' })
      },
    })
    one.change(notify('arrived'))
    await one.flush()
    expect(one.ready().saving).toBe('failed')
    one.change(notify('arrived, more'))
    await one.flush()
    expect(one.ready().saving).toBe('saved')
    expect(await onDisk()).toBe('arrived, more')
  })
})

describe('a draft that was placed', () => {
  test('is emptied and names its order, in other tabs, too', async () => {
    await begun()
    const [one, two] = [await page(), await page()]
    await one.markPlaced('100456')
    expect(one.ready()).toMatchObject({ placedAs: '100456', draft: { recipients: [] } })
    await expect.poll(() => two.ready().placedAs).toBe('100456')
  })

  test('what another tab saved meanwhile becomes a draft of its own', async () => {
    await begun()
    const drafts = tab()
    // One that doesn't hear, so that it learns at its save.
    const one = await page({ ...drafts, watch: () => () => {} })
    const theirs = exampleDraft(1, { recipients: [exampleRow(7)] })
    await tab().save('a', 1, { kind: 'client_order', step: 'check', content: theirs })
    await one.markPlaced('100456')
    const { drafts: list } = await tab().list()
    expect(list.map(({ placedAs }) => placedAs).sort()).toEqual(['100456', null])
    const other = list.find(({ placedAs }) => placedAs === null)
    const { content } = await tab().load(other?.draftId ?? '')
    expect(content.recipients).toEqual(theirs.recipients)
    expect(content.idempotencyKey).not.toBe(theirs.idempotencyKey)
  })

  test('what was typed in another tab since is not lost', async () => {
    await begun()
    const [one, two] = [await page(), await page()]
    two.change(notify('typed since'))
    await one.markPlaced('100456')
    await expect.poll(() => two.ready().saving).toBe('conflict')
    expect(two.text()).toBe('typed since')
  })

  test('is placed even where the disk refuses to know', async () => {
    await begun()
    const one = await page(failing('storage-unavailable'))
    await one.markPlaced('100456')
    expect(one.ready()).toMatchObject({ placedAs: '100456', saving: 'failed' })
  })
})
