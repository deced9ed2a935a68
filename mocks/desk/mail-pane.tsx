import { useEffect, useRef, useState } from 'react'
import { paths } from '../../src/paths'
import type { Mail } from '../records/mail'
import styles from './desk.module.css'
import { useDeskLanguage } from './desk-language'

/** A mail as its reader sees it; its link leads into the product. */
export function MailPane({ mail }: { readonly mail: Mail }) {
  const { t, locale } = useDeskLanguage()
  const subject = useRef<HTMLHeadingElement>(null)
  useEffect(() => subject.current?.focus(), [])
  const sentAt = new Date(mail.sentAt)
  return (
    <article className={styles['mail']}>
      <a className={styles['back']} href="#inbox">
        {`← ${t('desk.inbox.back')}`}
      </a>
      <h3 ref={subject} tabIndex={-1} lang={mail.language}>
        {mail.subject}
      </h3>
      <dl className={styles['mailHead']}>
        <dt>{t('desk.inbox.from')}</dt>
        <dd>{`${mail.from.name} <${mail.from.address}>`}</dd>
        <dt>{t('desk.inbox.to')}</dt>
        <dd lang={mail.language}>{`${mail.to.name} <${mail.to.address}>`}</dd>
        <dt>{t('desk.inbox.sent')}</dt>
        <dd>
          <time dateTime={mail.sentAt}>
            {new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(sentAt)}
          </time>
        </dd>
      </dl>
      <div className={styles['mailBody']} lang={mail.language}>
        {mail.paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        {mail.attachment && <Attachment attachment={mail.attachment} />}
        {mail.link && (
          <p>
            <a className={styles['mailLink']} href={paths.generate(mail.link.pickupToken)}>
              {mail.link.label}
            </a>
          </p>
        )}
      </div>
    </article>
  )
}

/** A file that came with the mail. */
function Attachment({ attachment }: { readonly attachment: NonNullable<Mail['attachment']> }) {
  const { t } = useDeskLanguage()
  const [url, setUrl] = useState<string>()
  const { fileName, text } = attachment
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([text], { type: 'application/x-pem-file' }))
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [text])
  return (
    <p>
      <a className={styles['mailLink']} href={url} download={fileName}>
        {t('desk.inbox.attachment', { fileName })}
      </a>
    </p>
  )
}
