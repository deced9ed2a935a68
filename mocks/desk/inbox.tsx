import { useEffect, useRef, useSyncExternalStore } from 'react'
import { inbox, openMail } from '../mail/inbox'
import type { Mail } from '../records/mail'
import type { World } from '../world/world'
import styles from './desk.module.css'
import { useDeskLanguage } from './desk-language'
import { MailPane } from './mail-pane'
import { useScene } from './use-scene'

const hashOf = (mailId: string) => `#mail-${mailId}`

/** The mail being read is in the address, so that Back leads from it to the list on a phone too. */
const useHash = () =>
  useSyncExternalStore(
    (changed) => {
      window.addEventListener('hashchange', changed)
      return () => window.removeEventListener('hashchange', changed)
    },
    () => location.hash,
  )

export function Inbox({ world }: { readonly world: World }) {
  const { t } = useDeskLanguage()
  const found = useScene(world, inbox)
  const mails = found?.mails
  const hash = useHash()
  const list = useRef<HTMLUListElement>(null)
  const open = mails?.find(({ mailId }) => hashOf(mailId) === hash)
  const openId = open?.mailId
  const unopened = open?.openedAt === null

  useEffect(() => {
    if (openId && unopened) void world.change((scene) => openMail(scene, openId)).catch(() => undefined)
  }, [world, openId, unopened])

  const lastOpen = useRef<string>(undefined)
  useEffect(() => {
    // Where the list took the place of the mail, reading goes on where it was left.
    if (!openId && lastOpen.current) {
      list.current?.querySelector<HTMLAnchorElement>(`a[href="${hashOf(lastOpen.current)}"]`)?.focus()
    }
    lastOpen.current = openId
  }, [openId])

  return (
    <section className={styles['inbox']} aria-labelledby="inbox-title" data-open={open ? 'mail' : 'list'}>
      <div className={styles['inboxHead']}>
        <h2 id="inbox-title">{t('desk.inbox.title')}</h2>
        {found && <p className={styles['count']}>{t('desk.inbox.count', { count: found.unopened })}</p>}
        <p className={styles['explain']}>{t('desk.inbox.explain')}</p>
      </div>
      <div className={styles['mailList']}>
        {!mails && <p className={styles['empty']}>{t('desk.inbox.loading')}</p>}
        {mails?.length === 0 && <p className={styles['empty']}>{t('desk.inbox.empty')}</p>}
        <ul ref={list}>
          {mails?.map((mail) => (
            <MailRow key={mail.mailId} mail={mail} current={mail === open} />
          ))}
        </ul>
        {found && found.count > found.mails.length && (
          <p className={styles['empty']}>
            {t('desk.inbox.more', { count: found.count - found.mails.length })}
          </p>
        )}
      </div>
      <div className={styles['mailPane']}>
        {open ? (
          <MailPane mail={open} key={open.mailId} />
        ) : (
          <p className={styles['empty']}>{t('desk.inbox.choose')}</p>
        )}
      </div>
    </section>
  )
}

function MailRow({ mail, current }: { readonly mail: Mail; readonly current: boolean }) {
  const { t } = useDeskLanguage()
  const unread = mail.openedAt === null
  return (
    <li>
      <a
        className={styles['mailRow']}
        href={hashOf(mail.mailId)}
        aria-current={current ? 'true' : undefined}
        data-unread={unread}
      >
        <span className={styles['mailTo']} lang={mail.language}>
          {mail.to.name}
        </span>
        {unread && <span className={styles['unread']}>{t('desk.inbox.unread')}</span>}
        <span className={styles['mailSubject']} lang={mail.language}>
          {mail.subject}
        </span>
      </a>
    </li>
  )
}
