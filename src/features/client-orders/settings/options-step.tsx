import { useTranslations } from 'use-intl'
import { StepForm } from '../../../blocks/step-form/step-form'
import { type ClientOrderDraft, wholeNumber } from '../../../domain/orders/client-order-draft'
import { ChoiceGroup, Radio } from '../../../ui/fields/choice'
import { SelectField } from '../../../ui/fields/select-field'
import { Stack } from '../../../ui/pages/page'
import { useFocusAt } from '../../../ui/timing/use-focus-at'
import { StepActions } from '../wizard/step-actions'
import { fieldIdOf, useStepFaults } from '../wizard/step-fault-fields'
import type { StepProps } from '../wizard/steps'
import styles from './validity-field.module.css'

/** Whether certificates renew themselves, how often and how early. */
export function OptionsStep(props: StepProps) {
  const { draft, product, change, faults, attempt, onContinue, onBack, returnsToCheck, target } = props
  const t = useTranslations('order.options')
  const { problems, errorAt } = useStepFaults(faults)
  useFocusAt(target, fieldIdOf)
  const { renewal } = draft
  const set = (part: Partial<ClientOrderDraft['renewal']>) =>
    change((before) => ({ ...before, renewal: { ...before.renewal, ...part } }))
  const policy = product.renewal
  const times = Array.from({ length: policy?.maxTimes ?? 0 }, (_, index) => String(index + 1))
  return (
    <StepForm problems={problems} attempt={attempt} onSubmit={onContinue}>
      <ChoiceGroup id="order-renewal-group" legend={t('legend')} hint={t('hint')} error={errorAt('/renewal')}>
        <Radio
          id={fieldIdOf('/renewal')}
          name="renewal"
          label={t('off')}
          hint={t('offHint')}
          checked={!renewal.on}
          onChange={() => set({ on: false })}
        />
        <Radio
          id="order-renewal-on"
          name="renewal"
          label={t('on')}
          hint={t('onHint')}
          checked={renewal.on}
          onChange={() => set({ on: true })}
        />
        {renewal.on && policy ? (
          <div className={styles['more']}>
            <Stack>
              <SelectField
                id={fieldIdOf('/renewal/times')}
                label={t('times')}
                error={errorAt('/renewal/times')}
                value={renewal.times}
                onChange={({ target }) => set({ times: target.value })}
                options={withChosen(times, renewal.times).map((value) => ({
                  value,
                  text: t('timesOption', { times: wholeNumber(value) }),
                }))}
              />
              <SelectField
                id={fieldIdOf('/renewal/daysBefore')}
                label={t('daysBefore')}
                error={errorAt('/renewal/daysBefore')}
                value={String(renewal.daysBefore)}
                onChange={({ target }) => set({ daysBefore: Number(target.value) })}
                options={withChosen(policy.daysBefore.map(String), String(renewal.daysBefore)).map(
                  (value) => ({
                    value,
                    text: t('daysBeforeOption', { days: Number(value) }),
                  }),
                )}
              />
            </Stack>
          </div>
        ) : null}
      </ChoiceGroup>
      <p className={styles['result']} aria-live="polite">
        {renewal.on
          ? t('resultOn', {
              times: wholeNumber(renewal.times) || 0,
              days: renewal.daysBefore,
            })
          : t('resultOff')}
      </p>
      <StepActions onBack={onBack} returnsToCheck={returnsToCheck} />
    </StepForm>
  )
}

/** An earlier choice stays visible, also where it is no longer offered. */
function withChosen(offered: readonly string[], chosen: string): readonly string[] {
  return offered.includes(chosen) ? offered : [chosen, ...offered]
}
