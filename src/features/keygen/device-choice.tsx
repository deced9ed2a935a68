import { useTranslations } from 'use-intl'
import { type DeviceId, devices } from '../../domain/devices'
import { ChoiceGroup, Radio } from '../../ui/choice'

interface DeviceChoiceProps {
  readonly legend: string
  readonly hint: string | undefined
  readonly error: string | undefined
  readonly deviceId: DeviceId | null
  readonly onDevice: (deviceId: DeviceId) => void
}

/** The field that stands for a device, to lead to it from elsewhere. */
export const deviceChoiceFieldId = (deviceId: DeviceId) => `device-${deviceId}`

/** All devices in people's words. */
export function DeviceChoice({ legend, hint, error, deviceId, onDevice }: DeviceChoiceProps) {
  const t = useTranslations('keygen.device.hint')
  const names = useTranslations('devices.name')
  return (
    <ChoiceGroup id="device" legend={legend} hint={hint} error={error}>
      {devices.map(({ id }) => (
        <Radio
          key={id}
          id={deviceChoiceFieldId(id)}
          name="device"
          value={id}
          label={names(id)}
          hint={t(id)}
          checked={id === deviceId}
          onChange={() => onDevice(id)}
        />
      ))}
    </ChoiceGroup>
  )
}
