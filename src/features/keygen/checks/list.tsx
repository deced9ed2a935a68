import type { CertificateCheck } from '../../../domain/certificates/checks'
import { CheckCircleIcon, CrossCircleIcon } from '../../../ui/buttons/icons'
import styles from './list.module.css'
import { useCheckTexts } from './texts'

interface CheckListProps {
  readonly checks: readonly CertificateCheck[]
  readonly emailCount: number
}

/** Each check with its result in a word; a failed one says why. */
export function CheckList({ checks, emailCount }: CheckListProps) {
  const textsOf = useCheckTexts(emailCount)
  return (
    <ul className={styles['list']}>
      {checks.map((check) => {
        const { text, result, reason } = textsOf(check)
        return (
          <li key={check.name} className={styles[check.passed ? 'passed' : 'failed']}>
            <span className={styles['mark']}>{check.passed ? <CheckCircleIcon /> : <CrossCircleIcon />}</span>
            <span className={styles['text']}>
              <span>{text}</span>
              {reason === null ? null : <span className={styles['reason']}>{reason}</span>}
            </span>
            <span className={styles['result']}>{result}</span>
          </li>
        )
      })}
    </ul>
  )
}
