import { type ReactNode, useEffect, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Link, useLocation } from 'wouter'
import { MessageArea } from '../i18n/language-provider'
import { paths } from '../paths'
import { Button } from '../ui/buttons/button'
import { ChevronIcon } from '../ui/buttons/icons'
import styles from './account-frame.module.css'

/** The menu of an account: a row for each page at which something begins. */
const entries = [
  { key: 'request', href: paths.newOrder() },
  { key: 'drafts', href: paths.drafts() },
] as const

/**
 * The frame of account pages: a quiet navigation beside them, folded into a menu where there is no room for
 * it.
 */
export function AccountFrame({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles['frame']} data-room="account">
      <MessageArea area="orders">
        <AccountNavigation />
      </MessageArea>
      <div className={styles['content']}>{children}</div>
    </div>
  )
}

function AccountNavigation() {
  const t = useTranslations('order.navigation')
  const [route] = useLocation()
  const [open, setOpen] = useState(false)
  const listId = useId()
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever went somewhere has no more use for the menu
  useEffect(() => setOpen(false), [route])
  return (
    <nav className={styles['navigation']} aria-label={t('label')} data-print="no">
      <div className={styles['toggle']}>
        <Button
          look="quiet"
          icon={<ChevronIcon />}
          aria-expanded={open}
          aria-controls={listId}
          onClick={() => setOpen(!open)}
        >
          {t('menu')}
        </Button>
      </div>
      <ul id={listId} className={`${styles['list']} ${open ? '' : styles['folded']}`}>
        {entries.map(({ key, href }) => (
          <li key={key}>
            <Link
              href={href}
              aria-current={route === href ? 'page' : route.startsWith(`${href}/`) ? 'true' : undefined}
            >
              {t(key)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
