import { textMessagesOf } from '../mail/inbox'
import type { World } from '../world/world'
import styles from './desk.module.css'
import { useDeskLanguage } from './desk-language'
import { useScene } from './use-scene'

/** The short messages that people got: one-time codes come by another way than the mail. */
export function PhonePanel({ world }: { readonly world: World }) {
  const { t, locale } = useDeskLanguage()
  const messages = useScene(world, textMessagesOf)
  return (
    <section className={styles['panel']} aria-labelledby="phone-title">
      <h2 id="phone-title">{t('desk.phone.title')}</h2>
      <p className={styles['explain']}>{t('desk.phone.explain')}</p>
      {messages?.length === 0 && <p className={styles['explain']}>{t('desk.phone.empty')}</p>}
      <ul className={styles['textMessages']}>
        {messages?.map(({ messageId, to, sentAt, language, text }) => (
          <li key={messageId} className={styles['textMessage']}>
            <p className={styles['textMessageHead']}>
              <span>{t('desk.phone.to', to)}</span>
              <time dateTime={sentAt}>
                {new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
                  new Date(sentAt),
                )}
              </time>
            </p>
            <p className={styles['bubble']} lang={language}>
              {text}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
