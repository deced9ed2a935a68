import { useTranslations } from 'use-intl'
import type { CertificateCheck } from '../../domain/certificate-checks'
import { CheckCircleIcon, CrossCircleIcon } from '../../ui/icons'
import styles from './check-list.module.css'

interface CheckListProps {
  readonly checks: readonly CertificateCheck[]
  /** Set once the finished file was opened again from its bytes. */
  readonly fileOpens?: boolean
  readonly emailCount: number
}

/** Each check with its result in a word. */
export function CheckList({ checks, fileOpens, emailCount }: CheckListProps) {
  const t = useTranslations('keygen.checks')
  const all = [...checks, ...(fileOpens ? [{ name: 'file-opens', passed: true } as const] : [])]
  return (
    <ul className={styles['list']}>
      {all.map(({ name, passed }) => (
        <li key={name} className={styles[passed ? 'passed' : 'failed']}>
          <span className={styles['mark']}>{passed ? <CheckCircleIcon /> : <CrossCircleIcon />}</span>
          <span className={styles['text']}>
            {name === 'emails-included' ? t(name, { count: emailCount }) : t(name)}
          </span>
          <span className={styles['result']}>{t(`result.${passed ? 'passed' : 'failed'}`)}</span>
        </li>
      ))}
    </ul>
  )
}
