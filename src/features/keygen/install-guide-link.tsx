import { useTranslations } from 'use-intl'
import type { DeviceId } from '../../domain/devices'
import { paths } from '../../paths'

/** To the step-by-step guide, in a tab of its own: this page holds the key. */
export function InstallGuideLink({ deviceId }: { readonly deviceId: DeviceId }) {
  const t = useTranslations('keygen.install')
  const names = useTranslations('devices.name')
  return (
    <p>
      <a href={paths.installGuide(deviceId)} target="_blank" rel="noopener">
        {t('guide', { device: names(deviceId) })}
      </a>
    </p>
  )
}
