import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type DeviceId, deviceOf, devices } from '../../domain/devices'
import { Disclosure } from '../../ui/disclosure'
import { Notice } from '../../ui/notice'
import { SelectField } from '../../ui/select-field'
import { InstallGuideLink } from './install-guide-link'
import type { SavableFile } from './keygen-places'
import { MadeFile } from './made-file'
import { useFileMaking } from './use-file-making'

interface AnotherDevicePanelProps {
  /** The device the file at hand was made for. */
  readonly deviceId: DeviceId
  readonly onBuildFor: (deviceId: DeviceId) => Promise<SavableFile>
  readonly onSaved: () => void
  readonly onResume: () => void
}

/** The same key and certificate for a further device, without a new order. */
export function AnotherDevicePanel({ deviceId, onBuildFor, onSaved, onResume }: AnotherDevicePanelProps) {
  const t = useTranslations('keygen.anotherDevice')
  const names = useTranslations('devices.name')
  const [other, setOther] = useState<DeviceId | null>(null)
  const { making, make, reset } = useFileMaking()
  const options = [
    { value: '', text: t('none') },
    ...devices.filter(({ id }) => id !== deviceId).map(({ id }) => ({ value: id, text: names(id) })),
  ]
  const sameKind = other !== null && kindOf(other) === kindOf(deviceId)
  return (
    <Disclosure summary={t('title')}>
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
      {other === null ? null : <InstallGuideLink deviceId={other} />}
    </Disclosure>
  )
}

const kindOf = (deviceId: DeviceId) => deviceOf(deviceId)?.pkcs12Profile
