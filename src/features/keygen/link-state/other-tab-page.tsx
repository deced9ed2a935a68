import { useTranslations } from 'use-intl'
import { isolated } from '../../../i18n/isolated'
import { Button, ButtonRow } from '../../../ui/buttons/button'
import { Lead, Page, PageHeading, Stack } from '../../../ui/pages/page'

export interface OtherTabPageProps {
  /** The work was here until another page took over. */
  readonly takenOver: boolean
  readonly name: string
  readonly onTakeOver: () => void
}

/** The link is open in another tab or window: that one goes on, or this one takes over. */
export function OtherTabPage({ takenOver, name, onTakeOver }: OtherTabPageProps) {
  const t = useTranslations(takenOver ? 'keygen.takenOver' : 'keygen.otherTab')
  return (
    <Page>
      <PageHeading>{t('title')}</PageHeading>
      <Stack>
        <Lead>{t('lead', { name: isolated(name) })}</Lead>
        <p>{t('means')}</p>
      </Stack>
      <ButtonRow>
        <Button look="primary" onClick={onTakeOver}>
          {t('takeOver')}
        </Button>
      </ButtonRow>
    </Page>
  )
}
