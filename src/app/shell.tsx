import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Link } from 'wouter'
import { languageNames } from '../i18n/language'
import { useLanguage } from '../i18n/language-provider'
import { paths } from '../paths'
import { Button } from '../ui/buttons/button'
import { LockIcon } from '../ui/buttons/icons'
import { LanguageSwitch } from '../ui/languages/language-switch'
import { Notice } from '../ui/pages/notice'
import type { Elements } from '../ui/texts/elements'
import { FrameByFrame } from '../ui/timing/frame-by-frame'
import { BrandMark } from './brand-mark'
import { OfflineNotice } from './offline-notice'
import styles from './shell.module.css'
import { ThemeSwitch } from './theme-switch'

/** The frame of every page. */
export function Shell({ children }: { readonly children: Elements }) {
  const t = useTranslations('app')
  const { language, pending, failed, choose } = useLanguage()
  const content = useRef<HTMLElement>(null)
  return (
    <div className={styles['shell']}>
      {/* No `#content` link: a fragment in the address bar is read as the token of a generate link. */}
      <button type="button" className={styles['skip']} onClick={() => content.current?.focus()}>
        {t('skipToContent')}
      </button>
      <header className={styles['header']} data-print="no">
        <Link href={paths.home()} className={styles['brand']}>
          <BrandMark />
          <span>{t('name')}</span>
        </Link>
        <LanguageSwitch language={pending ?? language} onChoose={choose} />
      </header>
      <FrameByFrame>
        <main ref={content} tabIndex={-1} className={styles['main']}>
          <div className={styles['notices']} data-print="no">
            <OfflineNotice />
            {failed ? (
              <Notice
                tone="warning"
                role="alert"
                title={t('languageFailed', { language: languageNames[failed] })}
              >
                <Button look="quiet" onClick={() => choose(failed)}>
                  {t('tryAgainWith', { language: languageNames[failed] })}
                </Button>
              </Notice>
            ) : null}
          </div>
          {children}
        </main>
        <footer className={styles['footer']} data-print="no">
          <p>
            <LockIcon /> <span>{t('promise')}</span>
          </p>
          <ThemeSwitch />
        </footer>
      </FrameByFrame>
    </div>
  )
}
