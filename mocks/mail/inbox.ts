import type { Mail, TextMessage } from '../records/mail'
import type { Scene } from '../world/scene'

/** An order of a thousand sends a thousand mails: the newest of all are listed. */
const shownMails = 100

interface Inbox {
  /** The newest first; of two of one moment, the one sent last. */
  readonly mails: readonly Mail[]
  readonly count: number
  readonly unopened: number
}

/** The newest mails of the world. */
export async function inbox({ mails }: Scene): Promise<Inbox> {
  const newest = await mails.page({ index: 'sentAt', backwards: true }, shownMails)
  return {
    mails: newest.records,
    count: await mails.count(),
    unopened: await mails.count({ index: 'unopened' }),
  }
}

/** Notes that a mail was opened; opening it again changes nothing. */
export async function openMail({ mails, now }: Scene, mailId: string): Promise<void> {
  const mail = await mails.get(mailId)
  if (mail?.openedAt === null) {
    await mails.edit(mailId, (row) => ({ ...row, openedAt: now.toISOString() }))
  }
}

/** The newest short messages, those told last first. */
export async function textMessagesOf({ textMessages }: Scene): Promise<readonly TextMessage[]> {
  return (await textMessages.page({ index: 'sentAt', backwards: true }, shownMails)).records
}
