import { useTranslations } from 'use-intl'
import type { ClientOrder } from '../../../contract/schema'
import { isolated } from '../../../i18n/isolated'
import { useFormatter } from '../../../i18n/use-formatter'
import { CheckCircleIcon } from '../../../ui/buttons/icons'
import { FramedList } from '../../../ui/lists/framed-list'
import { VisuallyHidden } from '../../../ui/texts/visually-hidden'
import styles from './steps.module.css'

type Step = ClientOrder['steps'][number]

/** The steps of an order: done, under way or still to come; by whom, for how many, until when. */
export function OrderSteps({ steps }: { readonly steps: readonly Step[] }) {
  const states = useTranslations('stepState')
  const format = useFormatter()
  const t = useTranslations('order.step')
  const soon = Date.now()
  return (
    <FramedList as="ol">
      {steps.map((step) => {
        const { kind, subject, actor, count, done, doneAt, expectedAt } = step
        const isDone = doneAt !== null
        const day = (at: string) => format.dateTime(new Date(at), 'moment')
        return (
          <li
            key={`${kind} ${subject ?? ''}`}
            className={styles['step']}
            data-state={isDone ? 'done' : 'open'}
          >
            <span className={styles['mark']}>
              {isDone ? <CheckCircleIcon /> : <span className={styles['ring']} />}
            </span>
            <div className={styles['text']}>
              <p className={styles['what']}>
                <span>{t(`kind.${kind}`, { subject: isolated(subject ?? '') })}</span>
                <VisuallyHidden>{` (${states(isDone ? 'done' : 'waiting')})`}</VisuallyHidden>
              </p>
              <p>{t(`actor.${actor}`, { subject: isolated(subject ?? '') })}</p>
              {count > 1 ? <p>{t('progress', { done, count })}</p> : null}
              {doneAt !== null ? (
                <p>{t('doneAt', { moment: day(doneAt) })}</p>
              ) : expectedAt !== null ? (
                <p>
                  {Date.parse(expectedAt) > soon
                    ? t('expectedAt', {
                        moment: day(expectedAt),
                        relative: format.relativeTime(new Date(expectedAt), soon),
                      })
                    : t('overdue', { moment: day(expectedAt) })}
                </p>
              ) : null}
            </div>
          </li>
        )
      })}
    </FramedList>
  )
}
