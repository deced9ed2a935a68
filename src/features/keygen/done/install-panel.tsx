import { useTranslations } from 'use-intl'
import type { DeviceId } from '../../../domain/devices'
import { NumberedList } from '../../../ui/lists/numbered-list'
import { Stack } from '../../../ui/pages/page'
import { InstallGuideLink } from './install-guide-link'

const lines = ['one', 'two', 'three'] as const

interface InstallPanelProps {
  readonly deviceId: DeviceId
  /** The file is saved: installing it is what comes now. */
  readonly isNext: boolean
}

/** How to install the file on the device it was made for, in three lines. */
export function InstallPanel({ deviceId, isNext }: InstallPanelProps) {
  const t = useTranslations('keygen.install')
  const names = useTranslations('devices.name')
  return (
    <section data-print="no">
      <Stack>
        <h2>{unnamed.has(deviceId) ? t('titleAny') : t('title', { device: names(deviceId) })}</h2>
        <NumberedList items={lines.map((line) => t(`${deviceId}.${line}`))} />
        <InstallGuideLink deviceId={deviceId} look={isNext ? 'primary' : 'secondary'} />
      </Stack>
    </section>
  )
}

/** Answers that name no device. */
const unnamed: ReadonlySet<DeviceId> = new Set(['several', 'unknown'])
