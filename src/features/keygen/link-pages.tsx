import { useFormatter, useTranslations } from 'use-intl'
import type { Pickup } from '../../contract/schema'
import { BulletList } from '../../ui/bullet-list'
import { Button, ButtonRow } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { Lead, Page, PageHeading, Stack } from '../../ui/page'

/** No token: the page was loaded again, or the link lost its end. */
export function NoLinkPage() {
  const t = useTranslations('keygen.noLink')
  return (
    <Page>
      <PageHeading>{t('title')}</PageHeading>
      <Lead>{t('help')}</Lead>
      <p>{t('nothingLost')}</p>
    </Page>
  )
}

/** The link's certificate exists already. */
export function IssuedPage({ pickup }: { readonly pickup: Pickup }) {
  const t = useTranslations('keygen.issued')
  const format = useFormatter()
  return (
    <Page>
      <PageHeading>{t('title')}</PageHeading>
      <Stack>
        <Lead>
          {pickup.issued === null
            ? t('whatWithoutTime', { name: pickup.commonName })
            : t('what', {
                name: pickup.commonName,
                when: format.dateTime(new Date(pickup.issued.issuedAt), 'moment'),
              })}
        </Lead>
        <p>{t('means')}</p>
      </Stack>
      <Stack>
        <h2>{t('todoTitle')}</h2>
        <BulletList
          items={[t('todoFind'), t('todoReissue', { orderNumber: pickup.orderNumber }), t('todoUnknown')]}
        />
      </Stack>
    </Page>
  )
}

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

/** “This is not me”: nothing happened, and what to do. */
export function DeclinedPage({ onUndo }: { readonly onUndo: () => void }) {
  const t = useTranslations('keygen.declined')
  return (
    <Page>
      <PageHeading>{t('title')}</PageHeading>
      <Stack>
        <Lead>{t('help')}</Lead>
        <p>{t('todo')}</p>
      </Stack>
      <ButtonRow>
        <Button onClick={onUndo}>{t('undo')}</Button>
      </ButtonRow>
    </Page>
  )
}

interface CancelledPageProps {
  readonly requestSent: boolean
  readonly orderNumber: string
  readonly onAgain: () => void
}

/** Cancelled: what that means depends on whether the request had left. */
export function CancelledPage({ requestSent, orderNumber, onAgain }: CancelledPageProps) {
  const t = useTranslations('keygen.cancelled')
  return (
    <Page>
      <PageHeading>{t('title')}</PageHeading>
      {requestSent ? (
        <Notice tone="warning">
          <p>{t('afterSent', { orderNumber })}</p>
        </Notice>
      ) : (
        <>
          <Lead>{t('beforeSent')}</Lead>
          <ButtonRow>
            <Button look="primary" onClick={onAgain}>
              {t('again')}
            </Button>
          </ButtonRow>
        </>
      )}
    </Page>
  )
}
