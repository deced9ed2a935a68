import { useTranslations } from 'use-intl'
import type { PasswordStrength } from '../../../domain/passwords/strength'
import { Button } from '../../../ui/buttons/button'
import { CheckCircleIcon, CrossCircleIcon, InfoIcon } from '../../../ui/buttons/icons'
import { FailureNotice } from '../../../ui/pages/failure-notice'
import styles from './strength-line.module.css'
import type { PasswordJudgement } from './use-judge'

interface PasswordStrengthLineProps {
  readonly judgement: PasswordJudgement | null
  readonly judging: boolean
  readonly onTryAgain: () => void
}

const marks = {
  too_weak: <CrossCircleIcon />,
  fair: <InfoIcon />,
  good: <CheckCircleIcon />,
  strong: <CheckCircleIcon />,
} as const satisfies Readonly<Record<PasswordStrength, unknown>>

/** How hard the typed password is to guess: a word, a sign, and what that means. */
export function PasswordStrengthLine({ judgement, judging, onTryAgain }: PasswordStrengthLineProps) {
  const t = useTranslations('keygen.password.strength')
  const app = useTranslations('app')
  const warning = judgement?.at === 'judged' ? warningOf(judgement.warning) : null
  return (
    <>
      <div role="status">
        {judgement?.at === 'judged' ? (
          <div className={`${styles['line']} ${styles[judgement.strength]}`}>
            <span className={styles['mark']}>{marks[judgement.strength]}</span>
            <p>
              <strong className={styles['word']}>{t(`${judgement.strength}.word`)}</strong>{' '}
              <span>{t(`${judgement.strength}.means`)}</span>
              {warning === null ? null : <span>{` ${t(`warning.${warning}`)}`}</span>}
            </p>
          </div>
        ) : judging ? (
          <p className={styles['line']}>{t('judging')}</p>
        ) : null}
      </div>
      {judgement?.at === 'unavailable' && !judging ? (
        <FailureNotice error={judgement.error}>
          <Button onClick={onTryAgain}>{app('tryAgain')}</Button>
        </FailureNotice>
      ) : null}
    </>
  )
}

/** The estimator's warnings that a person can do something about; it has more, and may get others. */
const warnings = [
  'straightRow',
  'keyPattern',
  'simpleRepeat',
  'extendedRepeat',
  'sequences',
  'recentYears',
  'dates',
  'topTen',
  'topHundred',
  'common',
  'similarToCommon',
  'wordByItself',
  'namesByThemselves',
  'commonNames',
  'userInputs',
] as const

const warningOf = (name: string | null) => warnings.find((warning) => warning === name) ?? null
