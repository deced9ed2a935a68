import { useTranslations } from 'use-intl'
import { brokenPasswordRules, passwordRules } from '../../domain/password'
import { CheckIcon, CrossCircleIcon } from '../../ui/icons'
import { Small } from '../../ui/page'
import styles from './password-rules.module.css'

interface PasswordRulesProps {
  readonly password: string
  /** From the first attempt on each rule says whether it is met; before, nobody is scolded while typing. */
  readonly judged: boolean
}

export function PasswordRules({ password, judged }: PasswordRulesProps) {
  const t = useTranslations('keygen.password')
  const broken = brokenPasswordRules(password)
  return (
    <div className={styles['rules']}>
      <p>{t('rules')}</p>
      <ul>
        {passwordRules.map((rule) => {
          const met = !broken.includes(rule)
          return (
            <li key={rule} className={judged ? styles[met ? 'met' : 'broken'] : undefined}>
              <span className={styles['mark']}>
                {judged ? (
                  met ? (
                    <CheckIcon label={t('ruleMet')} />
                  ) : (
                    <CrossCircleIcon label={t('ruleBroken')} />
                  )
                ) : (
                  <span className={styles['dot']} />
                )}
              </span>
              {t(`rule.${rule}`)}
            </li>
          )
        })}
      </ul>
      <Small>{t('whyAscii')}</Small>
    </div>
  )
}
