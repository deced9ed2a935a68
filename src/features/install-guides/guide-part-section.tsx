import { useTranslations } from 'use-intl'
import { CheckCircleIcon } from '../../ui/buttons/icons'
import { BulletList } from '../../ui/lists/bullet-list'
import { NumberedList } from '../../ui/lists/numbered-list'
import styles from './guide-page.module.css'
import type { GuidePart, GuidePartId, GuideStep } from './guides'

const lists = { steps: NumberedList, points: BulletList } as const

interface GuidePartSectionProps {
  readonly id: GuidePartId
  readonly part: GuidePart
}

/** A part of a guide: its purpose, the steps, and how to see that it worked. */
export function GuidePartSection({ id, part }: GuidePartSectionProps) {
  const t = useTranslations('guides')
  const List = lists[part.list]
  return (
    <section id={id} className={styles['part']} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} tabIndex={-1}>
        {t(part.title)}
      </h2>
      {part.about ? <p className={styles['about']}>{t(part.about)}</p> : null}
      <List items={part.steps.map((step) => <Step key={step.text} step={step} />)} />
      {part.worked ? (
        <div className={styles['worked']}>
          <CheckCircleIcon />
          <div>
            <strong>{t('worked')}</strong>
            <Step step={part.worked} />
          </div>
        </div>
      ) : null}
    </section>
  )
}

function Step({ step }: { readonly step: GuideStep }) {
  const t = useTranslations('guides')
  return (
    <span className={styles['step']}>
      <span>{t(step.text)}</span>
      {step.command ? (
        <code className={styles['command']} translate="no">
          {step.command}
        </code>
      ) : null}
    </span>
  )
}
