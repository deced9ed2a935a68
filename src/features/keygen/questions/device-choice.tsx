import { useTranslations } from 'use-intl'
import type { DeviceId } from '../../../domain/devices'
import { Disclosure } from '../../../ui/buttons/disclosure'
import { ChoiceGroup, Radio } from '../../../ui/fields/choice'
import { deviceChoices } from './device-order'

interface DeviceChoiceProps {
  readonly legend: string
  readonly error: string | undefined
  /** The guessed device; it comes first, and is not chosen for the person. */
  readonly guess: DeviceId | null
  readonly deviceId: DeviceId | null
  readonly onDevice: (deviceId: DeviceId) => void
}

/** The field that stands for a device, to lead to it from elsewhere. */
export const deviceChoiceFieldId = (deviceId: DeviceId) => `device-${deviceId}`

/** All devices in people's words, those that few people have a click away. */
export function DeviceChoice({ legend, error, guess, deviceId, onDevice }: DeviceChoiceProps) {
  const t = useTranslations('keygen.device')
  const names = useTranslations('devices.name')
  const { first, others } = deviceChoices(guess)
  const radio = (id: DeviceId) => (
    <Radio
      key={id}
      id={deviceChoiceFieldId(id)}
      name="device"
      value={id}
      label={id === guess ? t('thisDevice', { device: names(id) }) : names(id)}
      hint={t(`hint.${id}`)}
      checked={id === deviceId}
      onChange={() => onDevice(id)}
    />
  )
  return (
    <ChoiceGroup id="device" legend={legend} hint={guess === null ? undefined : t('guessed')} error={error}>
      {first.map(radio)}
      <Disclosure summary={t('others')} startsOpen={deviceId !== null && others.includes(deviceId)}>
        <div>{others.map(radio)}</div>
      </Disclosure>
    </ChoiceGroup>
  )
}
