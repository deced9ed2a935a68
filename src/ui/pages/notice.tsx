import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { CheckCircleIcon, CrossCircleIcon, InfoIcon, WarningIcon } from '../buttons/icons'
import type { Elements } from '../texts/elements'
import styles from './notice.module.css'

const icons = {
  info: InfoIcon,
  success: CheckCircleIcon,
  warning: WarningIcon,
  danger: CrossCircleIcon,
} as const

export type NoticeTone = keyof typeof icons

interface NoticeProps {
  readonly tone: NoticeTone
  /** The first line of the notice; without it the tone's own word stands there. */
  readonly title?: ReactNode
  /** `alert` for what happened just now and matters at once, `status` for what may wait its turn. */
  readonly role?: 'alert' | 'status'
  readonly children?: Elements
}

/** A message set apart. Its tone is an icon and a word, never a colour alone. */
export function Notice({ tone, title, role, children }: NoticeProps) {
  const t = useTranslations('notice')
  const Icon = icons[tone]
  return (
    <div className={`${styles['notice']} ${styles[tone]}`} role={role}>
      <span className={styles['icon']}>
        <Icon {...(title ? { label: t(tone) } : {})} />
      </span>
      <div className={styles['body']}>
        <p className={styles['title']}>{title ?? t(tone)}</p>
        {children}
      </div>
    </div>
  )
}
