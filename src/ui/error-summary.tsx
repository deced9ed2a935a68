import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import styles from './error-summary.module.css'
import { WarningIcon } from './icons'

export interface FieldProblem {
  readonly fieldId: string
  readonly text: string
}

interface ErrorSummaryProps {
  readonly problems: readonly FieldProblem[]
  /** Changes with every attempt to submit: the summary takes the focus again. */
  readonly attempt: number
}

/**
 * What is still wrong, in the words that stand at the fields, each line leading to its field. The lines are buttons and no
 * `#field` links: a fragment in the address bar is read as the token of a generate link.
 */
export function ErrorSummary({ problems, attempt }: ErrorSummaryProps) {
  const t = useTranslations('field')
  const box = useRef<HTMLElement>(null)
  const shown = problems.length > 0

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is the reason to move the focus
  useEffect(() => {
    if (shown) box.current?.focus()
  }, [attempt])

  if (!shown) return null
  return (
    <section ref={box} tabIndex={-1} className={styles['summary']} aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">
        <WarningIcon /> {t('summaryTitle')}
      </h2>
      <ul>
        {problems.map(({ fieldId, text }) => (
          <li key={fieldId}>
            <button type="button" onClick={() => document.getElementById(fieldId)?.focus()}>
              {text}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
