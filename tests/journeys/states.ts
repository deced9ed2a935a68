import type { Page } from '@playwright/test'
import { devices } from '../../src/domain/devices'
import { deskOn, letGo } from './desk'
import { guides } from './guide-states'
import { clearProduct, goToQuietPage, worldOn } from './mock-world'
import { ordering } from './order-states'
import { alice, generateLinkOf, helene, jonas, maartje, recipientOn, ruth, yichun } from './recipient'
import { refuseStorage } from './refused-storage'
import { repairing } from './repair-page'
import { begin, cutOff, openLink, toCreate, tokenOf, type Walk } from './walker'
import { wordsOf } from './words'

/** Pages before the flow, and its questions. */
const questions: Walk = async (walker) => {
  const { page, language, look } = walker
  await begin(walker)
  await page.goto('/')
  await recipientOn(page, language).heading('home.title').waitFor()
  await look(page, 'home')
  await page.goto('/nowhere')
  await recipientOn(page, language).heading('notFound.title').waitFor()
  await look(page, 'no such page')
  await page.goto('/generate')
  await recipientOn(page, language).heading('keygen.noLink.title').waitFor()
  await look(page, 'no link')
  await page.goto('/demo')
  await page.getByRole('link', { name: alice.name }).first().waitFor()
  await page
    .getByRole('combobox', { name: wordsOf('en', 'mocks/messages')('desk.language') })
    .selectOption(language)
  await look(page, 'demo desk')
  await (await generateLinkOf(page, alice)).waitFor()
  await look(page, 'mail')

  const recipient = await openLink(walker, yichun)
  const { say, button, heading, radio } = recipient
  await heading('keygen.identity.title').waitFor()
  await look(page, 'identity')
  await button('keygen.identity.no').click()
  await heading('keygen.declined.title').waitFor()
  await look(page, 'declined')
  await button('keygen.declined.undo').click()
  await recipient.confirmIdentity()
  await heading('keygen.device.title').waitFor()
  await button('keygen.device.next').click()
  await page.getByRole('region', { name: say('field.summaryTitle') }).waitFor()
  await look(page, 'device, none chosen')
  await radio('devices.name.windows').check()
  await page.getByText(say('keygen.device.why')).click()
  await look(page, 'device, and why')
  await button('keygen.device.next').click()
  await heading('keygen.password.title').waitFor()
  await look(page, 'passphrase')
  await radio('keygen.password.own').check()
  await page.getByRole('textbox', { name: say('keygen.password.field') }).fill('é short')
  await button('keygen.password.next').click()
  await page.getByRole('region', { name: say('field.summaryTitle') }).waitFor()
  await look(page, 'own password with faults')
  await page.getByRole('textbox', { name: say('keygen.password.field') }).fill('password1234')
  await recipient.text('keygen.password.strength.too_weak.means').waitFor()
  await look(page, 'own password, too weak')
  await radio('keygen.password.generated').check()
  await recipient.takePassphrase()
  await heading('keygen.create.title').waitFor()
  await page.getByRole('checkbox').waitFor()
  await look(page, 'agreement')
  await page.getByText(say('keygen.create.keyType')).first().click()
  await button('keygen.create.start').click()
  await page.getByRole('region', { name: say('field.summaryTitle') }).waitFor()
  await look(page, 'agreement, not accepted')
}

/** From the file to the key that is forgotten. */
const handOver: Walk = async (walker) => {
  const { page, look } = walker
  await begin(walker)
  const recipient = await toCreate(walker, helene)
  const { say, button, heading } = recipient
  await recipient.create()
  await recipient.done()
  await look(page, 'done')
  await recipient.save()
  for (const key of [
    'done.moreTitle',
    'checks.title',
    'whatLeft.title',
    'receipt.title',
    'receipt.technical',
    'forget.title',
  ] as const) {
    await page
      .getByText(say(`keygen.${key}`))
      .first()
      .click()
  }
  await page.getByRole('combobox', { name: say('keygen.anotherDevice.choice') }).selectOption('iphone_ipad')
  await button('keygen.anotherDevice.make').click()
  await button('keygen.certificateFiles.pem.make').click()
  await page.getByRole('link', { name: /\.pem/ }).first().waitFor()
  await page.getByRole('link', { name: /\.p12/ }).nth(1).waitFor()
  await look(page, 'done, with everything open')
  await button('keygen.forget.offer').click()
  await button('keygen.forget.yes').waitFor()
  await look(page, 'done, forget?')
  await button('keygen.forget.yes').click()
  await page.getByText(say('keygen.forget.done')).waitFor()
  await look(page, 'done, forgotten')

  await goToQuietPage(page)
  await page.goto(`/generate#${recipient.token}`)
  await heading('keygen.issued.title').waitFor()
  await look(page, 'used')
}

/** The request file comes first where nothing can be kept. */
const keptNowhere: Walk = async (walker) => {
  const { context, page, look } = walker
  await refuseStorage(context)
  await begin(walker)
  const recipient = await toCreate(walker, helene)
  const { say, button, heading } = recipient
  await recipient.create()
  await heading('keygen.keepFile.title').waitFor()
  await recipient.requestFileLink().waitFor()
  await look(page, 'keep file')
  const { bytes } = await recipient.saved(recipient.requestFileLink())
  await button('keygen.keepFile.next').waitFor()
  await look(page, 'keep file, saved')
  await button('keygen.keepFile.next').click()
  await recipient.done()
  await look(page, 'done, with a request file')
  await recipient.save()

  await goToQuietPage(page)
  await page.goto(`/generate#${recipient.token}`)
  await button('keygen.issued.openFile').click()
  await heading('keygen.openFile.title').waitFor()
  await look(page, 'open file')
  await recipient.openRequestFile(bytes, 'not the password')
  await page.getByRole('region', { name: say('field.summaryTitle') }).waitFor()
  await look(page, 'open file, wrong password')

  const cancelled = await toCreate(walker, yichun)
  await cancelled.create()
  await cancelled.heading('keygen.keepFile.title').waitFor()
  await cancelled.button('keygen.keepFile.cancel').click()
  await cancelled.heading('keygen.cancelled.title').waitFor()
  await look(page, 'cancelled before sending')
}

/** The looks of waiting, and of its outcomes. */
const waiting: Walk = async (walker) => {
  const { context, page, language, look } = walker
  await begin(walker)
  await deskOn(page).open('after_approval')
  const recipient = await toCreate(walker, alice)
  const { say, button, heading } = recipient
  await recipient.create()
  await heading('keygen.pending.title').waitFor()
  await page.getByText(say('keygen.pending.checkedAt')).waitFor()
  await look(page, 'pending')
  await recipient.saveBackup()
  await page.getByText(say('keygen.backup.saved')).waitFor()
  await look(page, 'pending, with a backup')
  await context.setOffline(true)
  await page.getByText(say('keygen.pending.offline')).waitFor()
  await look(page, 'pending, offline')
  await context.setOffline(false)
  await button('keygen.pending.cancel').click()
  await button('keygen.create.cancelStop').waitFor()
  await look(page, 'pending, cancel?')
  await button('keygen.create.cancelStop').click()
  await heading('keygen.stopped.title').waitFor()
  await look(page, 'stopped')
  await button('keygen.stopped.goOn').click()
  await heading('keygen.pending.title').waitFor()

  const second = await context.newPage()
  await second.goto(`/generate#${recipient.token}`)
  const there = recipientOn(second, language)
  await there.heading('keygen.otherTab.title').waitFor()
  await look(second, 'other tab')
  await there.button('keygen.otherTab.takeOver').click()
  await heading('keygen.takenOver.title').waitFor()
  await look(page, 'taken over')
  await second.close()
  await deskOn(page).open()
  await deskOn(page).does('approve', alice)
  await page.goto('/keys')
  await button('keygen.keys.erase').click()
  await button('keygen.forget.yes').waitFor()
  await look(page, 'kept keys, erase?')
  await page.goto(`/generate#${recipient.token}`)
  await heading('keygen.resume.title').waitFor()
  await look(page, 'resume')
  await recipient.resume('not the password')
  await recipient.text('keygen.resume.wrong').waitFor()
  await look(page, 'resume, wrong password')

  const slow = await toCreate(walker, maartje)
  await letGo(context, 'slow')
  await slow.create()
  await heading('keygen.create.workingTitle').waitFor()
  await look(page, 'working')
  await button('keygen.create.cancel').click()
  await button('keygen.create.cancelYes').click()
  await heading('keygen.cancelled.title').waitFor()
  await look(page, 'cancelled after sending')
}

/** The faults after the key was made. */
const faults: Walk = async (walker) => {
  const { page, look } = walker
  await begin(walker)
  await deskOn(page).open('wrong_key')
  const wrong = await toCreate(walker, alice)
  await wrong.create()
  await wrong.heading('keygen.checkFailed.title').waitFor()
  await look(page, 'check failed')

  await deskOn(page).open('at_once')
  const unreachable = await toCreate(walker, maartje)
  await cutOff(page, true)
  await unreachable.create()
  await unreachable.heading('keygen.failed.title').waitFor()
  await look(page, 'failed')
  await cutOff(page, false)
}

/** Links that don't lead into the flow. */
const linkStates: Walk = async (walker) => {
  const { page, language, look } = walker
  await begin(walker)
  const { heading, button, say } = recipientOn(page, language)
  await openLink(walker, jonas)
  await heading('keygen.notReady.title').waitFor()
  await look(page, 'not ready')
  await goToQuietPage(page)
  await page.goto('/generate#no-such-token-AAAAAAAAAAAAAAAAAAAAAAAA')
  await heading('errors.pickup-link-unknown.title').waitFor()
  await look(page, 'unknown')
  await goToQuietPage(page)
  await page.goto('/generate#%2')
  await heading('keygen.linkTrouble.damagedTitle').waitFor()
  await button('keygen.linkTrouble.read').click()
  await page.getByText(say('keygen.linkTrouble.missing')).waitFor()
  await look(page, 'damaged link')
  await page.goto('/keys')
  await page.getByText(say('keygen.keys.empty')).waitFor()
  await look(page, 'no kept keys')

  await openLink(walker, ruth)
  await heading('keygen.code.title').waitFor()
  await look(page, 'code')
  const code = page.getByRole('textbox', { name: say('keygen.code.field') })
  const wrongCode = await wrongCodeOf(page)
  for (let attempt = 1; attempt <= 5; attempt++) {
    await code.fill(wrongCode)
    await button('keygen.code.open').click()
    if (attempt > 1) await button('keygen.code.open').waitFor({ state: attempt === 5 ? 'hidden' : 'visible' })
    if (attempt === 1) {
      await page.getByText(new RegExp(say('keygen.code.wrong').source.slice(1, 20))).waitFor()
      await look(page, 'code, wrong')
    }
  }
  await heading('keygen.linkState.locked.title').waitFor()
  await look(page, 'locked')

  const oldToken = await tokenOf(page, alice)
  await deskOn(page).open('superseded_link')
  await page.goto(`/generate#${oldToken}`)
  await heading('keygen.linkState.superseded.title').waitFor()
  await look(page, 'superseded')
  await deskOn(page).open('expired_link')
  await openLink(walker, maartje)
  await heading('keygen.linkState.expired.title').waitFor()
  await look(page, 'expired')
  await button('keygen.linkState.expired.ask').click()
  await page.getByText(say('keygen.newLink.sent')).waitFor()
  await look(page, 'expired, new link sent')
  const first = await tokenOf(page, yichun)
  await page.goto(`/generate#${first}`)
  await button('keygen.linkState.expired.ask').click()
  await page.getByText(say('keygen.newLink.sent')).waitFor()
  await goToQuietPage(page)
  await page.goto(`/generate#${first}`)
  await button('keygen.linkState.superseded.ask').click()
  await page.getByText(say('keygen.newLink.tooSoonTitle')).waitFor()
  await look(page, 'superseded, asked too soon')

  await deskOn(page).open('at_once')
  await deskOn(page).does('cancel_order', helene)
  await openLink(walker, helene)
  await heading('keygen.orderCancelled.title').waitFor()
  await look(page, 'order cancelled')
  await openLink(walker, jonas)
  await heading('keygen.notReady.title').waitFor()
  await cutOff(page, true)
  await button('keygen.notReady.lookAgain').click()
  await heading('errors.network-unreachable.title').waitFor()
  await look(page, 'unreachable')
}

/** Links whose certificate was refused or revoked, and one whose key this browser doesn't know. */
const endedLinks: Walk = async (walker) => {
  const { page, look } = walker
  await begin(walker)
  await deskOn(page).open('refused')
  const refused = await toCreate(walker, alice)
  await refused.create()
  await refused.heading('keygen.refused.title').waitFor()
  await look(page, 'refused')

  await deskOn(page).open('after_approval')
  const away = await toCreate(walker, maartje)
  await away.create()
  await away.heading('keygen.pending.title').waitFor()
  await goToQuietPage(page)
  await clearProduct(page)
  await begin(walker)
  await openLink(walker, maartje)
  await away.button('keygen.pending.openFile').waitFor()
  await look(page, 'pending, key elsewhere')
  await deskOn(page).open()
  await deskOn(page).does('approve', maartje)
  await deskOn(page).does('revoke', maartje)
  await openLink(walker, maartje)
  await away.heading('keygen.revoked.title').waitFor()
  await look(page, 'revoked')
}

export const walks = {
  questions,
  handOver,
  keptNowhere,
  waiting,
  faults,
  linkStates,
  endedLinks,
  ordering,
  repairing,
  guides,
} as const

/** How many states each walk shows: one that ends early or leaves one out is found. */
export const statesOf: Readonly<Record<keyof typeof walks, number>> = {
  questions: 14,
  handOver: 5,
  keptNowhere: 6,
  waiting: 12,
  faults: 2,
  linkStates: 13,
  endedLinks: 3,
  ordering: 16,
  repairing: 7,
  guides: devices.length + 2,
}

/** A code of six digits that is not the one on the telephone. */
async function wrongCodeOf(page: Page): Promise<string> {
  const { textMessages } = await worldOn(page)
  return textMessages.some(({ text }) => text.includes('000000')) ? '111111' : '000000'
}
