import { useTranslations } from 'use-intl'
import styles from './key-location-figure.module.css'

/** Where the key lives: this browser with a lock, and what crosses the line to the authority and back. */
export function KeyLocationFigure() {
  const t = useTranslations('keygen.create')
  return (
    <figure className={styles['figure']}>
      <div className={styles['picture']} aria-hidden="true">
        <div className={styles['browser']}>
          <div className={styles['bar']}>
            <i />
            <i />
            <i />
          </div>
          <svg aria-hidden="true" viewBox="0 0 64 40" className={styles['key']}>
            <circle cx="14" cy="20" r="8.5" />
            <path d="M22.5 20H52m-7 0v7m-8-7v5" />
          </svg>
          <span className={styles['keyName']}>{t('figureKey')}</span>
        </div>
        <div className={styles['way']}>
          <span className={styles['there']}>{t('figureRequest')}</span>
          <span className={styles['back']}>{t('figureCertificate')}</span>
        </div>
        <div className={styles['authority']}>
          <svg aria-hidden="true" viewBox="0 0 40 40" className={styles['seal']}>
            <circle cx="20" cy="16" r="10.5" />
            <path d="m15.5 16.2 3.2 3.2 5.8-6.4M14 25.5V36l6-3.5 6 3.5V25.5" />
          </svg>
        </div>
        <span className={styles['name']}>{t('figureBrowser')}</span>
        <span />
        <span className={styles['name']}>{t('figureAuthority')}</span>
      </div>
      <figcaption>{t('figure')}</figcaption>
    </figure>
  )
}
