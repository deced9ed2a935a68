import { type FormEvent, useDeferredValue, useState } from 'react'
import { useTranslations } from 'use-intl'
import { type DeviceId, deviceOf } from '../../../domain/devices'
import { Button, ButtonRow } from '../../../ui/buttons/button'
import { ErrorSummary } from '../../../ui/fields/error-summary'
import { Lead, Stack } from '../../../ui/pages/page'
import type { StepPosition } from '../flow/states'
import { StepFrame } from '../flow/step-frame'
import { DeviceChoice, deviceChoiceFieldId } from './device-choice'
import { DeviceEvidence } from './device-evidence'
import { deviceChoices } from './device-order'
import { useDeviceGuess } from './use-device-guess'

interface DeviceStepProps {
  readonly position: StepPosition
  /** Null until the person has chosen. */
  readonly deviceId: DeviceId | null
  readonly onDevice: (deviceId: DeviceId) => void
  readonly onBack: () => void
  readonly onNext: () => void
}

/** Where it will be installed: a device is chosen, never a cipher. */
export function DeviceStep({ position, deviceId, onDevice, onBack, onNext }: DeviceStepProps) {
  const t = useTranslations('keygen.device')
  const names = useTranslations('devices.name')
  const guess = useDeviceGuess()
  const [attempts, setAttempts] = useState(0)
  const missing = attempts > 0 && deviceId === null
  const error = missing ? t('missing', { unknown: names('unknown') }) : undefined
  // The choice shows at once; the parts that follow from it are drawn in slices.
  const explained = useDeferredValue(deviceId)
  const device = explained === null ? undefined : deviceOf(explained)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (deviceId !== null) return onNext()
    setAttempts(attempts + 1)
  }
  return (
    <StepFrame title={t('title')} position={position} withError={missing} onBack={onBack}>
      <ErrorSummary
        problems={
          error
            ? [{ fieldId: deviceChoiceFieldId(deviceChoices(guess).first[0] ?? 'unknown'), text: error }]
            : []
        }
        attempt={attempts}
      />
      <Lead>{t('lead')}</Lead>
      <form noValidate onSubmit={submit}>
        <Stack gap="part">
          <DeviceChoice
            legend={t('choice')}
            error={error}
            guess={guess}
            deviceId={deviceId}
            onDevice={onDevice}
          />
          {device ? <DeviceEvidence device={device} /> : null}
          <ButtonRow>
            <Button look="primary" type="submit">
              {t('next')}
            </Button>
          </ButtonRow>
        </Stack>
      </form>
    </StepFrame>
  )
}
