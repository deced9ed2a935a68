import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { SavableFile } from '../../../blocks/files/save-button'
import { type DeviceId, deviceOf } from '../../../domain/devices'
import { SelectField } from '../../../ui/fields/select-field'
import { Notice } from '../../../ui/pages/notice'
import { Stack } from '../../../ui/pages/page'
import { MadeFile } from '../files/made-file'
import { useFileMaking } from '../files/use-making'
import { orderedDevices } from '../questions/device-order'
import { useDeviceGuess } from '../questions/use-device-guess'
import { InstallGuideLink } from './install-guide-link'

interface AnotherDevicePartProps {
  /** The device the file at hand was made for. */
  readonly deviceId: DeviceId
  readonly onBuildFor: (deviceId: DeviceId) => Promise<SavableFile>
  readonly onSaved: () => void
  readonly onResume: () => void
}

/** The same key and certificate for a further device, without a new order. */
export function AnotherDevicePart({ deviceId, onBuildFor, onSaved, onResume }: AnotherDevicePartProps) {
  const t = useTranslations('keygen.anotherDevice')
  const names = useTranslations('devices.name')
  const here = useTranslations('keygen.device')
  const guess = useDeviceGuess()
  const [other, setOther] = useState<DeviceId | null>(null)
  const { making, make, reset } = useFileMaking()
  const options = [
    { value: '', text: t('none') },
    ...orderedDevices(guess)
      .filter((id) => id !== deviceId)
      .map((id) => ({
        value: id,
        text: id === guess ? here('thisDevice', { device: names(id) }) : names(id),
      })),
  ]
  const sameKind = other !== null && kindOf(other) === kindOf(deviceId)
  return (
    <Stack>
      <h3>{t('title')}</h3>
      <p>{t('lead')}</p>
      <SelectField
        id="another-device"
        label={t('choice')}
        value={other ?? ''}
        options={options}
        onChange={({ target }) => {
          setOther(deviceOf(target.value)?.id ?? null)
          reset()
        }}
      />
      {other === null ? null : sameKind ? (
        <Notice tone="success" title={t('same', { device: names(other) })} role="status" />
      ) : (
        <>
          <p>{t('other', { device: names(other) })}</p>
          <MadeFile
            making={making}
            kind="p12"
            make={t('make', { device: names(other) })}
            onMake={() => make(() => onBuildFor(other))}
            onSaved={onSaved}
            onResume={onResume}
          />
          {kindOf(other) === 'compatible' ? <p>{t('compatibleNote')}</p> : null}
        </>
      )}
      {other === null ? null : <InstallGuideLink deviceId={other} named />}
    </Stack>
  )
}

const kindOf = (deviceId: DeviceId) => deviceOf(deviceId)?.pkcs12Profile
