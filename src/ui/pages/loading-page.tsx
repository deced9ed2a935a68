import { useTranslations } from 'use-intl'
import styles from './loading-page.module.css'
import { Page } from './page'

/** The shape of a recipient's page while its content is on its way. */
export function LoadingPage() {
  return (
    <Page>
      <Loading />
      <div className={styles['shape']} aria-hidden>
        <span className={styles['title']} />
        <span className={styles['line']} />
        <span className={styles['sheet']} />
        <span className={styles['button']} />
      </div>
    </Page>
  )
}

/** The shape of one part of a page. */
export function LoadingBlock() {
  return (
    <div className={styles['shape']}>
      <Loading />
      <span className={styles['sheet']} aria-hidden />
    </div>
  )
}

function Loading() {
  const t = useTranslations('app')
  return (
    <p className={styles['loading']} role="status">
      {t('loading')}
    </p>
  )
}
