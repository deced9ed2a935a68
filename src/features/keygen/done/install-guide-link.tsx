import { useTranslations } from 'use-intl'
import type { DeviceId } from '../../../domain/devices'
import { paths } from '../../../paths'
import { ButtonLink, ButtonRow } from '../../../ui/buttons/button'

interface InstallGuideLinkProps {
  readonly deviceId: DeviceId
  readonly look?: 'primary' | 'secondary'
  /** Says which device it is for, where that is not said beside it. */
  readonly named?: boolean
}

/** To the step-by-step guide, in a tab of its own, and says so: this page holds the key. */
export function InstallGuideLink({ deviceId, look = 'secondary', named = false }: InstallGuideLinkProps) {
  const t = useTranslations('keygen.install')
  const names = useTranslations('devices.name')
  return (
    <ButtonRow>
      <ButtonLink look={look} href={paths.installGuide(deviceId)} target="_blank" rel="noopener">
        {named ? t('guideFor', { device: names(deviceId) }) : t('guide')}
      </ButtonLink>
    </ButtonRow>
  )
}
