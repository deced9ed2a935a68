import { useTranslations } from 'use-intl'
import { Button, ButtonRow } from '../../../ui/buttons/button'
import { Lead, Page, PageHeading } from '../../../ui/pages/page'

/** Another link was opened in this tab while a key would be lost. */
export function OtherLinkPage({
  onStay,
  onSwitch,
}: {
  readonly onStay: () => void
  readonly onSwitch: () => void
}) {
  const t = useTranslations('keygen.otherLink')
  return (
    <Page>
      <PageHeading>{t('title')}</PageHeading>
      <Lead>{t('help')}</Lead>
      <ButtonRow>
        <Button look="primary" onClick={onStay}>
          {t('stay')}
        </Button>
        <Button onClick={onSwitch}>{t('switch')}</Button>
      </ButtonRow>
    </Page>
  )
}
