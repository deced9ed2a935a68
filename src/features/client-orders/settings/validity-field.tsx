import { useTranslations } from 'use-intl'
import type { ValidityChoice, ValidityPolicy } from '../../../contract/schema'
import { type ClientOrderDraft, wholeNumber } from '../../../domain/orders/client-order-draft'
import { daysOfYears, judgeValidity, lastDayOf } from '../../../domain/orders/validity'
import { useFormatter } from '../../../i18n/use-formatter'
import { ChoiceGroup, Radio } from '../../../ui/fields/choice'
import { DateField } from '../../../ui/fields/date-field'
import { TextField } from '../../../ui/fields/text-field'
import { fieldIdOf } from '../wizard/step-fault-fields'
import styles from './validity-field.module.css'

type Validity = ClientOrderDraft['validity']

interface ValidityFieldProps {
  readonly validity: Validity
  readonly policy: ValidityPolicy
  readonly now: number
  readonly errorAt: (...pointers: readonly string[]) => string | undefined
  /** Changes a part of the newest choice. */
  readonly onChange: (part: Partial<Validity>) => void
}

const oneDayMs = 86_400_000

/** How long the certificates last: offered years, a day, a number of days; and what day that comes to. */
export function ValidityField({ validity, policy, now, errorAt, onChange }: ValidityFieldProps) {
  const t = useTranslations('order.validity')
  const format = useFormatter()
  const day = (at: string | number) => format.dateTime(new Date(at), 'day')
  const { kind, years, date, days } = validity
  const choice: ValidityChoice =
    kind === 'years'
      ? { kind, years }
      : kind === 'until'
        ? { kind, date }
        : { kind, days: wholeNumber(days) || 0 }
  const judged = judgeValidity(choice, policy, now)
  const isOffered = (count: number) => daysOfYears(count) <= policy.maxDays
  const firstOffered = policy.offeredYears.find(isOffered)
  // An UTC day must not become the day before in another time zone.
  const lastDay = lastDayOf(policy, now)
  const lastDayText = format.dateTime(new Date(`${lastDay}T12:00:00Z`), {
    dateStyle: 'long',
    timeZone: 'UTC',
  })
  return (
    <div className={styles['validity']}>
      <ChoiceGroup
        id="order-validity-group"
        legend={t('legend')}
        hint={t('hint')}
        error={errorAt('/validity/years', '/validity')}
      >
        {policy.kinds.includes('years')
          ? policy.offeredYears.map((count) => (
              <Radio
                key={count}
                id={count === firstOffered ? fieldIdOf('/validity/years') : `order-validity-years-${count}`}
                name="validity"
                label={t('years', { years: count })}
                hint={
                  isOffered(count)
                    ? t('untilAbout', { day: day(now + daysOfYears(count) * oneDayMs) })
                    : t('yearsForbidden', { days: policy.maxDays })
                }
                disabled={!isOffered(count)}
                checked={kind === 'years' && years === count}
                onChange={() => onChange({ kind: 'years', years: count })}
              />
            ))
          : null}
        {policy.kinds.includes('until') ? (
          <>
            <Radio
              id="order-validity-until"
              name="validity"
              label={t('customDate')}
              hint={t('customDateHint')}
              checked={kind === 'until'}
              onChange={() => onChange({ kind: 'until' })}
            />
            {kind === 'until' ? (
              <div className={styles['more']}>
                <DateField
                  id={fieldIdOf('/validity/date')}
                  label={t('date')}
                  hint={t('dateHint', { day: lastDayText })}
                  error={errorAt('/validity/date')}
                  value={date}
                  min={new Date(now).toISOString().slice(0, 10)}
                  max={lastDay}
                  onChange={({ target }) => onChange({ date: target.value })}
                />
              </div>
            ) : null}
          </>
        ) : null}
        {policy.kinds.includes('days') ? (
          <>
            <Radio
              id="order-validity-length"
              name="validity"
              label={t('customLength')}
              hint={t('customLengthHint')}
              checked={kind === 'days'}
              onChange={() => onChange({ kind: 'days' })}
            />
            {kind === 'days' ? (
              <div className={styles['more']}>
                <TextField
                  id={fieldIdOf('/validity/days')}
                  label={t('days')}
                  hint={t('daysHint', { days: policy.maxDays })}
                  error={errorAt('/validity/days')}
                  inputMode="numeric"
                  value={days}
                  onChange={({ target }) => onChange({ days: target.value })}
                />
              </div>
            ) : null}
          </>
        ) : null}
      </ChoiceGroup>
      <p className={styles['result']} aria-live="polite">
        {'code' in judged
          ? t('noResult')
          : t(kind === 'until' ? 'resultDate' : 'resultLength', {
              today: day(now),
              day: format.dateTime(new Date(judged.notAfter), {
                dateStyle: 'long',
                ...(kind === 'until' && { timeZone: 'UTC' }),
              }),
              days: judged.days,
            })}
      </p>
    </div>
  )
}
