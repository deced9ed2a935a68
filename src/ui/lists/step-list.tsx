import { type ReactNode, useEffect, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { CheckCircleIcon, CrossCircleIcon } from '../buttons/icons'
import { VisuallyHidden } from '../texts/visually-hidden'
import styles from './step-list.module.css'

type StepState = 'waiting' | 'running' | 'done' | 'failed'

export interface StepListItem {
  readonly id: string
  readonly text: string
  readonly state: StepState
  /** Milliseconds on the page's own clock (`performance.now()`); null before. */
  readonly startedAt: number | null
  readonly endedAt: number | null
}

interface StepListProps {
  readonly label: string
  readonly steps: readonly StepListItem[]
}

const marks: Readonly<Record<StepState, ReactNode>> = {
  waiting: <span className={styles['ring']} />,
  running: <span className={styles['spinner']} />,
  done: <CheckCircleIcon />,
  failed: <CrossCircleIcon />,
}

/**
 * Steps that tick off, with the time each took: honest, where a bar would guess. A screen reader hears each
 * change once.
 */
export function StepList({ label, steps }: StepListProps) {
  const t = useTranslations('stepState')
  const current = steps.findLast((step) => step.state === 'running' || step.state === 'failed')
  return (
    <>
      <ol className={styles['list']} aria-label={label}>
        {steps.map((step) => (
          <li
            key={step.id}
            className={styles[step.state]}
            aria-current={step.state === 'running' ? 'step' : undefined}
          >
            <span className={styles['mark']}>{marks[step.state]}</span>
            <span className={styles['text']}>
              <span>{step.text}</span>
              <VisuallyHidden>{` (${t(step.state)})`}</VisuallyHidden>
            </span>
            <Elapsed step={step} />
          </li>
        ))}
      </ol>
      <div role="status">
        <VisuallyHidden>{current ? `${current.text}: ${t(current.state)}` : ''}</VisuallyHidden>
      </div>
    </>
  )
}

/** Whole seconds while it runs, tenths at the end; nothing in a running step's first second. */
function Elapsed({ step: { startedAt, endedAt } }: { readonly step: StepListItem }) {
  const format = useFormatter()
  const [now, setNow] = useState(startedAt ?? 0)
  const running = startedAt !== null && endedAt === null

  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => setNow(performance.now()), 250)
    return () => clearInterval(timer)
  }, [running])

  if (startedAt === null) return null
  const elapsedText = (seconds: number) => {
    if (running) return format.number(Math.floor(seconds), 'wholeSeconds')
    return seconds < 0.1 ? `< ${format.number(0.1, 'seconds')}` : format.number(seconds, 'seconds')
  }
  const seconds = Math.max(0, (endedAt ?? now) - startedAt) / 1000
  if (running && seconds < 1) return null
  return <span className={styles['elapsed']}>{elapsedText(seconds)}</span>
}
