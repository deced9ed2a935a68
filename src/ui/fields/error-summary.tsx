import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { WarningIcon } from '../buttons/icons'
import styles from './error-summary.module.css'

export interface FieldProblem {
  readonly fieldId: string
  readonly text: string
  /** How to get there, where the field is not on the page yet; else it takes the focus by its id. */
  readonly onChoose?: () => void
}

interface ErrorSummaryProps {
  readonly problems: readonly FieldProblem[]
  /** Changes with every attempt to submit: the summary takes the focus again. */
  readonly attempt: number
  /** How many and where, in a sentence before the list. */
  readonly lead?: ReactNode
}

/**
 * The remaining faults, in the words that stand at the fields; each line leads to its field. The lines are
 * buttons and no `#field` links: a fragment in the address bar is read as the token of a generate link.
 */
export function ErrorSummary({ problems, attempt, lead }: ErrorSummaryProps) {
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
        <WarningIcon /> <span>{t('summaryTitle')}</span>
      </h2>
      {lead ? <p>{lead}</p> : null}
      <ul>
        {problems.map(({ fieldId, text, onChoose }) => (
          <li key={fieldId}>
            <button type="button" onClick={onChoose ?? (() => document.getElementById(fieldId)?.focus())}>
              {text}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
