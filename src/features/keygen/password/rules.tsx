import { useTranslations } from 'use-intl'
import { brokenPasswordRules, passwordRules } from '../../../domain/passwords/password'
import { CheckIcon, CrossCircleIcon } from '../../../ui/buttons/icons'
import { Small } from '../../../ui/pages/page'
import { CodeText } from '../../../ui/texts/code-text'
import { foreignCharacters } from './foreign-characters'
import styles from './rules.module.css'

interface PasswordRulesProps {
  readonly password: string
  /** From the first attempt on each rule says whether it is met; before, nobody is scolded while typing. */
  readonly judged: boolean
}

/** The rules, and the characters that break them: on many keyboards one types them without noticing. */
export function PasswordRules({ password, judged }: PasswordRulesProps) {
  const t = useTranslations('keygen.password')
  const broken = brokenPasswordRules(password)
  const foreign = foreignCharacters(password)
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
              <span>{t(`rule.${rule}`)}</span>
            </li>
          )
        })}
      </ul>
      <div role="status">
        {foreign.length > 0 ? (
          <p className={styles['broken']}>
            <span>{`${t('foreign', { count: foreign.length })} `}</span>
            {foreign.map((character) => (
              <span key={character} className={styles['foreign']}>
                <CodeText>{character}</CodeText>
              </span>
            ))}
          </p>
        ) : null}
      </div>
      <Small>{t('whyAscii')}</Small>
    </div>
  )
}
