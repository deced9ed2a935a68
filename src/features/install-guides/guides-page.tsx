import { useTranslations } from 'use-intl'
import { Link } from 'wouter'
import { deviceOf } from '../../domain/devices'
import { MessageArea } from '../../i18n/language-provider'
import { paths } from '../../paths'
import { Lead, Page, PageHeading, Stack } from '../../ui/pages/page'
import { DeviceLinks } from './device-links'
import { GuidePage } from './guide-page'

interface GuidesPageProps {
  /** As it stands in the address; none for the list of all guides. */
  readonly deviceId?: string | undefined
}

/** All install guides, or the one of a device. */
export function GuidesPage({ deviceId }: GuidesPageProps) {
  const device = deviceId === undefined ? undefined : deviceOf(deviceId)
  return (
    <MessageArea area="guides">
      {device ? (
        <GuidePage key={device.id} device={device} />
      ) : deviceId === undefined ? (
        <GuideList />
      ) : (
        <UnknownDevicePage />
      )}
    </MessageArea>
  )
}

function GuideList() {
  const t = useTranslations('guides.index')
  return (
    <Page>
      <PageHeading>{t('title')}</PageHeading>
      <Lead>{t('lead')}</Lead>
      <DeviceLinks />
      <Stack gap="tight">
        <h2>{t('otherHelp')}</h2>
        <p>
          <Link href={paths.repair()}>{t('repairLink')}</Link>
        </p>
      </Stack>
    </Page>
  )
}

/** The address names a device that we have no guide for. */
function UnknownDevicePage() {
  const t = useTranslations('guides.unknownDevice')
  return (
    <Page>
      <PageHeading>{t('title')}</PageHeading>
      <Lead>{t('lead')}</Lead>
      <DeviceLinks />
    </Page>
  )
}
